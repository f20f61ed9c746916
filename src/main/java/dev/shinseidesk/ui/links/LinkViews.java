package dev.shinseidesk.ui.links;

import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkDesk.WaitingFile;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProblemCard;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Parts of the screen of 番号紐付情報. Static and without state; FX thread. */
final class LinkViews {
  /** More waiting files of one source than anybody takes in one by one. */
  private static final int FILES = 20;

  private LinkViews() {}

  /** How old what is in force is. */
  static List<Node> age(Texts texts, LinksViewModel model) {
    if (model.shownProperty().get().state().asOf() == null) {
      return List.of();
    }
    long days = model.ageInDays();
    String words = texts.get(days == 0 ? "ui.links.age.today" : "ui.links.age.days", days);
    return List.of(
        model.isOld()
            ? Badges.badge(words, "mdmz-report_problem", Badges.Tone.WARNING)
            : Badges.badge(words, "mdal-done", Badges.Tone.SUCCESS));
  }

  /** Each source with what waits there. */
  static List<Node> sources(
      Texts texts, LinksViewModel model, List<LinksViewModel.SourceLine> lines) {
    List<Node> nodes = new ArrayList<>();
    if (lines.isEmpty() && !model.loadingProperty().get()) {
      nodes.add(
          new EmptyState(
              "mdal-link_off",
              texts.get("ui.links.no-source"),
              texts.get("ui.links.no-source.next")));
    }
    for (LinksViewModel.SourceLine line : lines) {
      Label name = new Label(line.source().id());
      name.getStyleClass().add("admin-card-title");
      Label where = Parts.quiet(line.source().destination());
      HBox.setHgrow(where, Priority.ALWAYS);
      var head =
          new HBox(
              name,
              Badges.badge(line.source().interfaceId(), "mdal-label", Badges.Tone.NEUTRAL),
              where);
      head.getStyleClass().add("admin-row");
      var card = new VBox(head);
      card.getStyleClass().add("admin-card");
      if (line.problem() != null) {
        card.getChildren().add(new ProblemCard(texts, line.problem()));
      } else if (line.files().isEmpty()) {
        card.getChildren().add(Parts.quiet(texts.get("ui.links.nothing-waits")));
      }
      for (int i = 0; i < Math.min(FILES, line.files().size()); i++) {
        card.getChildren().add(file(texts, model, line, i));
      }
      if (line.files().size() > FILES) {
        card.getChildren()
            .add(Parts.quiet(texts.get("ui.links.more-wait", line.files().size() - FILES)));
      }
      nodes.add(card);
    }
    return nodes;
  }

  private static Node file(
      Texts texts, LinksViewModel model, LinksViewModel.SourceLine line, int index) {
    WaitingFile file = line.files().get(index);
    Label name = new Label(file.name());
    name.setMinWidth(0);
    Label extent = Parts.quiet(texts.get("ui.links.extent." + file.extent().name()));
    Label facts =
        Parts.quiet(
            texts.get(
                "ui.links.file.facts", size(texts, file.size()), texts.moment(file.modifiedAt())));
    extent.setMinWidth(Region.USE_PREF_SIZE);
    facts.setMinWidth(0);
    var words = new VBox(name, facts);
    HBox.setHgrow(words, Priority.ALWAYS);
    Button look = new Button(texts.get("ui.links.look"));
    look.setId("links-look-" + line.source().id() + "-" + index);
    look.setMnemonicParsing(false);
    look.setMinWidth(Region.USE_PREF_SIZE);
    look.setAccessibleText(texts.get("ui.links.look.of", file.name()));
    look.setOnAction(e -> model.look(line.source(), file));
    var row = new HBox(words, extent, look);
    row.setAlignment(Pos.CENTER_LEFT);
    row.getStyleClass().addAll("admin-row", "admin-line");
    return row;
  }

  /** Bytes as people say them. */
  static String size(Texts texts, long bytes) {
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    if (bytes < 10_000) {
      return texts.get("ui.links.bytes", number.format(bytes));
    }
    return bytes < 10_000_000
        ? texts.get("ui.links.kilobytes", number.format(bytes / 1000))
        : texts.get("ui.links.megabytes", number.format(bytes / 1_000_000));
  }

  /** What was taken in, newest first. */
  static List<Node> log(Texts texts, List<ImportReport> reports) {
    if (reports.isEmpty()) {
      return List.of(Parts.quiet(texts.get("ui.links.log.none")));
    }
    NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
    List<Node> nodes = new ArrayList<>();
    for (ImportReport report : reports) {
      Label when =
          new Label(texts.get("ui.links.log.line", texts.moment(report.at()), report.fileName()));
      Label facts =
          Parts.quiet(
              texts.get(
                  "ui.links.log.facts",
                  texts.get("ui.links.extent." + report.extent().name()),
                  number.format(report.added()),
                  number.format(report.changed()),
                  number.format(report.ended()),
                  number.format(report.unreadable()),
                  number.format(report.linksAfter()),
                  report.by().isEmpty() ? texts.get("ui.links.log.by-itself") : report.by()));
      when.setWrapText(true);
      facts.setWrapText(true);
      var box = new VBox(when, facts);
      box.getStyleClass().add("admin-line");
      nodes.add(box);
    }
    return nodes;
  }
}
