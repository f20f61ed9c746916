-- Three more states of an application: waiting for a second person, waiting for the applicant,
-- closed in favour of another filing. The rank is their order in the list.
DROP INDEX application_by_state;
ALTER TABLE application DROP COLUMN state_rank;
ALTER TABLE application ADD COLUMN state_rank INTEGER GENERATED ALWAYS AS (
  CASE state WHEN 'UNREVIEWED' THEN 0 WHEN 'IN_REVIEW' THEN 1 WHEN 'AWAITING_APPROVAL' THEN 2
    WHEN 'SOUND' THEN 3 WHEN 'DEFECTIVE' THEN 4 WHEN 'AWAITING_CORRECTION' THEN 5
    WHEN 'REJECTED' THEN 6 WHEN 'FORWARDING' THEN 7 WHEN 'FORWARDED' THEN 8
    WHEN 'CLOSED' THEN 9 END) VIRTUAL CHECK (state_rank IS NOT NULL);
CREATE INDEX application_by_state ON application (state_rank, receipt_number);
