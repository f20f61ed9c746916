package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.services.CatalogueDesk.Sample;
import dev.shinseidesk.services.CatalogueDesk.Trial;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.WrappingCell;
import dev.shinseidesk.ui.review.FindingRow;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** What the draft says of a sample, and what keeps it from being saved. FX thread. */
final class PreviewPane extends VBox {
  private static final int PROBLEMS = 8;

  private final CatalogueViewModel model;
  private final Texts texts;
  private final JapaneseText japanese;
  private final ComboBox<Sample> samples = new ComboBox<>();
  private final Label state = Parts.quiet("");
  private final VBox results = new VBox();
  private boolean filling;

  PreviewPane(CatalogueViewModel model) {
    this.model = model;
    this.texts = model.context().texts();
    this.japanese = model.context().japanese();
    setId("catalogue-preview");
    getStyleClass().add("catalogue-preview");
    Label head = Parts.wrapping(texts.get("ui.catalogue.preview"));
    head.getStyleClass().add("admin-card-title");
    samples.setId("catalogue-sample");
    samples.setMaxWidth(Double.MAX_VALUE);
    samples.setAccessibleText(texts.get("ui.catalogue.preview.sample"));
    samples.setConverter(Parts.words(this::words));
    samples
        .valueProperty()
        .addListener((p, before, now) -> {
          if (!filling && now != null) {
            model.trySample(now);
          }
        });
    state.setId("catalogue-preview-state");
    results.getStyleClass().add("catalogue-results");
    var scroll = new ScrollPane(results);
    scroll.setFitToWidth(true);
    scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    scroll.getStyleClass().add("admin-scroll");
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getChildren().setAll(head, samples, state, scroll);
    model.trial().samplesProperty().addListener((p, before, now) -> fill(now));
    model.trialProperty().addListener((p, before, now) -> show(now));
    model.trial().runningProperty().addListener((p, before, now) -> tell());
    fill(model.trial().samplesProperty().get());
    show(model.trialProperty().get());
  }

  private String words(Sample sample) {
    return switch (sample.kind()) {
      case SOUND -> texts.get("ui.catalogue.sample.sound");
      case DEFECTIVE -> texts.get("ui.catalogue.sample.defective");
      case STORED ->
          texts.get(
              "ui.catalogue.sample.stored",
              sample.id(),
              sample.filedOn() == null ? "" : texts.day(sample.filedOn()));
    };
  }

  private void fill(List<Sample> now) {
    filling = true;
    samples.getItems().setAll(now);
    samples.setValue(model.trial().sample());
    filling = false;
  }

  private void tell() {
    Trial trial = model.trialProperty().get();
    state.setText(
        model.trial().runningProperty().get()
            ? texts.get("ui.catalogue.preview.running")
            : trial == null
                ? ""
                : !trial.judged()
                    ? texts.get("ui.catalogue.preview.impossible")
                    : texts.get("ui.catalogue.preview.found", trial.findings().size()));
  }

  private void show(@Nullable Trial trial) {
    tell();
    List<Node> nodes = new ArrayList<>();
    if (trial != null) {
      if (!trial.problems().isEmpty()) {
        nodes.add(problems(trial.problems()));
      }
      trial.findings().forEach(finding -> nodes.add(finding(finding)));
      if (trial.judged() && trial.findings().isEmpty()) {
        nodes.add(Parts.quiet(texts.get("ui.catalogue.preview.nothing")));
      }
    }
    results.getChildren().setAll(nodes);
  }

  private Node problems(List<Problem> problems) {
    var box = new VBox();
    box.setId("catalogue-problems");
    box.getStyleClass().add("settings-problems");
    Label head =
        new Label(
            texts.get("ui.catalogue.problems", problems.size()),
            Badges.icon("mdmz-report_problem"));
    head.setWrapText(true);
    head.setMinHeight(USE_PREF_SIZE);
    head.getStyleClass().add("admin-alarm-title");
    box.getChildren().add(head);
    for (Problem problem : problems.stream().limit(PROBLEMS).toList()) {
      String id = CatalogueProblems.rule(problem);
      String words = CatalogueProblems.words(model, problem);
      if (id.isEmpty() || model.now().rule(id) == null) {
        box.getChildren().add(Parts.wrapping(words));
      } else {
        var link = new Hyperlink(words);
        link.setWrapText(true);
        link.setMinHeight(USE_PREF_SIZE);
        link.setOnAction(e -> model.chooseRule(id));
        box.getChildren().add(link);
      }
    }
    if (problems.size() > PROBLEMS) {
      box.getChildren()
          .add(Parts.quiet(texts.get("ui.catalogue.problems.more", problems.size() - PROBLEMS)));
    }
    return box;
  }

  private Node finding(Finding finding) {
    FindingRow row = FindingRow.of(finding, texts);
    var words = new VBox(WrappingCell.wrapping(japanese, row.what(), "finding-what"));
    if (!row.todo().isEmpty()) {
      words.getChildren().add(WrappingCell.wrapping(japanese, row.todo(), "finding-todo"));
    }
    if (!row.where().isEmpty()) {
      words.getChildren().add(WrappingCell.wrapping(japanese, row.where(), "finding-where"));
    }
    words.setMinWidth(0);
    HBox.setHgrow(words, Priority.ALWAYS);
    Label badge = new Badges(texts).severity(finding.severity());
    badge.setMinWidth(USE_PREF_SIZE);
    var line = new VBox(badge, words);
    line.getStyleClass().add("catalogue-finding");
    line.setAccessibleText(row.badge() + " " + row.what());
    if (model.now().rule(finding.rule()) != null) {
      var link = new Hyperlink(texts.get("ui.catalogue.preview.rule", finding.rule()));
      link.setOnAction(e -> model.chooseRule(finding.rule()));
      line.getChildren().add(link);
    }
    return line;
  }
}
