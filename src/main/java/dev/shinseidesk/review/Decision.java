package dev.shinseidesk.review;

/** Outcome of 形式審査. */
public enum Decision {
  /** 適. */
  SOUND,
  /** 不備: the applicant must correct it. */
  DEFECTIVE,
  /** 却下. */
  REJECTED
}
