package dev.shinseidesk.ui.common;

import dev.shinseidesk.texts.Texts;
import java.time.Clock;

/**
 * What every screen needs.
 *
 * @param texts the words
 * @param tasks work off the FX thread
 * @param dialogs questions and news
 * @param clock the time
 * @param japanese draws residents' data
 */
public record UiContext(
    Texts texts, Tasks tasks, Dialogs dialogs, Clock clock, JapaneseText japanese) {
  /** With a {@link JapaneseText} of its own; for tests. */
  public UiContext(Texts texts, Tasks tasks, Dialogs dialogs, Clock clock) {
    this(texts, tasks, dialogs, clock, new JapaneseText(new Fonts()));
  }
}
