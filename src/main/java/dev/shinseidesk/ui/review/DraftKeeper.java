package dev.shinseidesk.ui.review;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.ui.common.Tasks;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Saves a draft in the background, one save at a time and always the newest, so that an older text
 * can't overwrite a newer one. FX thread only.
 */
final class DraftKeeper {
  /** How a draft is kept. */
  interface Keeping {
    void save(ReviewDraft draft) throws DeskException;
  }

  private static final long MOVING = -1;

  private final Tasks tasks;
  private final Keeping keeping;
  private final Runnable onSaved;
  private final Consumer<Problem> onFailed;
  private @Nullable ReviewDraft unsaved;
  private boolean saving;
  private boolean saved;
  private long changes;
  private @Nullable Runnable afterwards;

  DraftKeeper(Tasks tasks, Keeping keeping, Runnable onSaved, Consumer<Problem> onFailed) {
    this.tasks = tasks;
    this.keeping = keeping;
    this.onSaved = onSaved;
    this.onFailed = onFailed;
  }

  /** Notes what is to be saved at the next {@link #save}. */
  void changed(ReviewDraft draft) {
    unsaved = draft;
    changes++;
  }

  /**
   * What is typed so far, for {@link #untouchedSince}. A sheet that begins to be read now is older
   * than what is typed, or saved, before it arrives.
   */
  long mark() {
    return dirty() ? MOVING : changes;
  }

  /** Whether all was saved when the mark was made, and nothing has been typed since. */
  boolean untouchedSince(long mark) {
    return mark == changes && !dirty();
  }

  /** Whether something typed isn't saved yet. */
  boolean dirty() {
    return unsaved != null || saving;
  }

  /** Saves the newest draft unless it is saved already. */
  void save() {
    ReviewDraft draft = unsaved;
    if (saving || draft == null) {
      return;
    }
    saving = true;
    saved = false;
    unsaved = null;
    tasks
        .act(() -> keeping.save(draft))
        .onSuccess(done -> {
          saved = true;
          onSaved.run();
        })
        .onProblem(onFailed)
        .andThen(() -> ended(draft))
        .start();
  }

  /** Forgets what is unsaved and runs this once no save is under way. */
  void drop(Runnable then) {
    unsaved = null;
    afterwards = then;
    proceed();
  }

  private void ended(ReviewDraft draft) {
    saving = false;
    if (afterwards != null) {
      proceed();
    } else if (saved) {
      save();
    } else if (unsaved == null) {
      // Kept for the next try.
      unsaved = draft;
    }
  }

  private void proceed() {
    Runnable then = afterwards;
    if (!saving && then != null) {
      afterwards = null;
      then.run();
    }
  }
}
