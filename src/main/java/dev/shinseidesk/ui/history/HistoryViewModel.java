package dev.shinseidesk.ui.history;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.UiContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What happened to one application. All methods on the FX thread. */
public final class HistoryViewModel {
  private final UiContext ctx;
  private final DeskServices services;
  private final ReceiptNumber number;
  private final Latest latest = new Latest();
  private final ObservableList<Row> rows = FXCollections.observableArrayList();
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
  private final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  private volatile @Nullable HistoryText newest;

  /**
   * One line in words.
   *
   * @param when era and time
   * @param who who acted
   * @param what what happened
   * @param key the line's key, for its look
   */
  public record Row(String when, String who, String what, String key) {}

  /** Not yet loaded. */
  public HistoryViewModel(UiContext ctx, DeskServices services, ReceiptNumber number) {
    this.ctx = ctx;
    this.services = services;
    this.number = number;
  }

  /** Reads the lines, newest first. */
  public void load() {
    ctx.tasks()
        .run(() -> {
          Map<String, String> receivers = new HashMap<>();
          for (BusinessSystem receiver : services.forwarding().receivers(number)) {
            receivers.put(receiver.id().value(), receiver.name());
          }
          var words =
              new HistoryText(ctx.texts(), services.status().table(), receivers, ctx.names());
          newest = words;
          return services.applications().history(number).stream()
              .map(line ->
                  new Row(
                      ctx.texts().moment(line.at()), words.who(line), words.what(line), line.key()))
              .toList();
        })
        .latest(latest)
        .onSuccess(lines -> {
          problem.set("");
          rows.setAll(lines);
          loaded.set(true);
        })
        .onProblem(told -> problem.set(ctx.texts().whole(told)))
        .start();
  }

  /** What happened, in the words of the last reading. */
  public String what(HistoryLine line) {
    return words().what(line);
  }

  /** Who did it, by name. */
  public String who(HistoryLine line) {
    return words().who(line);
  }

  private HistoryText words() {
    HistoryText words = newest;
    return words == null ? new HistoryText(ctx.texts(), List.of(), Map.of(), ctx.names()) : words;
  }

  /** Drops answers still under way. */
  public void close() {
    latest.dropAll();
  }

  /** Why the lines can't be read; empty when they can. */
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /** Lines, newest first. */
  public ObservableList<Row> rows() {
    return rows;
  }

  /** Whether the lines were read. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }
}
