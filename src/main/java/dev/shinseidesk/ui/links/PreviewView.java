package dev.shinseidesk.ui.links;

import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.UnreadableLine;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Parts;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a file would do, the consents it needs, and the two ways on. */
final class PreviewView extends VBox {
  private final Texts texts;
  private final LinksViewModel model;
  private final Preview preview;
  private final NumberFormat number;
  private final Label blocker = new Label();
  private final Button apply;
  private final Button discard;
  private final List<CheckBox> consents = new ArrayList<>();

  PreviewView(Texts texts, LinksViewModel model, Preview preview) {
    this.texts = texts;
    this.model = model;
    this.preview = preview;
    this.number = NumberFormat.getIntegerInstance(texts.locale());
    setId("links-preview");
    getStyleClass().addAll("admin-card", "links-preview");
    apply = Parts.button("links-apply", texts.get("ui.links.apply"), model::apply);
    apply.getStyleClass().add("accent");
    discard = Parts.button("links-discard", texts.get("ui.links.discard"), model::discard);
    getChildren().addAll(head(), numbers(), beforeAfter());
    warnings();
    if (preview.unreadable() > 0) {
      getChildren().addAll(unreadableTitle(), unreadable());
    }
    consents();
    getChildren().add(foot());
    model.givenProperty().addListener((p, before, now) -> explain());
    model.applyingProperty().addListener((p, before, now) -> explain());
    explain();
  }

  void focusFirst() {
    (consents.isEmpty() ? discard : consents.getFirst()).requestFocus();
  }

  private Node head() {
    Label title = new Label(texts.get("ui.links.preview", preview.fileName()));
    title.getStyleClass().add("admin-card-title");
    title.setWrapText(true);
    Label facts =
        Parts.quiet(
            texts.get(
                "ui.links.preview.facts",
                texts.get("ui.links.extent." + preview.extent().name()),
                texts.moment(preview.asOf()),
                number.format(preview.lines())));
    facts.setWrapText(true);
    return new VBox(title, facts);
  }

  private Node numbers() {
    var row = new FlowPane();
    row.getStyleClass().add("admin-figures");
    row.getChildren()
        .addAll(
            figure("added", preview.added()),
            figure("changed", preview.changed()),
            figure("ended", preview.ended()),
            figure("unchanged", preview.unchanged()),
            figure("unreadable", preview.unreadable()));
    return row;
  }

  private Node figure(String name, long value) {
    Label figure = new Label(number.format(value));
    figure.setId("links-" + name);
    figure.getStyleClass().add("admin-figure");
    if (name.equals("unreadable") && value > 0) {
      figure.getStyleClass().add("admin-figure-bad");
    }
    return new VBox(Parts.quiet(texts.get("ui.links.figure." + name)), figure);
  }

  private Node beforeAfter() {
    Label label =
        new Label(
            texts.get(
                "ui.links.before-after",
                number.format(preview.linksBefore()),
                number.format(preview.linksAfter())));
    label.setId("links-before-after");
    label.setWrapText(true);
    return label;
  }

  private void warnings() {
    if (preview.known()) {
      getChildren().add(strip(texts.get("ui.links.known"), "admin-note"));
    }
    if (preview.needed().contains(Consent.SHRINK)) {
      long share =
          preview.linksBefore() == 0
              ? 0
              : Math.round(
                  100.0 * (preview.linksBefore() - preview.linksAfter()) / preview.linksBefore());
      getChildren().add(strip(texts.get("ui.links.shrinks", share), "admin-warning"));
    }
  }

  private static Node strip(String text, String style) {
    Label label =
        new Label(
            text, Badges.icon(style.equals("admin-note") ? "mdal-info" : "mdmz-report_problem"));
    label.setWrapText(true);
    label.setMaxWidth(Double.MAX_VALUE);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }

  private Node unreadableTitle() {
    Label label =
        new Label(
            preview.unreadable() > preview.firstUnreadable().size()
                ? texts.get(
                    "ui.links.unreadable.first",
                    number.format(preview.firstUnreadable().size()),
                    number.format(preview.unreadable()))
                : texts.get("ui.links.unreadable", number.format(preview.unreadable())));
    label.getStyleClass().add("admin-heading");
    return label;
  }

  private Node unreadable() {
    var table = new TableView<UnreadableLine>();
    table.setId("links-unreadable-table");
    table.getStyleClass().add("admin-table");
    table.getItems().setAll(preview.firstUnreadable());
    table
        .getColumns()
        .add(
            Parts.column(
                "links-line",
                texts.get("ui.links.unreadable.column.line"),
                90,
                line -> number.format(line.line())));
    table
        .getColumns()
        .add(
            Parts.column(
                "links-item",
                texts.get("ui.links.unreadable.column.item"),
                180,
                UnreadableLine::item));
    table
        .getColumns()
        .add(
            Parts.column(
                "links-rule",
                texts.get("ui.links.unreadable.column.rule"),
                340,
                line -> rule(line.rule())));
    Parts.share(table);
    double rows = Math.min(6, preview.firstUnreadable().size());
    table.setMinHeight(36 * (rows + 1) + 4);
    table.setPrefHeight(36 * (rows + 1) + 4);
    return table;
  }

  /** A rule is a text key where the file's reader has words for it. */
  private String rule(String rule) {
    return texts.has(rule) ? texts.get(rule) : rule;
  }

  private void consents() {
    for (Consent consent : Consent.values()) {
      if (preview.needed().contains(consent)) {
        var box = new CheckBox(texts.get("ui.links.consent." + consent.name()));
        box.setId("links-consent-" + consent.name());
        box.setMnemonicParsing(false);
        box.setWrapText(true);
        box.selectedProperty().addListener((p, before, now) -> model.consent(consent, now));
        consents.add(box);
        getChildren().add(box);
      }
    }
  }

  private Node foot() {
    blocker.setId("links-blocker");
    blocker.setWrapText(true);
    blocker.setMinHeight(Region.USE_PREF_SIZE);
    blocker.setMaxWidth(Double.MAX_VALUE);
    blocker.getStyleClass().add("quiet");
    HBox.setHgrow(blocker, Priority.ALWAYS);
    var foot = new HBox(blocker, discard, apply);
    foot.getStyleClass().addAll("admin-row", "admin-foot");
    return foot;
  }

  private void explain() {
    apply.setDisable(!model.mayApply());
    discard.setDisable(model.applyingProperty().get());
    blocker.setText(
        texts.get(
            model.applyingProperty().get()
                ? "ui.links.applying"
                : preview.known()
                    ? "ui.links.blocked.known"
                    : model.mayApply() ? "ui.links.ready" : "ui.links.blocked.consent"));
  }
}
