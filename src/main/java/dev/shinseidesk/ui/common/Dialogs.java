package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Problem;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

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

  /**
   * Asks for something to be written before an act. Enter never acts, since it confirms a kana
   * conversion.
   *
   * @param missing why these answers, one per field, are not enough yet; empty when they are
   * @param onAct takes the answers when the clerk chose the act, never on Esc
   */
  void ask(Form form, Function<List<String>, String> missing, Consumer<List<String>> onAct);

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

  /**
   * A question with fields to write in.
   *
   * @param title the question
   * @param text what will happen; may be empty
   * @param lines facts to look at before deciding, one a line; may be empty
   * @param fields at least one
   * @param act the button, named after the act
   * @param grave whether it can't be taken back
   */
  record Form(
      String title,
      String text,
      List<String> lines,
      List<Field> fields,
      String act,
      boolean grave) {
    /** Copies the lists. */
    public Form {
      lines = List.copyOf(lines);
      fields = List.copyOf(fields);
    }
  }

  /**
   * Something to write.
   *
   * @param id of the input's node is {@code form-ID}
   * @param label what it is
   * @param prompt shown while it is empty; may be empty
   * @param limit characters (code points) it may have, counted on the card; 0 to count none
   * @param tall whether it may have several lines
   */
  record Field(String id, String label, String prompt, int limit, boolean tall) {}
}
