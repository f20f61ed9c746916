package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.Problem;
import java.util.ArrayList;
import java.util.List;

/** Dialogs that are only noted down; questions are answered with {@link #yes}. */
public final class RecordedDialogs implements Dialogs {
  public final List<Problem> problems = new ArrayList<>();
  public final List<String> codes = new ArrayList<>();
  public final List<String> news = new ArrayList<>();
  public final List<Confirmation> questions = new ArrayList<>();
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
  public boolean isOpen() {
    return false;
  }
}
