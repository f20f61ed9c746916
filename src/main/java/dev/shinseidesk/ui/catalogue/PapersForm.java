package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.ProcedureEdits.Paper;
import dev.shinseidesk.ui.common.Parts;
import java.util.List;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Attachments and checklist of the procedure in view. FX thread. */
final class PapersForm extends VBox {
  private final CatalogueViewModel model;
  private final ProcedureEdits edits;
  private final Texts texts;

  PapersForm(CatalogueViewModel model) {
    this.model = model;
    this.edits = new ProcedureEdits(model);
    this.texts = model.context().texts();
    getStyleClass().add("settings-form");
  }

  void show() {
    if (model.chosen() == null) {
      getChildren().clear();
      return;
    }
    var papers = new VBox();
    papers.getStyleClass().add("settings-entries");
    List<Paper> held = edits.papers();
    for (int i = 0; i < held.size(); i++) {
      papers.getChildren().add(paper(i, held.get(i)));
    }
    papers
        .getChildren()
        .add(
            Parts.button(
                "catalogue-paper-add",
                texts.get("ui.catalogue.paper.add"),
                () -> edits.addPaper(texts.get("ui.catalogue.paper.new"))));
    VBox checklist =
        Inputs.field(
            texts.get("ui.catalogue.checklist"),
            Inputs.area(
                "catalogue-checklist",
                String.join("\n", edits.checklist()),
                7,
                now -> edits.checklist(now.lines().toList())));
    checklist.getChildren().add(Parts.quiet(texts.get("ui.catalogue.checklist.text")));
    getChildren().setAll(Inputs.field(texts.get("ui.catalogue.papers"), papers), checklist);
  }

  private VBox paper(int index, Paper held) {
    TextField name =
        Inputs.line(
            "catalogue-paper-" + index,
            held.name(),
            now -> {
              Paper p = edits.papers().get(index);
              edits.paper(index, new Paper(now, p.required(), p.certificate()));
            });
    name.setAccessibleText(texts.get("ui.catalogue.papers"));
    var required =
        Inputs.check(
            "catalogue-paper-required-" + index,
            texts.get("ui.catalogue.required"),
            held.required(),
            now -> {
              Paper p = edits.papers().get(index);
              edits.paper(index, new Paper(p.name(), now, p.certificate()));
            });
    var certificate =
        Inputs.check(
            "catalogue-paper-certificate-" + index,
            texts.get("ui.catalogue.paper.certificate"),
            held.certificate(),
            now -> {
              Paper p = edits.papers().get(index);
              edits.paper(index, new Paper(p.name(), p.required(), now));
            });
    required.setMinWidth(USE_PREF_SIZE);
    certificate.setMinWidth(USE_PREF_SIZE);
    var row =
        new FlowPane(
            required,
            certificate,
            Parts.button(
                "catalogue-paper-remove-" + index,
                texts.get("ui.settings.remove"),
                () -> edits.removePaper(index)));
    row.getStyleClass().add("admin-form-row");
    var box = new VBox(name, row);
    box.getStyleClass().add("field");
    return box;
  }
}
