package dev.shinseidesk.house;

import java.nio.file.Path;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * No test writes to the folder of whoever runs it: what the desk keeps there goes to the build's.
 */
public final class OwnState implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    System.setProperty(
        "shinsei.desk.state", Path.of("target", "test-state").toAbsolutePath().toString());
  }
}
