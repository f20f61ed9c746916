package dev.shinseidesk.ui.settings;

import dev.shinseidesk.services.SettingsDesk.SecretState;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.settings.SettingsViewModel.Found;
import dev.shinseidesk.ui.settings.SettingsViewModel.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The page of one place: its values as fields, its lists as entries. Built when it is looked at.
 */
final class FormView extends VBox {
  private final Texts texts;
  private final SettingsViewModel model;
  private final Consumer<String> askSecret;
  private final FieldControls controls;
  private final List<FieldRow> rows = new ArrayList<>();
  private List<String> built = List.of();

  /**
   * Empty until {@link #build}.
   *
   * @param pause the person is done with a field for now
   * @param askSecret asks for a secret of this name
   */
  FormView(Texts texts, SettingsViewModel model, Runnable pause, Consumer<String> askSecret) {
    this.texts = texts;
    this.model = model;
    this.askSecret = askSecret;
    this.controls = new FieldControls(texts, model, pause);
    setId("settings-form");
    getStyleClass().add("settings-form");
  }

  /** Builds the page of a place. */
  void build(@Nullable Place place) {
    rows.clear();
    getChildren().clear();
    built = List.of();
    if (place == null) {
      return;
    }
    SettingsDocument document = model.document(place.file());
    if (!document.isReadable()) {
      getChildren().add(repair(document));
      return;
    }
    FormField page = document.field(place.at());
    if (model.isLocked(place.at())) {
      getChildren().add(FieldRow.padlock(texts));
    }
    if (!page.help().isEmpty() && !page.help().equals(page.label()) && !place.at().matches()) {
      getChildren().add(Parts.quiet(page.help()));
    }
    if (page.kind() == FormField.Kind.LIST) {
      getChildren().add(new EntriesView(texts, model, document, place));
    } else {
      fill(this, document, place.at());
      if (page.kind() == FormField.Kind.MAP && model.mayChange(place.at())) {
        getChildren().add(newName(place.at()));
      }
    }
    built = shape(document, place.at());
    showProblems();
  }

  /** Whether the page's fields are others than those it was built of. */
  boolean isOutdated(Place place) {
    SettingsDocument document = model.document(place.file());
    return document.isReadable()
        && document.field(place.at()).kind() != FormField.Kind.LIST
        && !built.equals(shape(document, place.at()));
  }

  private static List<String> shape(SettingsDocument document, JsonPointer at) {
    List<String> shape = new ArrayList<>();
    for (FormField field : document.fields(at)) {
      shape.add(field.name() + field.kind() + (field.isContainer() && field.isSet()));
      if (document.isSmall(field)) {
        shape.addAll(shape(document, field.at()));
      }
    }
    return shape;
  }

  private void fill(VBox into, SettingsDocument document, JsonPointer at) {
    for (FormField field : document.fields(at)) {
      if (!field.isContainer()) {
        into.getChildren().add(row(document, field));
      } else if (document.isSmall(field)) {
        into.getChildren().add(group(document, field));
      } else {
        into.getChildren().add(container(document, field));
      }
    }
  }

  private Node row(SettingsDocument document, FormField field) {
    Node control = controls.of(field);
    control.setId("settings-field-" + field.name());
    Node beside = field.secret() ? withSecret(field, control) : control;
    if (document.field(field.at().head()).kind() == FormField.Kind.MAP
        && model.mayRemove(field.at())) {
      Button remove =
          Parts.button(
              "settings-unset-" + field.name(),
              texts.get("ui.settings.remove"),
              () -> model.reshape(d -> d.set(field.at(), null)));
      var line = new HBox(beside, remove);
      HBox.setHgrow(beside, Priority.ALWAYS);
      line.getStyleClass().add("admin-row");
      beside = line;
    }
    var row = new FieldRow(texts, field, control, beside, model.isLocked(field.at()));
    rows.add(row);
    return row;
  }

  private Node withSecret(FormField field, Node control) {
    var line = new HBox(control);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("admin-row");
    HBox.setHgrow(control, Priority.ALWAYS);
    SecretState state = model.secret(field.text());
    if (state == null) {
      line.getChildren()
          .add(
              Badges.badge(
                  texts.get("ui.settings.secret.unused"), "mdal-info", Badges.Tone.NEUTRAL));
    } else {
      line.getChildren()
          .add(
              state.set()
                  ? Badges.badge(
                      texts.get("ui.settings.secret.set"), "mdal-done", Badges.Tone.SUCCESS)
                  : Badges.badge(
                      texts.get("ui.settings.secret.missing"),
                      "mdmz-report_problem",
                      Badges.Tone.WARNING));
      Button set =
          Parts.button(
              "settings-secret-" + field.name(),
              texts.get("ui.settings.secret.enter"),
              () -> askSecret.accept(state.name()));
      set.setDisable(!model.mayChange());
      line.getChildren().add(set);
    }
    return line;
  }

  private Node group(SettingsDocument document, FormField field) {
    var box = new VBox();
    box.getStyleClass().add("settings-group");
    Label title = new Label(field.label());
    title.getStyleClass().add("admin-heading");
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    var head = new HBox(title);
    head.getStyleClass().add("admin-row");
    if (model.isLocked(field.at())) {
      head.getChildren().add(FieldRow.padlock(texts));
    }
    if (!field.required() && model.mayRemove(field.at())) {
      head.getChildren().add(removal(field));
    }
    box.getChildren().add(head);
    if (!field.help().isEmpty() && !field.help().equals(field.label())) {
      box.getChildren().add(Parts.quiet(field.help()));
    }
    fill(box, document, field.at());
    return box;
  }

  private Button removal(FormField field) {
    return Parts.button(
        "settings-remove-" + field.name(),
        texts.get("ui.settings.remove"),
        () -> model.reshape(d -> d.set(field.at(), FieldValues.none(field))));
  }

  /** A container with a page of its own: what it is, how much it holds, the way there. */
  private Node container(SettingsDocument document, FormField field) {
    var line = new HBox();
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("admin-row");
    Button act;
    if (field.isSet()) {
      Label count =
          Parts.quiet(
              texts.get(
                  field.kind() == FormField.Kind.LIST
                      ? "ui.settings.entries"
                      : "ui.settings.values",
                  document.size(field.at())));
      act =
          Parts.button(
              "settings-open-" + field.name(),
              texts.get("ui.settings.open"),
              () -> model.go(new Place(document.name(), field.at())));
      line.getChildren().addAll(act, count);
      if (!field.required() && model.mayRemove(field.at())) {
        line.getChildren().add(removal(field));
      }
    } else {
      act =
          Parts.button(
              "settings-create-" + field.name(),
              texts.get("ui.settings.create"),
              () -> model.reshape(d -> d.addValue(field.at())));
      act.setDisable(!model.mayChange(field.at()));
      line.getChildren().addAll(act, Parts.quiet(texts.get("ui.settings.unset")));
    }
    var row = new FieldRow(texts, field, act, line, model.isLocked(field.at()));
    rows.add(row);
    return row;
  }

  private Node newName(JsonPointer map) {
    var name = new TextField();
    name.setId("settings-new-name");
    name.setPromptText(texts.get("ui.settings.new-name"));
    name.setAccessibleText(texts.get("ui.settings.new-name"));
    Button add =
        Parts.button(
            "settings-add-name",
            texts.get("ui.settings.add"),
            () -> {
              JsonPointer at = map.appendProperty(name.getText().strip());
              model.reshape(d -> {
                if (!d.has(at)) {
                  d.addValue(at);
                }
              });
            });
    add.disableProperty().bind(name.textProperty().isEmpty());
    var line = new HBox(name, add);
    line.getStyleClass().add("admin-row");
    return line;
  }

  /** A file that is no JSON can only be put right as text. */
  private Node repair(SettingsDocument document) {
    var text = new TextArea(document.file().json());
    text.setId("settings-repair");
    text.getStyleClass().add("settings-json");
    text.setPrefRowCount(18);
    boolean may = model.mayRemove(JsonPointer.empty());
    text.setDisable(!may);
    Button take =
        Parts.button(
            "settings-repair-take",
            texts.get("ui.settings.repair.take"),
            () -> model.repair(document, text.getText()));
    take.setDisable(!may);
    var box = new VBox(Parts.wrapping(texts.get("ui.settings.repair")), text, take);
    box.getStyleClass().add("field");
    return box;
  }

  /** Shows beside each field what is wrong with it or with what it holds. */
  void showProblems() {
    Place place = model.placeProperty().get();
    if (place == null) {
      return;
    }
    List<Found> here =
        model.problemsProperty().get().stream()
            .filter(found -> found.place().file().equals(place.file()))
            .toList();
    for (FieldRow row : rows) {
      String at = row.at().toString();
      row.show(
          here.stream()
              .filter(found -> found.place().at().toString().equals(at))
              .map(Found::problem)
              .toList(),
          here.stream()
              .filter(found -> found.place().at().toString().startsWith(at + "/"))
              .count());
    }
  }

  /** Puts the focus into the field of a place, or into the first. */
  void focusField(JsonPointer at) {
    String wanted = at.toString();
    rows.stream()
        .filter(row ->
            wanted.equals(row.at().toString()) || wanted.startsWith(row.at().toString() + "/"))
        .findFirst()
        .or(() -> rows.stream().findFirst())
        .ifPresent(FieldRow::focus);
  }

  /** The place of the field that has the focus; null where none has. */
  @Nullable JsonPointer focused() {
    return rows.stream().filter(Node::isFocusWithin).map(FieldRow::at).findFirst().orElse(null);
  }
}
