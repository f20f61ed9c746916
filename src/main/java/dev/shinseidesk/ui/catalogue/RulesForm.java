package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.review.Severity;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.catalogue.RuleSchema.Kind;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The rules of the procedure in view: their list, or one of them. FX thread. */
final class RulesForm extends VBox {
  private final CatalogueViewModel model;
  private final RuleEdits edits;
  private final Texts texts;
  private final ListView<RuleLine> list = new ListView<>();
  private final Button open;
  private final Button off;
  private final Button reset;
  private final ComboBox<String> severity = new ComboBox<>();
  private final ComboBox<Kind> kinds = new ComboBox<>();
  private final VBox listing;
  private final RuleEditor editor;
  private final ScrollPane page;
  private boolean building;

  RulesForm(CatalogueViewModel model) {
    this.model = model;
    this.edits = new RuleEdits(model);
    this.texts = model.context().texts();
    this.editor = new RuleEditor(model);
    this.page = new ScrollPane(editor);
    page.setFitToWidth(true);
    page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    page.getStyleClass().add("admin-scroll");
    page.setFocusTraversable(false);
    dev.shinseidesk.ui.common.ScrollToFocus.in(page);
    list.setId("catalogue-rules");
    list.setAccessibleText(texts.get("ui.catalogue.tab.rules"));
    list.setCellFactory(view -> new Cell());
    list.setPlaceholder(Parts.quiet(texts.get("ui.catalogue.rules.none")));
    list.getSelectionModel().selectedItemProperty().addListener((p, before, now) -> explain());
    list.addEventFilter(
        javafx.scene.input.KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            e.consume();
            openChosen();
          }
        });
    list.setOnMouseClicked(e -> {
      if (e.getClickCount() == 2) {
        openChosen();
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    open = Parts.button("catalogue-rule-open", texts.get("ui.settings.open"), this::openChosen);
    off = Parts.button("catalogue-rule-off", texts.get("ui.catalogue.rule.off"), this::switchOff);
    reset =
        Parts.button(
            "catalogue-rule-reset", texts.get("ui.catalogue.rule.reset"), this::resetChosen);
    severity.setId("catalogue-rule-severity");
    severity.setAccessibleText(texts.get("ui.catalogue.rule.severity"));
    severity.setConverter(Parts.words(this::level));
    severity.getItems().setAll(RuleEditor.SEVERITIES);
    severity
        .valueProperty()
        .addListener((p, before, now) -> {
          RuleLine line = list.getSelectionModel().getSelectedItem();
          if (!building && line != null && now != null && !now.isEmpty()) {
            edits.severity(line.id(), now);
            show();
          }
        });
    kinds.setId("catalogue-rule-kind");
    kinds.setConverter(Parts.words(Kind::title));
    kinds.setPromptText(texts.get("ui.catalogue.rule.kind"));
    kinds.setAccessibleText(texts.get("ui.catalogue.rule.kind"));
    Button add =
        Parts.button(
            "catalogue-rule-add",
            texts.get("ui.catalogue.rule.add"),
            () -> {
              Kind kind = kinds.getValue();
              if (kind != null) {
                edits.add(kind);
              }
            });
    add.disableProperty().bind(kinds.valueProperty().isNull());
    var acts = new FlowPane(open, severity, off, reset);
    acts.getStyleClass().add("admin-form-row");
    var adding = new FlowPane(kinds, add);
    adding.getStyleClass().add("admin-form-row");
    listing = new VBox(list, acts, adding);
    listing.getStyleClass().add("catalogue-rules");
    VBox.setVgrow(listing, Priority.ALWAYS);
    VBox.setVgrow(page, Priority.ALWAYS);
    getStyleClass().add("catalogue-page");
  }

  void show() {
    if (model.chosen() == null) {
      getChildren().clear();
      return;
    }
    if (edits.chosen() != null) {
      editor.show();
      getChildren().setAll(page);
      return;
    }
    building = true;
    RuleLine kept = list.getSelectionModel().getSelectedItem();
    if (kinds.getItems().isEmpty()) {
      kinds.getItems().setAll(model.schema().kinds());
    }
    list.getItems().setAll(edits.lines());
    int at = 0;
    for (int i = 0; kept != null && i < list.getItems().size(); i++) {
      at = list.getItems().get(i).id().equals(kept.id()) ? i : at;
    }
    if (!list.getItems().isEmpty()) {
      list.getSelectionModel().select(at);
    }
    building = false;
    explain();
    getChildren().setAll(listing);
  }

  private void explain() {
    RuleLine line = list.getSelectionModel().getSelectedItem();
    building = true;
    open.setDisable(line == null);
    off.setDisable(line == null);
    reset.setDisable(line == null || !(line.own() || line.off() || changedLevel(line)));
    off.setText(
        texts.get(line != null && line.off() ? "ui.catalogue.rule.on" : "ui.catalogue.rule.off"));
    reset.setText(
        texts.get(
            line != null && !line.shipped() ? "ui.settings.remove" : "ui.catalogue.rule.reset"));
    severity.setDisable(line == null || line.off());
    severity.setValue(line == null ? "" : line.severity());
    building = false;
  }

  private static boolean changedLevel(RuleLine line) {
    return !line.severity().equals(line.node().path("severity").asString(""));
  }

  private void openChosen() {
    RuleLine line = list.getSelectionModel().getSelectedItem();
    if (line != null) {
      model.chooseRule(line.id());
      page.setVvalue(0);
    }
  }

  private void switchOff() {
    RuleLine line = list.getSelectionModel().getSelectedItem();
    if (line != null) {
      edits.off(line.id(), !line.off());
    }
  }

  private void resetChosen() {
    RuleLine line = list.getSelectionModel().getSelectedItem();
    if (line != null) {
      edits.reset(line.id());
    }
  }

  private String level(String value) {
    return RuleEditor.level(texts, value);
  }

  private final class Cell extends WrappingCell<RuleLine> {
    @Override
    protected void updateItem(@Nullable RuleLine line, boolean empty) {
      super.updateItem(line, empty);
      if (empty || line == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String words = edits.words(line);
      List<String> marks = new ArrayList<>();
      marks.add(model.schema().title(line.kind()));
      if (line.own()) {
        marks.add(
            texts.get(line.shipped() ? "ui.catalogue.rule.changed" : "ui.catalogue.rule.own"));
      }
      if (line.procedures() > 1) {
        marks.add(texts.get("ui.catalogue.rule.shared", line.procedures()));
      }
      var text = new VBox(Parts.wrapping(words), Parts.quiet(String.join(" ・ ", marks)));
      text.setMinWidth(0);
      HBox.setHgrow(text, Priority.ALWAYS);
      Label badge =
          line.off()
              ? Badges.badge(
                  texts.get("ui.catalogue.rule.is-off"), "mdal-block", Badges.Tone.NEUTRAL)
              : line.severity().isEmpty()
                  ? Badges.badge(
                      texts.get("ui.catalogue.rule.usual"), "mdal-check", Badges.Tone.NEUTRAL)
                  : new Badges(texts)
                      .severity(Severity.valueOf(line.severity().toUpperCase(Locale.ROOT)));
      badge.setMinWidth(USE_PREF_SIZE);
      var mark = new HBox(badge);
      mark.getStyleClass().add("catalogue-rule-mark");
      var row = new HBox(mark, text);
      row.getStyleClass().add("catalogue-rule-line");
      setGraphic(row);
      setAccessibleText(badge.getText() + " " + words + " " + String.join(" ", marks));
    }
  }
}
