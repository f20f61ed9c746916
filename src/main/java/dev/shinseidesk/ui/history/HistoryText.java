package dev.shinseidesk.ui.history;

import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Labels;
import java.util.List;

/** Turns history lines into words: codes and enum names among their facts get their labels. */
public final class HistoryText {
  private final Texts texts;
  private final List<StatusMeaning> table;

  /**
   * For one code table.
   *
   * @param table of 申請処理状況; may be empty
   */
  public HistoryText(Texts texts, List<StatusMeaning> table) {
    this.texts = texts;
    this.table = List.copyOf(table);
  }

  /** What happened. */
  public String what(HistoryLine line) {
    String key = "history." + line.key();
    if (!texts.has(key)) {
      return line.key();
    }
    boolean status = line.key().startsWith("status-");
    boolean outbox = line.key().startsWith("outbox-");
    return texts.get(
        key,
        line.facts().stream()
            .map(f -> status ? statusLabel(f) : outbox ? outboxLabel(f) : decisionLabel(f))
            .toList());
  }

  /** Who; the desk itself by name. */
  public String who(HistoryLine line) {
    return line.by().isEmpty() ? texts.get("ui.history.desk") : line.by();
  }

  private String decisionLabel(String fact) {
    for (Decision decision : Decision.values()) {
      if (decision.name().equals(fact)) {
        return texts.get("ui.review.decision." + decision);
      }
    }
    return fact;
  }

  private String outboxLabel(String fact) {
    for (String family : List.of("ui.common.outbox-kind.", "ui.common.outbox-state.")) {
      if (texts.has(family + fact)) {
        return texts.get(family + fact);
      }
    }
    return fact;
  }

  private String statusLabel(String fact) {
    for (StatusMeaning meaning : table) {
      if (meaning.code().value().equals(fact)) {
        return Labels.of(texts, meaning);
      }
    }
    return fact;
  }
}
