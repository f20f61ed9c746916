package dev.shinseidesk;

import java.util.Locale;
import java.util.Objects;

/** Whether a window can be shown here. */
final class Display {
  private Display() {}

  /** True unless this is a Unix without any display named. */
  static boolean present() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.contains("win") || system.contains("mac")) {
      return true;
    }
    return named("DISPLAY") || named("WAYLAND_DISPLAY");
  }

  private static boolean named(String variable) {
    return !Objects.requireNonNullElse(System.getenv(variable), "").isEmpty();
  }

  /** Makes JavaFX and AWT work without a display; before either is started. */
  static void goWithout() {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    System.setProperty("java.awt.headless", "true");
  }
}
