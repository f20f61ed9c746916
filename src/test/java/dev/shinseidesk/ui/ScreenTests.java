package dev.shinseidesk.ui;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;

/** What view models need, without a window: dialogs that remember, tasks on the same thread. */
public final class ScreenTests {
  private ScreenTests() {}

  /** Dialogs that remember what they were asked. */
  public static final class Heard implements Dialogs {
    /** Problems told. */
    public final List<Problem> problems = new ArrayList<>();

    /** Codes of unforeseen failures told. */
    public final List<String> codes = new ArrayList<>();

    @Override
    public void problem(Problem problem) {
      problems.add(problem);
    }

    @Override
    public void unexpected(String code) {
      codes.add(code);
    }

    @Override
    public void information(String title, String text) {}

    @Override
    public void confirm(Confirmation question, Runnable onYes) {
      questions.add(question);
      onYes.run();
    }

    /** What is written where a form asks; the fields in their order. */
    public List<String> answers = new ArrayList<>();

    /** Forms asked. */
    public final List<Form> forms = new ArrayList<>();

    /** Questions asked. */
    public final List<Confirmation> questions = new ArrayList<>();

    /** What stood against the last answers. */
    public String missing = "";

    @Override
    public void ask(Form form, Function<List<String>, String> check, Consumer<List<String>> onAct) {
      forms.add(form);
      missing = check.apply(answers);
      if (missing.isEmpty()) {
        onAct.accept(answers);
      }
    }

    @Override
    public boolean isOpen() {
      return false;
    }
  }

  /** A context with these tasks; unhandled failures end the test. */
  public static UiContext context(Heard heard, Tasks tasks, Clock clock) {
    return new UiContext(new Texts(Locale.JAPANESE), tasks, heard, clock, japanese());
  }

  /** Tasks on the same thread whose unhandled failures end the test. */
  public static Tasks sameThread() {
    return Tasks.sameThread(failure -> {
      throw new AssertionError(failure);
    });
  }

  private static JapaneseText japanese() {
    return new JapaneseText(new dev.shinseidesk.ui.common.Fonts());
  }
}
