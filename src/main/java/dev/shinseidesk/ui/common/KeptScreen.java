package dev.shinseidesk.ui.common;

/** A screen that stays while others are in view, until the sign-out. */
public interface KeptScreen extends Screen {
  /** The person signs out: stop what runs, drop what was only prepared. FX thread. */
  default void end() {}
}
