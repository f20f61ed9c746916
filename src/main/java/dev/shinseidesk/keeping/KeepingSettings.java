package dev.shinseidesk.keeping;

/** What {@code keeping.json} says. Immutable, any thread. */
public record KeepingSettings(RetentionPlan retention, BackupPlan backup) {
  /** What ships. */
  public static final KeepingSettings DEFAULT =
      new KeepingSettings(RetentionPlan.DEFAULT, BackupPlan.DEFAULT);
}
