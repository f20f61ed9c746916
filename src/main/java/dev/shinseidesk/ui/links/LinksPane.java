package dev.shinseidesk.ui.links;

import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.residents.NumberLinkDesk.Source;
import dev.shinseidesk.residents.NumberLinkDesk.State;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.ProgressStrip;
import dev.shinseidesk.ui.common.ScrollToFocus;
import dev.shinseidesk.ui.common.UiContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The screen of 番号紐付情報; binds only. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class LinksPane implements KeptScreen {
  private final UiContext ctx;
  private final Texts texts;
  private final LinksViewModel model;
  private final FileChoice files;
  private final Parent root;

  @FXML private ScrollPane scroll;
  @FXML private Label count;
  @FXML private Label asOf;
  @FXML private HBox age;
  @FXML private Button refresh;
  @FXML private VBox note;
  @FXML private VBox reading;
  @FXML private VBox preview;
  @FXML private VBox choosing;
  @FXML private VBox sources;
  @FXML private VBox local;
  @FXML private ComboBox<Source> source;
  @FXML private ComboBox<Extent> extent;
  @FXML private TextField path;
  @FXML private Button look;
  @FXML private VBox log;

  /** Builds the view. FX thread. */
  public LinksPane(UiContext ctx, LinksViewModel model, FileChoice files) {
    this.ctx = ctx;
    this.texts = ctx.texts();
    this.model = model;
    this.files = files;
    this.root = FxmlPane.load("links/Links.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    ScrollToFocus.in(scroll);
    reading
        .getChildren()
        .setAll(new ProgressStrip(texts, model.reading(), "links-reading", model::cancel));
    reading.managedProperty().bind(model.reading().runningProperty());
    extent.setConverter(Parts.words(e -> texts.get("ui.links.extent." + e.name())));
    extent.getItems().setAll(Extent.values());
    extent.setValue(Extent.FULL);
    source.setConverter(Parts.words(s -> s.id() + "（" + s.interfaceId() + "）"));
    model.shownProperty().addListener((p, before, now) -> show(now));
    model.previewProperty().addListener((p, before, now) -> showPreview(now));
    model.appliedProperty().addListener((p, before, now) -> showApplied(now));
    model.reading().runningProperty().addListener((p, before, now) -> arrange());
    path.textProperty().addListener((p, before, now) -> arrange());
    show(model.shownProperty().get());
    showPreview(null);
    showApplied(null);
  }

  private void show(LinksViewModel.Shown now) {
    State state = now.state();
    count.setText(
        texts.get(
            "ui.links.count",
            NumberFormat.getIntegerInstance(texts.locale()).format(state.links())));
    asOf.setText(
        state.asOf() == null
            ? texts.get("ui.links.none-yet")
            : texts.get("ui.links.as-of", texts.moment(state.asOf())));
    age.getChildren().setAll(LinkViews.age(texts, model));
    Source chosen = source.getValue();
    source.getItems().setAll(now.sources().stream().map(l -> l.source()).toList());
    if (chosen != null && source.getItems().contains(chosen)) {
      source.setValue(chosen);
    } else if (!source.getItems().isEmpty()) {
      source.setValue(source.getItems().getFirst());
    }
    source.setVisible(source.getItems().size() > 1);
    source.setManaged(source.isVisible());
    local.setVisible(!source.getItems().isEmpty());
    local.setManaged(local.isVisible());
    sources.getChildren().setAll(LinkViews.sources(texts, model, now.sources()));
    log.getChildren().setAll(LinkViews.log(texts, now.log()));
    arrange();
  }

  private void arrange() {
    boolean busy = model.reading().runningProperty().get();
    choosing.setVisible(model.previewProperty().get() == null);
    choosing.setManaged(choosing.isVisible());
    sources.setDisable(busy);
    local.setDisable(busy);
    look.setDisable(path.getText().isBlank() || source.getValue() == null);
  }

  private void showPreview(@Nullable Preview now) {
    preview.getChildren().clear();
    if (now != null) {
      var view = new PreviewView(texts, model, now);
      preview.getChildren().add(view);
      scroll.setVvalue(0);
      view.focusFirst();
    }
    preview.setVisible(now != null);
    preview.setManaged(now != null);
    arrange();
    if (now == null && refresh.getScene() != null) {
      refresh.requestFocus();
    }
  }

  private void showApplied(@Nullable ImportReport report) {
    note.setVisible(report != null);
    note.setManaged(report != null);
    note.getChildren().clear();
    if (report != null) {
      NumberFormat number = NumberFormat.getIntegerInstance(texts.locale());
      Label done = Badges.badge(texts.get("ui.links.applied"), "mdal-done", Badges.Tone.SUCCESS);
      Label text =
          new Label(
              texts.get(
                  "ui.links.applied.text",
                  report.fileName(),
                  number.format(report.added()),
                  number.format(report.changed()),
                  number.format(report.ended()),
                  number.format(report.linksAfter())));
      text.setWrapText(true);
      text.setId("links-applied");
      note.getChildren().setAll(List.of(done, text));
    }
  }

  @FXML
  private void refresh() {
    model.refresh();
  }

  @FXML
  private void browse() {
    files.toRead(texts.get("ui.links.file"), chosen -> path.setText(chosen.toString()));
  }

  @FXML
  private void look() {
    Source from = source.getValue();
    if (from == null) {
      return;
    }
    try {
      model.look(from, Path.of(path.getText().strip()), extent.getValue());
    } catch (InvalidPathException e) {
      ctx.dialogs()
          .information(texts.get("ui.admin.path.bad"), texts.get("ui.admin.path.bad.next"));
    }
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    model.refresh();
    refresh.requestFocus();
  }

  @Override
  public void onHidden() {
    model.stopLooking();
  }

  @Override
  public void end() {
    model.end();
  }
}
