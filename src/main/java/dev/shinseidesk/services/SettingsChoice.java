package dev.shinseidesk.services;

/**
 * What an administrator says of settings that differ from those in force, where nobody saved them.
 */
public enum SettingsChoice {
  /** Nothing: where they differ, nobody signs in. */
  NONE,
  /** What lies in the configuration folder is in force from now on. */
  ACCEPT,
  /** What was in force is written back into the configuration folder. */
  UNDO
}
