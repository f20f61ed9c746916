package dev.shinseidesk.ui.detail;

import dev.shinseidesk.review.Severity;
import org.jspecify.annotations.Nullable;

/** One line of the 内容 tab. */
public sealed interface ContentRow {
  /** The heading of a group of items. */
  record Heading(String text) implements ContentRow {}

  /**
   * A labelled value.
   *
   * @param label 項目名
   * @param id item id; empty where it is no item of the form
   * @param value exactly as filed; may be empty
   * @param note explains the value: a date in the other calendar, an age; may be empty
   * @param mark gravest finding at this item; null for none
   */
  record Line(String label, String id, String value, String note, @Nullable Severity mark)
      implements ContentRow {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Line[" + id + "]";
    }
  }
}
