package dev.shinseidesk.ui.catalogue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Drafts to go back and forth to; typing on in one place is one step. FX thread. */
final class UndoSteps {
  private static final int MOST = 200;

  private final Deque<CatalogueDraft> back = new ArrayDeque<>();
  private final Deque<CatalogueDraft> forth = new ArrayDeque<>();
  private String lastKey = "";

  /**
   * A change is made.
   *
   * @param key what is being changed; empty for a step of its own
   */
  void step(String key, CatalogueDraft before) {
    if (key.isEmpty() || !key.equals(lastKey)) {
      back.push(before);
      if (back.size() > MOST) {
        back.removeLast();
      }
    }
    lastKey = key;
    forth.clear();
  }

  /** What is typed next is a step of its own. */
  void pause() {
    lastKey = "";
  }

  boolean canUndo() {
    return !back.isEmpty();
  }

  boolean canRedo() {
    return !forth.isEmpty();
  }

  /** The draft before this one, which must be there. */
  CatalogueDraft undo(CatalogueDraft now) {
    pause();
    forth.push(now);
    return back.pop();
  }

  /** The draft taken back last, which must be there. */
  CatalogueDraft redo(CatalogueDraft now) {
    pause();
    back.push(now);
    return forth.pop();
  }

  /** The files were written meanwhile: every step is a change of those from now on. */
  void over(CatalogueDraft files) {
    over(back, files);
    over(forth, files);
  }

  private static void over(Deque<CatalogueDraft> steps, CatalogueDraft files) {
    List<CatalogueDraft> next = steps.stream().map(draft -> draft.over(files)).toList();
    steps.clear();
    steps.addAll(next);
  }

  void clear() {
    pause();
    back.clear();
    forth.clear();
  }
}
