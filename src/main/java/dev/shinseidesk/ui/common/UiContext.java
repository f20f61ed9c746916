package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.security.PersonNames;
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
 * @param names who the colleagues are
 */
public record UiContext(
    Texts texts,
    Tasks tasks,
    Dialogs dialogs,
    Clock clock,
    JapaneseText japanese,
    PersonalClipboard clipboard,
    PersonNames names) {
  /** Where nobody's name is known. */
  public UiContext(
      Texts texts,
      Tasks tasks,
      Dialogs dialogs,
      Clock clock,
      JapaneseText japanese,
      PersonalClipboard clipboard) {
    this(texts, tasks, dialogs, clock, japanese, clipboard, PersonNames.NONE);
  }

  /** With a clipboard of its own. */
  public UiContext(Texts texts, Tasks tasks, Dialogs dialogs, Clock clock, JapaneseText japanese) {
    this(texts, tasks, dialogs, clock, japanese, new PersonalClipboard());
  }

  /** With a {@link JapaneseText} of its own; for tests. */
  public UiContext(Texts texts, Tasks tasks, Dialogs dialogs, Clock clock) {
    this(texts, tasks, dialogs, clock, new JapaneseText(new Fonts()));
  }

  /** A colleague's name, for screens; ids stand in the administration and the trail only. */
  public String name(OperatorId person) {
    return names.of(person);
  }
}
