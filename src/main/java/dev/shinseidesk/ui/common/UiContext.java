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
 * @param clipboard where residents' data is copied to
 */
public record UiContext(
    Texts texts,
    Tasks tasks,
    Dialogs dialogs,
    Clock clock,
    JapaneseText japanese,
    PersonalClipboard clipboard) {
  /** With a clipboard of its own. */
  public UiContext(Texts texts, Tasks tasks, Dialogs dialogs, Clock clock, JapaneseText japanese) {
    this(texts, tasks, dialogs, clock, japanese, new PersonalClipboard());
  }

  /** With a {@link JapaneseText} of its own; for tests. */
  public UiContext(Texts texts, Tasks tasks, Dialogs dialogs, Clock clock) {
    this(texts, tasks, dialogs, clock, new JapaneseText(new Fonts()));
  }
}
