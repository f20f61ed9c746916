package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.InvalidValue;
import java.util.Arrays;

/**
 * An item a business system takes by the ministry's methods, in the order of its own screen: one of
 * the 14, or one of the application's form.
 */
public sealed interface WantedItem {
  /** One of the 14 items. */
  record Standard(ForwardingItem item) implements WantedItem {
    @Override
    public String text() {
      return item.id();
    }

    @Override
    public String label() {
      return item.label();
    }
  }

  /**
   * An item of the form, by its 項目名.
   *
   * @param name e.g. 申請者氏名; not empty
   */
  record OfForm(String name) implements WantedItem {
    /**
     * Checks the name.
     *
     * @throws InvalidValue when it is blank
     */
    public OfForm {
      if (name.isBlank()) {
        throw new InvalidValue("項目", "029xxxxx | form:項目名");
      }
    }

    @Override
    public String text() {
      return "form:" + name;
    }

    @Override
    public String label() {
      return name;
    }
  }

  /** As the configuration writes it: {@code 02900007} or {@code form:申請者氏名}. */
  String text();

  /** 項目名. */
  String label();

  /**
   * Reads {@link #text()}.
   *
   * @throws InvalidValue when it is neither
   */
  static WantedItem parse(String text) {
    if (text.startsWith("form:")) {
      return new OfForm(text.substring("form:".length()));
    }
    return Arrays.stream(ForwardingItem.values())
        .filter(item -> item.id().equals(text))
        .findFirst()
        .map(item -> (WantedItem) new Standard(item))
        .orElseThrow(() -> new InvalidValue("項目", "029xxxxx | form:項目名"));
  }
}
