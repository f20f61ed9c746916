package dev.shinseidesk.ui.settings;

import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Parts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes the control of a field; what a person enters becomes a value of the file. FX thread. */
final class FieldControls {
  private final Texts texts;
  private final SettingsViewModel model;
  private final Runnable pause;

  /**
   * For the forms of a screen.
   *
   * @param pause the person is done with a text field for now
   */
  FieldControls(Texts texts, SettingsViewModel model, Runnable pause) {
    this.texts = texts;
    this.model = model;
    this.pause = pause;
  }

  /** The control of a plain field. */
  Node of(FormField field) {
    Node control =
        switch (field.kind()) {
          case CHOICE -> choice(field, field.choices(), text -> text);
          case YES_NO -> yesNo(field);
          case TEXT_LIST, JSON -> area(field);
          default ->
              field.text().length() > 60 || field.text().contains("\n") ? area(field) : line(field);
        };
    control.setDisable(!model.mayChange(field.at()));
    return control;
  }

  private void set(FormField field, @Nullable JsonNode value) {
    model.set(field.at(), value);
  }

  private Node line(FormField field) {
    var input = new TextField(field.text());
    JsonNode standard = field.standard();
    if (standard != null && !standard.isNull()) {
      input.setPromptText(texts.get("ui.settings.standard", FieldValues.words(standard)));
    }
    boolean number =
        field.kind() == FormField.Kind.INTEGER || field.kind() == FormField.Kind.NUMBER;
    if (number) {
      input.setMaxWidth(180);
    }
    typed(input, field);
    return input;
  }

  private Node area(FormField field) {
    var input = new TextArea(FieldValues.lines(field));
    input.setWrapText(field.kind() != FormField.Kind.JSON);
    long rows = input.getText().lines().count();
    boolean list = field.kind() == FormField.Kind.TEXT_LIST;
    input.setPrefRowCount(Math.clamp(rows + (list ? 1 : 0), 2, 9));
    input.setMinHeight(TextArea.USE_PREF_SIZE);
    if (field.kind() == FormField.Kind.JSON) {
      input.getStyleClass().add("settings-json");
    }
    // Tab leaves the field, since the whole form must work by keyboard.
    input.addEventFilter(KeyEvent.KEY_PRESSED, e -> leave(input, e));
    typed(input, field);
    return input;
  }

  private static void leave(TextArea input, KeyEvent event) {
    if (event.getCode() == KeyCode.TAB && !event.isControlDown()) {
      event.consume();
      input.fireEvent(
          new KeyEvent(
              KeyEvent.KEY_PRESSED, "", "", KeyCode.TAB, event.isShiftDown(), true, false, false));
    }
  }

  private void typed(TextInputControl input, FormField field) {
    input
        .textProperty()
        .addListener((p, before, now) ->
            FieldValues.read(field, now).ifPresent(entered -> set(field, entered.value())));
    input
        .focusedProperty()
        .addListener((p, before, now) -> {
          if (!now) {
            pause.run();
          }
        });
    // The field's own undo would go beside the file's.
    input.addEventFilter(
        KeyEvent.KEY_PRESSED,
        e -> {
          if (e.isShortcutDown() && (e.getCode() == KeyCode.Z || e.getCode() == KeyCode.Y)) {
            e.consume();
            if (e.getCode() == KeyCode.Y || e.isShiftDown()) {
              model.redo();
            } else {
              model.undo();
            }
          }
        });
  }

  private Node choice(
      FormField field, List<String> choices, java.util.function.UnaryOperator<String> words) {
    var box = new ComboBox<Optional<String>>();
    List<Optional<String>> items = new ArrayList<>();
    if (!field.required() || field.nullable()) {
      items.add(Optional.empty());
    }
    choices.forEach(choice -> items.add(Optional.of(choice)));
    Optional<String> held = field.text().isEmpty() ? Optional.empty() : Optional.of(field.text());
    if (!items.contains(held)) {
      items.add(held);
    }
    box.getItems().setAll(items);
    box.setConverter(Parts.words(choice -> choice.map(words).orElse(unset(field))));
    box.setValue(held);
    chosen(
        box,
        choice ->
            set(
                field,
                choice
                    .map(text -> FieldValues.choice(field, text))
                    .orElseGet(() -> FieldValues.none(field))));
    return box;
  }

  private String unset(FormField field) {
    JsonNode standard = field.standard();
    return standard == null || standard.isNull()
        ? texts.get("ui.settings.unset")
        : texts.get("ui.settings.standard", FieldValues.words(standard));
  }

  private Node yesNo(FormField field) {
    if (field.required() && !field.nullable()) {
      var box = new CheckBox(texts.get("ui.settings.yes"));
      box.setMnemonicParsing(false);
      box.setSelected(field.value().asBoolean(false));
      box.selectedProperty()
          .addListener((p, before, now) -> {
            set(field, FieldValues.truth(now));
            pause.run();
          });
      return box;
    }
    return choice(
        field,
        List.of("true", "false"),
        text -> texts.get(text.equals("true") ? "ui.settings.yes" : "ui.settings.no"));
  }

  private void chosen(ComboBox<Optional<String>> box, Consumer<Optional<String>> act) {
    box.valueProperty()
        .addListener((p, before, now) -> {
          if (now != null) {
            act.accept(now);
            pause.run();
          }
        });
  }
}
