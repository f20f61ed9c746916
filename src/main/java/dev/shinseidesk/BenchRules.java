package dev.shinseidesk;

import dev.shinseidesk.practice.SampleDefect;
import java.util.Set;

/** Which rule tells which seeded defect. Static and pure. */
final class BenchRules {
  private BenchRules() {}

  /** Whether a rule that spoke tells this defect; copies-2 is copies for another form. */
  static boolean tells(SampleDefect defect, String rule) {
    return of(defect).contains(rule.replaceFirst("-[0-9]+$", ""));
  }

  private static Set<String> of(SampleDefect defect) {
    return switch (defect) {
      case MISSING_ATTACHMENT -> Set.of("attachment-missing");
      case IMPOSSIBLE_DATE -> Set.of("date-nonexistent");
      case WRONG_KANA -> Set.of("kana-script");
      case NAME_DIFFERS -> Set.of("name-differs");
      case DUPLICATE_FILING -> Set.of("duplicate-filing", "duplicate-content");
      case UNREADABLE_FILE -> Set.of("document-unreadable", "document-cut");
      case UNKNOWN_SERIAL -> Set.of("serial-unknown");
      case ENDED_SERIAL -> Set.of("serial-ended");
      case MISSING_REQUIRED_ITEM -> Set.of("required-item");
      case WRONG_POSTAL_CODE -> Set.of("postal-code");
      case WRONG_ACCOUNT -> Set.of("account");
      case CSV_XML_DIFFER -> Set.of("csv-xml-differ");
      case EMPTY_FILE -> Set.of("document-empty");
      case WRONG_TYPE -> Set.of("type-differs");
      case FUTURE_EVENT ->
          Set.of(
              "vaccination-future",
              "disaster-future",
              "purchase-future",
              "scrapping-future",
              "diagnosis-future",
              "event-future",
              "change-future");
      case STALE_DEADLINE -> Set.of("deadline-disaster", "deadline-purchase");
      case WRONG_NUMBER -> Set.of("weeks-pregnant", "weeks-at-birth", "birth-weight", "copies");
      case MISSING_PROXY -> Set.of("proxy-child", "proxy-insured");
      case PDF_DIFFERS -> Set.of("form-pdf-differs");
      case CERTIFICATE_BIRTH_DIFFERS -> Set.of("certificate-birth-differs");
      case BLACK_PAGE -> Set.of("page-black");
    };
  }
}
