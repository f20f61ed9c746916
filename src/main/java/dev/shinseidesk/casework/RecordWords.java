package dev.shinseidesk.casework;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.casework.Explanations.Explanation;
import dev.shinseidesk.casework.RecordPage.Block;
import dev.shinseidesk.casework.RecordPage.Fact;
import dev.shinseidesk.casework.ViewLog.View;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.texts.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a record says, in words. Immutable; any thread.
 *
 * @param texts of the record's language
 * @param office name of the office
 * @param system 操作者ID of the desk itself
 */
record RecordWords(Texts texts, String office, OperatorId system) {
  /**
   * All of one decision: what was known when it was decided, and what came of it.
   *
   * @param by who prints
   */
  RecordPage.Content content(Explanation all, Review review, OperatorId by, Instant now) {
    Approval approval =
        all.approvals().stream()
            .filter(a -> a.review().equals(review.id()))
            .findFirst()
            .orElse(null);
    Instant until = counted(review, approval);
    List<View> views = all.views().stream().filter(v -> !v.at().isAfter(until)).toList().reversed();
    List<HistoryLine> history =
        all.history().stream().filter(h -> !h.at().isAfter(until)).toList().reversed();
    return new RecordPage.Content(
        texts.get("record.title"),
        facts(all.application(), review, approval),
        List.of(
            block("record.findings", review.findings().stream().map(this::told).toList()),
            block("record.checked", review.checked().stream().map(this::told).toList()),
            block("record.views", seen(views)),
            block("record.history", history.stream().map(this::told).toList())),
        texts.get("record.foot", office, review.id(), by.value(), texts.moment(now)),
        now,
        left -> left == 0 ? texts.get("record.none") : texts.get("record.more", left));
  }

  /** When the decision began to count, or was returned. */
  private static Instant counted(Review review, @Nullable Approval approval) {
    Instant at = approval == null ? null : approval.at();
    return at == null ? review.decidedAt() : at;
  }

  private List<Fact> facts(Application a, Review review, @Nullable Approval approval) {
    List<Fact> facts = new ArrayList<>();
    fact(facts, "record.number", a.receiptNumber().value(), 1);
    fact(
        facts,
        "record.procedure",
        texts.get("record.named", a.procedureName(), a.procedure().value()),
        2);
    fact(facts, "record.applicant", a.applicant().name(), 2);
    fact(facts, "record.filed", texts.moment(a.filedAt()), 1);
    fact(facts, "record.received", texts.moment(a.receivedAt()), 1);
    fact(facts, "record.archive", texts.get("record.hash", a.archiveHash().hex()), 2);
    fact(facts, "record.decision", texts.get("record.decision." + review.decision()), 1);
    fact(facts, "record.reason", review.reason(), 10);
    fact(facts, "record.decided", stamp(review.decidedBy(), review.decidedAt()), 1);
    if (review.decidedBy().equals(system)) {
      fact(facts, "record.way", texts.get("record.passed"), 1);
    }
    fact(facts, "record.version", review.catalogueVersion(), 2);
    fact(facts, "record.approval", approved(approval), 3);
    return facts;
  }

  private void fact(List<Fact> facts, String key, String value, int most) {
    facts.add(
        new Fact(texts.get(key), value.isBlank() ? texts.get("record.nothing") : value, most));
  }

  private String approved(@Nullable Approval approval) {
    if (approval == null) {
      return texts.get("record.approval.none");
    }
    String result =
        texts.get(
            "record.approval.line",
            texts.get("record.approval." + approval.result()),
            texts.get("record.approval.why." + approval.why()));
    OperatorId by = approval.by();
    Instant at = approval.at();
    return by == null || at == null
        ? result
        : result
            + " "
            + stamp(by, at)
            + (approval.comment().isEmpty() ? "" : " ")
            + approval.comment();
  }

  private String stamp(OperatorId by, Instant at) {
    return texts.get("record.stamp", by.value(), texts.moment(at));
  }

  private Block block(String key, List<String> entries) {
    return new Block(texts.get(key, entries.size()), entries);
  }

  private String told(Finding finding) {
    Finding.Words own = finding.words();
    String key = "finding." + finding.rule();
    String what =
        own != null
            ? own.in(texts.locale()).what()
            : texts.has(key) ? texts.get(key, finding.facts()) : finding.rule();
    return texts.get("record.finding", texts.get("severity." + finding.severity()), what);
  }

  private String told(CheckedLine line) {
    return texts.get("record.ticked", line.text(), stamp(line.by(), line.at()));
  }

  private String told(HistoryLine line) {
    String key = "history." + line.key();
    List<String> facts = line.facts().stream().map(this::worded).toList();
    String what = texts.has(key) ? texts.get(key, facts) : line.key();
    String by = line.by().isEmpty() ? texts.get("record.desk") : line.by();
    return texts.get("record.event", texts.moment(line.at()), by, what);
  }

  /** The name of a decision among the facts becomes its word. */
  private String worded(String fact) {
    String key = "record.decision." + fact;
    return texts.has(key) ? texts.get(key) : fact;
  }

  /** Each person and document once, with how often and when first and last. */
  private List<String> seen(List<View> views) {
    Map<List<String>, List<View>> looks = new LinkedHashMap<>();
    for (View view : views) {
      looks
          .computeIfAbsent(List.of(view.by().value(), view.document()), k -> new ArrayList<>())
          .add(view);
    }
    return looks.values().stream().map(this::seenBy).toList();
  }

  private String seenBy(List<View> looks) {
    View first = looks.getFirst();
    View last = Objects.requireNonNull(looks.getLast());
    String what =
        first.document().isEmpty() ? texts.get("record.seen.application") : first.document();
    return looks.size() == 1
        ? texts.get("record.seen.once", first.by().value(), what, texts.moment(first.at()))
        : texts.get(
            "record.seen",
            first.by().value(),
            what,
            Integer.toString(looks.size()),
            texts.moment(first.at()),
            texts.moment(last.at()));
  }
}
