package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Dialogs that are only noted down; questions are answered with {@link #yes}. */
public final class RecordedDialogs implements Dialogs {
  public final List<Problem> problems = new ArrayList<>();
  public final List<String> codes = new ArrayList<>();
  public final List<String> news = new ArrayList<>();
  public final List<Confirmation> questions = new ArrayList<>();
  public final List<Form> forms = new ArrayList<>();
  public boolean yes;

  @Override
  public void problem(Problem problem) {
    problems.add(problem);
  }

  @Override
  public void unexpected(String code) {
    codes.add(code);
  }

  @Override
  public void information(String title, String text) {
    news.add(title);
  }

  @Override
  public void confirm(Confirmation question, Runnable onYes) {
    questions.add(question);
    if (yes) {
      onYes.run();
    }
  }

  @Override
  public void ask(Form form, Function<List<String>, String> missing, Consumer<List<String>> onAct) {
    forms.add(form);
  }

  @Override
  public boolean isOpen() {
    return false;
  }
}
