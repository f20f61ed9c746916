package dev.shinseidesk.ui.review;

import dev.shinseidesk.review.CheckedLine;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** One line of the checklist and whether somebody ticked it. FX thread only. */
public final class CheckItem {
  private final String text;
  private final ReadOnlyObjectWrapper<@Nullable CheckedLine> checked;

  CheckItem(String text, @Nullable CheckedLine checked) {
    this.text = text;
    this.checked = new ReadOnlyObjectWrapper<>(checked);
  }

  /** What to look at. */
  public String text() {
    return text;
  }

  /** Who ticked it and when; null while nobody did. */
  public @Nullable CheckedLine checked() {
    return checked.get();
  }

  void check(@Nullable CheckedLine line) {
    checked.set(line);
  }

  /** Who ticked it and when; null while nobody did. */
  public ReadOnlyObjectProperty<@Nullable CheckedLine> checkedProperty() {
    return checked.getReadOnlyProperty();
  }
}
