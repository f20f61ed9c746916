package dev.shinseidesk.ui.routes;

import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.EraDateConverter;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.Spoken;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Changes the chosen route. FX thread. */
final class RouteEditor extends VBox {
  private final Texts texts;
  private final RoutesViewModel model;
  private final Label title = Parts.wrapping("");
  private final ComboBox<String> receiver = new ComboBox<>();
  private final ComboBox<Optional<ForwardingMethod>> method = new ComboBox<>();
  private final DatePicker from = new DatePicker();
  private final DatePicker until = new DatePicker();
  private final Label fault = Parts.wrapping("");
  private final Button add;
  private final Button remove;
  private int index = -1;
  private boolean showing;

  RouteEditor(Texts texts, RoutesViewModel model) {
    this.texts = texts;
    this.model = model;
    setId("routes-editor");
    getStyleClass().addAll("admin-card", "routes-editor");
    title.getStyleClass().add("admin-card-title");
    fault.getStyleClass().add("field-problem");
    Spoken.follow(fault);
    receiver.setId("routes-receiver");
    receiver.setMaxWidth(Double.MAX_VALUE);
    receiver.setConverter(
        Parts.words(id -> id.isEmpty() ? texts.get("ui.routes.none") : model.names().system(id)));
    method.setId("routes-method");
    method.setMaxWidth(Double.MAX_VALUE);
    method.setConverter(Parts.words(m -> method(texts, m.orElse(null))));
    from.setId("routes-from");
    until.setId("routes-until");
    for (DatePicker picker : List.of(from, until)) {
      picker.setConverter(new EraDateConverter(texts));
      picker.setMaxWidth(Double.MAX_VALUE);
    }
    from.setPromptText(texts.get("ui.routes.from.prompt"));
    until.setPromptText(texts.get("ui.routes.until.prompt"));
    receiver.valueProperty().addListener((p, b, n) -> changed());
    method.valueProperty().addListener((p, b, n) -> changed());
    from.valueProperty().addListener((p, b, n) -> changed());
    until.valueProperty().addListener((p, b, n) -> changed());
    add = Parts.button("routes-add", texts.get("ui.routes.add"), this::add);
    remove = Parts.button("routes-remove", texts.get("ui.routes.remove"), this::remove);
    var buttons = new FlowPane(add, remove);
    buttons.getStyleClass().add("admin-form-row");
    getChildren()
        .addAll(
            title,
            field("ui.routes.column.receiver", receiver),
            field("ui.routes.column.method", method),
            field("ui.routes.from", from),
            field("ui.routes.until", until),
            fault,
            buttons);
    show(-1);
  }

  /** Words of a method; null for the business system's own. */
  static String method(Texts texts, @org.jspecify.annotations.Nullable ForwardingMethod method) {
    return texts.get("ui.routes.method." + (method == null ? "OWN" : method.name()));
  }

  private VBox field(String key, Node control) {
    Label label = new Label(texts.get(key));
    label.getStyleClass().add("field-label");
    control.setAccessibleText(texts.get(key));
    var box = new VBox(label, control);
    box.getStyleClass().add("field");
    return box;
  }

  /** Shows a line of the model; -1 for none. */
  void show(int line) {
    index = line < model.draftsProperty().get().size() ? line : -1;
    setDisable(index < 0);
    if (index < 0) {
      title.setText(texts.get("ui.routes.choose"));
      fault.setText("");
      return;
    }
    RouteDraft draft = model.draftsProperty().get().get(index);
    showing = true;
    try {
      title.setText(model.names().procedure(draft.procedure()));
      List<String> receivers = new ArrayList<>();
      receivers.add("");
      receivers.addAll(model.names().enabled());
      if (!receivers.contains(draft.receiver())) {
        receivers.add(draft.receiver());
      }
      if (!receivers.equals(receiver.getItems())) {
        receiver.getItems().setAll(receivers);
      }
      receiver.setValue(draft.receiver());
      if (method.getItems().isEmpty()) {
        method.getItems().add(Optional.empty());
        for (ForwardingMethod each : ForwardingMethod.values()) {
          method.getItems().add(Optional.of(each));
        }
      }
      method.setValue(Optional.ofNullable(draft.method()));
      from.setValue(draft.from());
      until.setValue(draft.until());
    } finally {
      showing = false;
    }
    boolean routed = !draft.receiver().isEmpty();
    method.setDisable(!routed);
    from.setDisable(!routed);
    until.setDisable(!routed);
    add.setDisable(!routed);
    remove.setDisable(!routed);
    RoutesViewModel.Fault wrong = model.fault(index);
    Parts.show(fault, wrong != RoutesViewModel.Fault.NONE);
    fault.setText(
        wrong == RoutesViewModel.Fault.NONE ? "" : texts.get("ui.routes.fault." + wrong.name()));
  }

  private void changed() {
    if (showing || index < 0 || receiver.getValue() == null) {
      return;
    }
    RouteDraft draft = model.draftsProperty().get().get(index);
    LocalDate first = from.getValue();
    LocalDate last = until.getValue();
    Optional<ForwardingMethod> way = method.getValue();
    model.change(
        index,
        draft
            .withReceiver(receiver.getValue())
            .withMethod(way == null ? null : way.orElse(null))
            .withDays(first, last));
  }

  private void add() {
    model.addAfter(index);
  }

  private void remove() {
    model.remove(index);
  }
}
