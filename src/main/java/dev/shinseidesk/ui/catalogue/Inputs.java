package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.ui.common.Parts;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/** Controls of the forms; each tells what a person enters, never what it was built with. */
final class Inputs {
  private Inputs() {}

  /** A label above its control. */
  static VBox field(String label, Node control) {
    Label head = Parts.wrapping(label);
    head.getStyleClass().add("field-label");
    head.setLabelFor(control);
    control.setAccessibleText(label);
    var box = new VBox(head, control);
    box.getStyleClass().add("field");
    return box;
  }

  static TextField line(String id, String text, Consumer<String> entered) {
    var input = new TextField(text);
    input.setId(id);
    input.textProperty().addListener((p, before, now) -> entered.accept(now));
    return input;
  }

  static TextArea area(String id, String text, int rows, Consumer<String> entered) {
    var input = new TextArea(text);
    input.setId(id);
    input.setWrapText(true);
    input.setPrefRowCount(rows);
    input.setMinHeight(TextArea.USE_PREF_SIZE);
    input.textProperty().addListener((p, before, now) -> entered.accept(now));
    // Tab leaves the field, since the whole form must work by keyboard.
    input.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.getCode() == KeyCode.TAB && !e.isControlDown()) {
            e.consume();
            input.fireEvent(
                new KeyEvent(
                    KeyEvent.KEY_PRESSED,
                    "",
                    "",
                    KeyCode.TAB,
                    e.isShiftDown(),
                    true,
                    false,
                    false));
          }
        });
    return input;
  }

  static CheckBox check(String id, String label, boolean on, Consumer<Boolean> entered) {
    var box = new CheckBox(label);
    box.setId(id);
    box.setMnemonicParsing(false);
    box.setSelected(on);
    box.selectedProperty().addListener((p, before, now) -> entered.accept(now));
    return box;
  }

  /** One of some values; what stands there is shown even where it is none of them. */
  static ComboBox<String> choice(
      String id,
      List<String> values,
      String value,
      Function<String, String> words,
      Consumer<String> entered) {
    var box = new ComboBox<String>();
    box.setId(id);
    box.getItems().setAll(values);
    if (!values.contains(value)) {
      box.getItems().addFirst(value);
    }
    box.setConverter(Parts.words(words));
    box.setValue(value);
    box.setMaxWidth(Double.MAX_VALUE);
    box.valueProperty()
        .addListener((p, before, now) -> {
          if (now != null) {
            entered.accept(now);
          }
        });
    return box;
  }

  /** A whole number in a text; 0 for anything else. */
  static int whole(String text) {
    String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFKC).strip();
    return plain.matches("[0-9]{1,9}") ? Integer.parseInt(plain) : 0;
  }
}
