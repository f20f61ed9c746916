package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.ProcedureEdits.Deadline;
import dev.shinseidesk.ui.common.Parts;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Names, deadline and default route of the procedure in view. FX thread. */
final class BasicForm extends VBox {
  private final CatalogueViewModel model;
  private final ProcedureEdits edits;
  private final Texts texts;
  private final Runnable toRoutes;

  /**
   * For a screen.
   *
   * @param toRoutes shows the screen of routes
   */
  BasicForm(CatalogueViewModel model, Runnable toRoutes) {
    this.model = model;
    this.edits = new ProcedureEdits(model);
    this.texts = model.context().texts();
    this.toRoutes = toRoutes;
    getStyleClass().add("settings-form");
  }

  void show() {
    if (model.chosen() == null) {
      getChildren().clear();
      return;
    }
    Label code = Parts.wrapping(edits.text("code"));
    code.setId("catalogue-code");
    getChildren()
        .setAll(
            Inputs.field(texts.get("ui.catalogue.code"), code),
            text("name", "ui.catalogue.name"),
            text("commonName", "ui.catalogue.common-name"),
            text("group", "ui.catalogue.group"),
            deadline(),
            route());
  }

  private VBox text(String name, String label) {
    return Inputs.field(
        texts.get(label),
        Inputs.line("catalogue-" + name, edits.text(name), now -> edits.text(name, now)));
  }

  private VBox deadline() {
    Deadline held = edits.deadline();
    var days =
        Inputs.line(
            "catalogue-days",
            held.days() < 1 ? "" : Integer.toString(held.days()),
            now -> {
              Deadline d = edits.deadline();
              edits.deadline(new Deadline(Inputs.whole(now), d.business(), d.basis()));
            });
    days.setPrefColumnCount(5);
    days.setAccessibleText(texts.get("ui.catalogue.deadline.days"));
    var counting =
        Inputs.choice(
            "catalogue-counting",
            List.of("calendar", "business"),
            held.business() ? "business" : "calendar",
            value -> texts.get("ui.catalogue.deadline." + value),
            now -> {
              Deadline d = edits.deadline();
              edits.deadline(new Deadline(d.days(), now.equals("business"), d.basis()));
            });
    counting.setAccessibleText(texts.get("ui.catalogue.deadline.counting"));
    var row = new FlowPane(Parts.wrapping(texts.get("ui.catalogue.deadline.from")), days, counting);
    row.getStyleClass().add("admin-form-row");
    var basis =
        Inputs.line(
            "catalogue-basis",
            held.basis(),
            now -> {
              Deadline d = edits.deadline();
              edits.deadline(new Deadline(d.days(), d.business(), now));
            });
    basis.setPromptText(texts.get("ui.catalogue.deadline.basis"));
    basis.setAccessibleText(texts.get("ui.catalogue.deadline.basis"));
    VBox box = Inputs.field(texts.get("ui.catalogue.deadline"), row);
    box.getChildren().addAll(basis, Parts.quiet(texts.get("ui.catalogue.deadline.text")));
    return box;
  }

  private VBox route() {
    String receiver = model.route();
    Label words =
        Parts.wrapping(receiver.isEmpty() ? texts.get("ui.catalogue.route.none") : receiver);
    words.setId("catalogue-route");
    VBox box = Inputs.field(texts.get("ui.catalogue.route"), words);
    box.getChildren()
        .add(Parts.button("catalogue-to-routes", texts.get("ui.catalogue.route.open"), toRoutes));
    return box;
  }
}
