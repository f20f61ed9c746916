package dev.shinseidesk.application;

/** Where an application stands at this desk; not the portal's processing status. */
public enum WorkState {
  /** 未審査: came in, nobody decided yet. */
  UNREVIEWED,
  /** 審査中: a draft of a review exists. */
  IN_REVIEW,
  /** 承認待ち: decided by one person, a second one must agree. */
  AWAITING_APPROVAL,
  /** 適: format review passed, not yet forwarded. */
  SOUND,
  /** 不備: a correction is needed. */
  DEFECTIVE,
  /** 補正待ち: the applicant was asked to correct it. */
  AWAITING_CORRECTION,
  /** 却下: turned down in format review. */
  REJECTED,
  /** 提供中: forwarding decided, in the outbox, not yet confirmed. */
  FORWARDING,
  /** 提供済: the receiver's copy is confirmed. */
  FORWARDED,
  /** 終了: closed, since another filing of the thread stands. */
  CLOSED
}
