package dev.shinseidesk.ui.review;

import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.texts.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One automatic finding in words.
 *
 * @param finding what was found
 * @param badge エラー, アラート or 参考
 * @param what what was noticed
 * @param why what it means for the decision
 * @param todo what to do
 * @param where its place; empty for the application as a whole
 */
public record FindingRow(
    Finding finding, String badge, String what, String why, String todo, String where) {

  /** In the words of these texts; a rule the bundle doesn't know is named by its key. */
  public static FindingRow of(Finding finding, Texts texts) {
    Finding.Words words = finding.words();
    if (words != null) {
      Finding.Text own = words.in(texts.locale());
      return new FindingRow(
          finding,
          texts.get("severity." + finding.severity()),
          own.what(),
          own.why(),
          own.todo(),
          where(finding.place(), texts));
    }
    String key = "finding." + finding.rule();
    String what =
        texts.has(key)
            ? texts.get(key, finding.facts())
            : texts.get("ui.review.finding.unknown", finding.rule());
    String whyKey = texts.has(key + ".why") ? key + ".why" : "ui.review.why." + finding.severity();
    String todo = texts.has(key + ".todo") ? texts.get(key + ".todo", finding.facts()) : "";
    return new FindingRow(
        finding,
        texts.get("severity." + finding.severity()),
        what,
        texts.get(whyKey, finding.facts()),
        todo,
        where(finding.place(), texts));
  }

  /**
   * The finding as a line of a reason to the applicant: what is wrong, without what the clerk
   * should do about it; in Japanese whatever the window speaks, as the applicant reads it.
   */
  String phrase() {
    return of(finding, new Texts(Locale.JAPANESE)).what;
  }

  boolean blocks() {
    return finding.severity() == Severity.ERROR;
  }

  private static String where(Place place, Texts texts) {
    List<String> parts = new ArrayList<>();
    if (place.document() != null) {
      parts.add(place.document());
    }
    if (place.page() != null) {
      parts.add(texts.get("ui.review.place.page", place.page()));
    }
    if (place.line() != null) {
      parts.add(texts.get("ui.review.place.line", place.line()));
    }
    if (place.item() != null) {
      parts.add(place.item());
    }
    return String.join(" › ", parts);
  }
}
