package dev.shinseidesk.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;

/** How the window looks. */
public enum Theme {
  /** Dark on white. */
  LIGHT(new PrimerLight().getUserAgentStylesheet(), ""),
  /** Light on dark. */
  DARK(new PrimerDark().getUserAgentStylesheet(), "dark.css"),
  /** Black on white with heavy borders, for weak eyes and bad screens. */
  CONTRAST(new PrimerLight().getUserAgentStylesheet(), "contrast.css");

  private final String base;
  private final String override;

  Theme(String base, String override) {
    this.base = base;
    this.override = override;
  }

  /** Dresses a scene; what it wore before goes. FX thread. */
  public void apply(Scene scene) {
    scene.setUserAgentStylesheet(base);
    List<String> sheets = new ArrayList<>();
    sheets.add(sheet("desk.css"));
    sheets.add(sheet("case.css"));
    sheets.add(sheet("admin.css"));
    if (!override.isEmpty()) {
      sheets.add(sheet(override));
    }
    scene.getStylesheets().setAll(sheets);
  }

  private static String sheet(String name) {
    String path = "/fxml/style/" + name;
    return Objects.requireNonNull(Theme.class.getResource(path), path).toExternalForm();
  }
}
