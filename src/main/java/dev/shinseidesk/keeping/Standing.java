package dev.shinseidesk.keeping;

/** How an application stands towards deletion. Names are stored: never rename one. */
public enum Standing {
  /** May be deleted: its period is over and nothing holds it. */
  DUE,
  /** A legal hold keeps it. */
  HELD,
  /** Something of it must still leave the desk. */
  OUTBOX_OPEN,
  /** It is being worked on, or nobody has completed it. */
  NOT_COMPLETED,
  /** Completed; the period runs. */
  PERIOD_RUNNING
}
