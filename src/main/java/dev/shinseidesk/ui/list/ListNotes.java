package dev.shinseidesk.ui.list;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.EmptyState;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** What the list says where it has no rows, and of the last fetching. */
final class ListNotes {
  private final Texts texts;
  private final ListViewModel model;
  private final Runnable fetch;
  private final Runnable clear;

  ListNotes(Texts texts, ListViewModel model, Runnable fetch, Runnable clear) {
    this.texts = texts;
    this.model = model;
    this.fetch = fetch;
    this.clear = clear;
  }

  /** Fills the place with why there are no rows; leaves it empty where there are some. */
  void showInstead(Pane place) {
    place.getChildren().clear();
    Problem problem = model.problemProperty().get();
    if (problem != null) {
      place.getChildren().add(broken(problem));
    } else if (model.loadedOnceProperty().get() && model.rowsProperty().get().size() == 0) {
      place.getChildren().add(model.filters().isFiltered() ? nothingFound() : nothingHere());
    }
  }

  private EmptyState broken(Problem problem) {
    return new EmptyState(
        "mdmz-report_problem",
        texts.what(problem),
        texts.means(problem) + "\n" + texts.next(problem),
        button("list-again", "ui.list.again", model::refresh));
  }

  private EmptyState nothingFound() {
    return new EmptyState(
        "mdmz-search",
        texts.get("ui.list.none-found"),
        texts.get("ui.list.none-found.next"),
        button("list-empty-clear", "ui.list.clear", clear));
  }

  private EmptyState nothingHere() {
    boolean fetched = model.facetsProperty().get().lastRun() != null;
    return new EmptyState(
        "mdal-inbox",
        texts.get(fetched ? "ui.list.none-fetched" : "ui.list.none"),
        texts.get(fetched ? "ui.list.none-fetched.next" : "ui.list.none.next"),
        button("list-empty-fetch", "ui.shell.fetch", fetch));
  }

  private Button button(String id, String key, Runnable act) {
    var button = new Button(texts.get(key));
    button.setId(id);
    button.setMnemonicParsing(false);
    button.getStyleClass().add("accent");
    button.setOnAction(e -> act.run());
    return button;
  }

  /** When the last run was and what it brought. */
  String lastRun(@Nullable FetchRun run) {
    if (run == null) {
      return texts.get("ui.list.last-run.none");
    }
    String text =
        texts.get(
            run.failed() > 0 ? "ui.list.last-run.failed" : "ui.list.last-run",
            texts.moment(run.endedAt()),
            run.received(),
            run.failed());
    if (run.cancelled()) {
      return text + "　" + texts.get("ui.list.last-run.cancelled");
    }
    return run.problem() == null ? text : text + "　" + texts.what(run.problem());
  }
}
