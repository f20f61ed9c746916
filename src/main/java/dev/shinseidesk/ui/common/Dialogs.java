package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Problem;
import java.util.List;

/**
 * Questions and news to the clerk. Nothing blocks: what follows an answer is given as a callback.
 * FX thread; free of scene-graph types, so that view models can use it.
 */
public interface Dialogs {
  /** Says what happened, what it means for the application, and what to do next. */
  void problem(Problem problem);

  /**
   * Says that something unforeseen happened.
   *
   * @param code short code to quote; the log holds the same
   */
  void unexpected(String code);

  /** Tells something that needs no answer. */
  void information(String title, String text);

  /** Asks; {@code onYes} runs only when the clerk chose the act, never on Esc. */
  void confirm(Confirmation question, Runnable onYes);

  /** Whether a dialog is open. */
  boolean isOpen();

  /**
   * A question before an act.
   *
   * @param title the question, e.g. この申請を転送しますか
   * @param text what will happen; may be empty
   * @param lines facts to look at before deciding, one a line; may be empty
   * @param act the button, named after the act, e.g. 転送する
   * @param grave whether it can't be taken back: then Enter doesn't choose it by itself
   */
  record Confirmation(String title, String text, List<String> lines, String act, boolean grave) {
    /** Copies the lines. */
    public Confirmation {
      lines = List.copyOf(lines);
    }
  }
}
