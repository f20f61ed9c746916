package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.review.ReviewSubject;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values as they are compared; what was filed is never changed. Static and pure. */
final class Values {
  private static final Pattern HYPHENS = Pattern.compile("[‐‑‒–—―−ー－ｰ﹣]");
  private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0\\u3000]+");
  private static final Pattern NUMBER =
      Pattern.compile("-?([0-9]{1,15}|[0-9]{1,3}(,[0-9]{3}){1,4})(\\.[0-9]{1,4})?");

  private Values() {}

  /** Half width where there is one, no spaces around. */
  static String narrow(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
  }

  /** Without any space, half width, one kind of hyphen: to find a text within another. */
  static String squeezed(String text) {
    String narrow = SPACES.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
    return HYPHENS.matcher(narrow).replaceAll("-");
  }

  /** A number with or without separators and 円; empty where it is none. */
  static Optional<BigDecimal> number(String text) {
    String narrow = HYPHENS.matcher(narrow(text)).replaceAll("-");
    if (narrow.endsWith("円")) {
      narrow = narrow.substring(0, narrow.length() - 1).strip();
    }
    return NUMBER.matcher(narrow).matches()
        ? Optional.of(new BigDecimal(narrow.replace(",", "")))
        : Optional.empty();
  }

  /** The first 31 March on or after a day. */
  static LocalDate fiscalYearEnd(LocalDate day) {
    LocalDate end = LocalDate.of(day.getYear(), 3, 31);
    return day.isAfter(end) ? end.plusYears(1) : end;
  }

  /** Files that are an attachment: the one of the catalogue, or any whose name holds the name. */
  static List<DocumentInfo> attachments(ReviewSubject subject, String name) {
    String wanted = squeezed(name);
    return subject.archive().documents().stream()
        .filter(d -> d.role() == DocumentInfo.Role.ATTACHMENT)
        .filter(d -> {
          Optional<Attachment> known = subject.attachment(d);
          return known.isPresent()
              ? squeezed(known.get().name()).equals(wanted)
              : squeezed(d.name()).contains(wanted);
        })
        .toList();
  }
}
