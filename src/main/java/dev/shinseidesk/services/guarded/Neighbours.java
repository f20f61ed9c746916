package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Takes out of what is told of one application that there is another outside the person's scope:
 * rules name other filings by number, in facts and in words of their own. Any thread but FX's.
 *
 * @param office every application there is
 */
record Neighbours(Applications office, Gate gate) {
  private static final Pattern NUMBER =
      Pattern.compile("(?<![0-9A-Za-z-])[0-9A-Za-z-]{1,20}(?![0-9A-Za-z-])");

  /** Whether a text names an application that doesn't exist for the person. */
  boolean told(String text) {
    return !gate.wholeOffice() && !hidden(text).isEmpty();
  }

  private Set<ReceiptNumber> hidden(String text) {
    Set<ReceiptNumber> named =
        NUMBER
            .matcher(text)
            .results()
            .map(m -> new ReceiptNumber(m.group()))
            .collect(Collectors.toCollection(HashSet::new));
    if (named.isEmpty()) {
      return Set.of();
    }
    named.removeAll(gate.existing(named));
    named.removeIf(number -> office.row(number).isEmpty());
    return named;
  }

  /** Without those that name one, even where they name others besides. */
  List<Finding> findings(List<Finding> all) {
    return gate.wholeOffice() ? all : all.stream().filter(f -> !told(words(f))).toList();
  }

  private static String words(Finding finding) {
    StringBuilder text = new StringBuilder(String.join("\n", finding.facts()));
    Finding.Words own = finding.words();
    if (own != null) {
      for (Finding.Text in : List.of(own.japanese(), own.english())) {
        text.append('\n').append(in.what()).append('\n').append(in.why());
        text.append('\n').append(in.todo());
      }
    }
    return text.toString();
  }

  /** Without the lines of a history that name one. */
  List<HistoryLine> history(List<HistoryLine> all) {
    return gate.wholeOffice()
        ? all
        : all.stream().filter(line -> !told(String.join("\n", line.facts()))).toList();
  }

  /** The same decision without such findings. */
  Review review(Review all) {
    return new Review(
        all.id(),
        all.receiptNumber(),
        all.decision(),
        all.reason(),
        findings(all.findings()),
        all.checked(),
        all.catalogueVersion(),
        all.decidedBy(),
        all.decidedAt());
  }
}
