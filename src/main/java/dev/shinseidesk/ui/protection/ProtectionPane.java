package dev.shinseidesk.ui.protection;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.ProtectionStore.Mark;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.EmptyState;
import dev.shinseidesk.ui.common.FileChoice;
import dev.shinseidesk.ui.common.FxmlPane;
import dev.shinseidesk.ui.common.KeptScreen;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import java.text.Normalizer;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;

/** The screen of 支援措置: marks in force, set and ended with a reason, or taken from a file. */
@SuppressWarnings({"NullAway.Init", "UnusedMethod"}) // FXML fills the fields, calls the methods
public final class ProtectionPane implements KeptScreen {
  private final Texts texts;
  private final ProtectionViewModel model;
  private final FileChoice files;
  private final Parent root;

  @FXML private TextField search;
  @FXML private Label count;
  @FXML private Label outcome;
  @FXML private TableView<Mark> marks;
  @FXML private Button end;
  @FXML private Button takeIn;
  @FXML private Button mark;

  /**
   * Builds the view. FX thread.
   *
   * @param files asks for files of this machine
   */
  public ProtectionPane(UiContext ctx, ProtectionViewModel model, FileChoice files) {
    this.texts = ctx.texts();
    this.model = model;
    this.files = files;
    this.root = FxmlPane.load("protection/Protection.fxml", this, texts);
  }

  @FXML
  private void initialize() {
    marks
        .getColumns()
        .setAll(
            List.of(
                Parts.column("protection-name", texts.get("cli.column.applicant"), 140, Mark::name),
                Parts.column(
                    "protection-addressee",
                    texts.get("ui.protection.column.addressee"),
                    180,
                    Mark::addressee),
                Parts.column(
                    "protection-since",
                    texts.get("ui.protection.column.since"),
                    180,
                    m -> texts.moment(m.at())),
                Parts.column(
                    "protection-by", texts.get("cli.column.operator"), 90, m -> m.by().value()),
                Parts.column("protection-reason", texts.get("cli.column.reason"), 420, this::why)));
    Parts.share(marks);
    marks.setPlaceholder(new Region());
    marks.getSelectionModel().selectedItemProperty().addListener((p, b, n) -> explain());
    search.textProperty().addListener((p, before, now) -> show());
    model.marksProperty().addListener((p, before, now) -> show());
    model.readProperty().addListener((p, before, now) -> show());
    model.busyProperty().addListener((p, before, now) -> explain());
    model
        .importedProperty()
        .addListener((p, before, now) -> {
          if (now != null) {
            outcome.setText(
                texts.get("cli.protect.imported", now.persons(), now.added(), now.ended()));
          }
          Parts.show(outcome, now != null);
        });
    Parts.show(outcome, false);
    show();
  }

  private String why(Mark of) {
    ReceiptNumber number = of.number();
    return number == null
        ? texts.get("ui.protection.from-file")
        : texts.get("ui.protection.by-hand", number.value(), of.reason());
  }

  private void show() {
    String wanted = Normalizer.normalize(search.getText(), Normalizer.Form.NFKC).replace(" ", "");
    List<Mark> all = model.marksProperty().get();
    marks
        .getItems()
        .setAll(all.stream().filter(m -> wanted.isEmpty() || told(m).contains(wanted)).toList());
    count.setText(
        all.size() >= ProtectionViewModel.MOST
            ? texts.get("ui.protection.count.most", ProtectionViewModel.MOST)
            : texts.get("ui.protection.count", marks.getItems().size()));
    if (model.readProperty().get()) {
      marks.setPlaceholder(
          new EmptyState(
              "mdal-lock_open",
              texts.get(all.isEmpty() ? "ui.protection.none" : "ui.protection.none.found"),
              texts.get(
                  all.isEmpty() ? "ui.protection.none.next" : "ui.protection.none.found.next")));
    }
    explain();
  }

  private static String told(Mark mark) {
    ReceiptNumber number = mark.number();
    return Normalizer.normalize(
            mark.name() + mark.addressee() + (number == null ? "" : number.value()),
            Normalizer.Form.NFKC)
        .replace(" ", "");
  }

  private void explain() {
    boolean busy = model.busyProperty().get();
    end.setDisable(busy || marks.getSelectionModel().isEmpty());
    takeIn.setDisable(busy);
    mark.setDisable(busy);
  }

  @FXML
  private void release() {
    Mark chosen = marks.getSelectionModel().getSelectedItem();
    if (chosen != null) {
      model.end(chosen);
    }
  }

  @FXML
  private void takeIn() {
    files.toRead(texts.get("ui.protection.file"), model::takeIn);
  }

  @FXML
  private void mark() {
    model.mark();
  }

  @Override
  public Parent root() {
    return root;
  }

  @Override
  public void onShown() {
    model.refresh();
    search.requestFocus();
  }

  @Override
  public void onHidden() {
    model.stopLooking();
  }
}
