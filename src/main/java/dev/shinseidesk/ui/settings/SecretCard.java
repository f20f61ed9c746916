package dev.shinseidesk.ui.settings;

import dev.shinseidesk.services.SettingsDesk.SecretState;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Parts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** Asks for a secret; what was kept before is never shown. */
final class SecretCard extends VBox {
  private final PasswordField value = new PasswordField();

  /**
   * Builds it.
   *
   * @param save takes the secret and clears it
   * @param close closes the card
   */
  SecretCard(Texts texts, SecretState state, Consumer<char[]> save, Runnable close) {
    setId("settings-secret");
    getStyleClass().add("dialog-card");
    Label title = Parts.wrapping(texts.get("ui.settings.secret.title", state.name()));
    title.getStyleClass().add("dialog-title");
    value.setId("settings-secret-value");
    value.setAccessibleText(texts.get("ui.settings.secret.value"));
    value.setPromptText(texts.get("ui.settings.secret.value"));
    Button cancel = Parts.button("settings-secret-cancel", texts.get("dialog.cancel"), close);
    Button keep =
        Parts.button(
            "settings-secret-save",
            texts.get("ui.settings.secret.save"),
            () -> {
              char[] entered = value.getText().toCharArray();
              value.clear();
              close.run();
              save.accept(entered);
            });
    keep.getStyleClass().add("accent");
    keep.disableProperty().bind(value.textProperty().isEmpty());
    var buttons = new HBox(cancel, keep);
    buttons.getStyleClass().add("dialog-buttons");
    getChildren()
        .addAll(
            title,
            Parts.quiet(texts.get("ui.settings.secret.text", state.usedBy())),
            value,
            buttons);
  }

  PasswordField field() {
    return value;
  }
}
