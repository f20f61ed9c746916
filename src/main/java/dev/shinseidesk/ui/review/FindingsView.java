package dev.shinseidesk.ui.review;

import dev.shinseidesk.archive.Place;
import dev.shinseidesk.ui.common.UiContext;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Fills the list of findings and steps through it. */
final class FindingsView {
  /** The second finding mustn't vanish under the first. */
  private static final PseudoClass SEVERAL = PseudoClass.getPseudoClass("several");

  private final ListView<FindingRow> list;

  /**
   * Keeps the list in step with the model.
   *
   * @param onPlace told the place of the finding chosen
   * @param onInsert puts it into the reason
   */
  FindingsView(
      UiContext ctx,
      ReviewViewModel model,
      ListView<FindingRow> list,
      Label title,
      Consumer<Place> onPlace,
      Runnable onInsert) {
    this.list = list;
    var texts = ctx.texts();
    list.setItems(model.findings());
    model
        .findings()
        .addListener(
            (ListChangeListener<FindingRow>)
                c -> list.pseudoClassStateChanged(SEVERAL, list.getItems().size() > 1));
    list.pseudoClassStateChanged(SEVERAL, model.findings().size() > 1);
    list.setAccessibleText(texts.get("ui.detail.tab.review"));
    list.setCellFactory(view -> new FindingCell(ctx, ctx.japanese()));
    var none =
        new Label(
            texts.get("ui.review.findings.none")
                + "\n"
                + texts.get("ui.review.findings.none.next"));
    none.setWrapText(true);
    none.getStyleClass().add("review-none");
    var waiting = new Label(texts.get("ui.review.findings.loading"));
    list.placeholderProperty()
        .bind(Bindings.when(model.loadedProperty()).<Node>then(none).otherwise(waiting));
    list.getSelectionModel()
        .selectedItemProperty()
        .addListener((o, was, is) -> {
          if (is != null) {
            onPlace.accept(is.finding().place());
          }
        });
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.INSERT) {
            onInsert.run();
            e.consume();
          }
        });
    title
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("ui.review.findings", model.findings().size()), model.findings()));
  }

  /** Goes on by so many; after the last comes the first. */
  void step(int by) {
    int size = list.getItems().size();
    if (size > 0) {
      int at = list.getSelectionModel().getSelectedIndex();
      int next = at < 0 ? (by > 0 ? 0 : size - 1) : Math.floorMod(at + by, size);
      list.getSelectionModel().clearAndSelect(next);
      list.scrollTo(Math.max(0, next - 1));
      list.requestFocus();
    }
  }
}
