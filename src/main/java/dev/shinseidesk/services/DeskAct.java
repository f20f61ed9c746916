package dev.shinseidesk.services;

/** What a person may or may not do; words: {@code access.act.NAME} in the message bundles. */
public enum DeskAct {
  /** The list and what applications hold. */
  READ,
  /** What is masked as sensitive or protected, after giving a reason. */
  READ_PROTECTED,
  /** 個人番号 and account numbers for some seconds. */
  UNMASK,
  /** Fetching from the portal. */
  FETCH,
  /** Format review: drafts and decisions. */
  REVIEW,
  /** The second pair of eyes. */
  APPROVE,
  /** 提供, transcription, batches, and what stands in the outbox. */
  FORWARD,
  /** 申請処理状況, outcomes, corrections. */
  REGISTER,
  /** 宛名番号 by hand. */
  ADDRESSEE,
  /** Closing and reopening batches, which hold applications of the whole office. */
  BATCH,
  /** Counts and lists that go over the whole office. */
  SURVEY,
  /** Notes, contacts, filings that belong together. */
  CASEWORK,
  /** Taking in 番号紐付情報, trying channels. */
  OPERATE,
  /** Writing lists to files. */
  EXPORT,
  /** Writing the whole office's records to files. */
  EXPORT_ALL,
  /** Marking persons as protected. */
  PROTECT,
  /** Taking in a list of protected persons, which ends the marks that aren't in it. */
  PROTECT_ALL,
  /** Configuration and secrets. */
  CONFIGURE,
  /** Reading the trail. */
  READ_TRAIL,
  /** Checking the trail and leaving its signed head; shows no line. */
  VERIFY_TRAIL,
  /** Confirming that lines of the trail go which another person asked to take away. */
  PRUNE_TRAIL
}
