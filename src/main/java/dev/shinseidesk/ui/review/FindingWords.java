package dev.shinseidesk.ui.review;

import dev.shinseidesk.review.Finding;
import dev.shinseidesk.texts.Texts;

/** A finding in words, for screens that list findings of another time. */
public final class FindingWords {
  private FindingWords() {}

  /** What was noticed. */
  public static String what(Finding finding, Texts texts) {
    return FindingRow.of(finding, texts).what();
  }

  /** Where; empty for the application as a whole. */
  public static String where(Finding finding, Texts texts) {
    return FindingRow.of(finding, texts).where();
  }
}
