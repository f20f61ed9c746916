package dev.shinseidesk.ui.queue;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.list.PagedRows;
import dev.shinseidesk.ui.list.RowSlot;
import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * The list as it was filtered, small, beside the case: the very rows of the list, so that it is
 * never another one. FX thread.
 */
public final class QueuePane extends VBox {
  private static final double CELL = 112;

  private final UiContext ctx;
  private final QueueViewModel model;
  private final ReadOnlyObjectProperty<PagedRows> rows;
  private final Consumer<ReceiptNumber> open;
  private final Label title = new Label();
  private final ListView<RowSlot> list = new ListView<>();
  private @Nullable ReceiptNumber shown;

  /**
   * Follows the list.
   *
   * @param rows of the list
   * @param open shows another application
   */
  public QueuePane(
      UiContext ctx,
      DeskServices services,
      ReadOnlyObjectProperty<PagedRows> rows,
      Consumer<ReceiptNumber> open) {
    this.ctx = ctx;
    this.model = new QueueViewModel(ctx, services);
    this.rows = rows;
    this.open = open;
    setId("case-queue");
    getStyleClass().add("queue");
    title.getStyleClass().add("queue-title");
    list.setId("queue-list");
    list.setFixedCellSize(CELL);
    list.setAccessibleText(ctx.texts().get("ui.queue"));
    list.setCellFactory(view -> new Cell());
    list.setPlaceholder(new Label(ctx.texts().get("ui.queue.empty")));
    list.addEventHandler(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.ENTER) {
            openSelected();
            e.consume();
          }
        });
    list.addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          if (e.getButton() == MouseButton.PRIMARY) {
            openSelected();
          }
        });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(title, list);
    rows.addListener((o, was, is) -> show());
    model.changesProperty().addListener((o, was, is) -> list.refresh());
    show();
  }

  private void openSelected() {
    RowSlot slot = list.getSelectionModel().getSelectedItem();
    ApplicationRow row = slot == null ? null : slot.row();
    if (row != null && !row.receiptNumber().equals(shown)) {
      open.accept(row.receiptNumber());
    }
  }

  private void show() {
    list.setItems(rows.get());
    title.setText(ctx.texts().get("ui.queue.title", rows.get().size()));
    mark();
  }

  /** Marks the application that the case is about. */
  public void follow(ReceiptNumber number) {
    shown = number;
    mark();
  }

  private void mark() {
    ReceiptNumber number = shown;
    list.getSelectionModel().clearSelection();
    if (number != null) {
      rows.get()
          .find(number)
          .ifPresent(index -> {
            list.getSelectionModel().select(index);
            list.scrollTo(Math.max(0, index - 1));
          });
    }
  }

  /** Something of this application changed. */
  public void changed(ReceiptNumber number) {
    model.changed(number);
  }

  private final class Cell extends ListCell<RowSlot> {
    private final ChangeListener<@Nullable ApplicationRow> filled = (o, was, is) -> draw(is);
    private @Nullable RowSlot slot;

    /** As wide as the queue, so that no scroll bar comes. */
    @Override
    protected double computePrefWidth(double height) {
      return 0;
    }

    @Override
    protected void updateItem(@Nullable RowSlot item, boolean empty) {
      super.updateItem(item, empty);
      if (slot != null) {
        slot.rowProperty().removeListener(filled);
      }
      slot = empty ? null : item;
      if (slot == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      slot.rowProperty().addListener(filled);
      draw(slot.row());
    }

    private void draw(@Nullable ApplicationRow row) {
      if (row == null) {
        setGraphic(null);
        return;
      }
      setGraphic(QueuePane.this.line(row));
      setAccessibleText(
          row.receiptNumber() + " " + row.applicantName() + " " + row.procedureName());
    }
  }

  private VBox line(ApplicationRow row) {
    var texts = ctx.texts();
    Label number = new Label(row.receiptNumber().value());
    number.getStyleClass().add("queue-number");
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    number.setMinWidth(Region.USE_PREF_SIZE);
    var head = new HBox(number, gap);
    head.getStyleClass().add("queue-head");
    var who = new JapaneseLabel(ctx.japanese(), row.applicantName());
    who.setMinWidth(0);
    var what = new JapaneseLabel(ctx.japanese(), row.procedureName());
    what.getStyleClass().add("quiet");
    what.setMinWidth(0);
    what.setTooltip(new Tooltip(row.procedureName()));
    var marks = new FlowPane();
    marks.getStyleClass().add("queue-marks");
    marks.getChildren().add(new Badges(texts).state(row.state()));
    if (row.errors() > 0) {
      marks.getChildren().add(new Badges(texts).severity(Severity.ERROR, row.errors()));
    } else if (row.alerts() > 0) {
      marks.getChildren().add(new Badges(texts).severity(Severity.ALERT, row.alerts()));
    }
    LocalDate deadline = model.deadline(row);
    if (deadline != null) {
      marks
          .getChildren()
          .add(
              model.passed(deadline)
                  ? Badges.badge(
                      texts.get("ui.queue.late", texts.day(deadline)),
                      "mdmz-schedule",
                      Badges.Tone.DANGER)
                  : Badges.badge(
                      texts.get("ui.queue.until", texts.day(deadline)),
                      "mdal-hourglass_empty",
                      Badges.Tone.WARNING));
    }
    var box = new VBox(head, who, what, marks);
    box.getStyleClass().add("queue-line");
    return box;
  }
}
