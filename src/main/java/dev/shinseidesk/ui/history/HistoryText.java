package dev.shinseidesk.ui.history;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.security.PersonNames;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns history lines into words: codes and enum names among their facts get their labels. */
public final class HistoryText {
  private final Texts texts;
  private final List<StatusMeaning> table;
  private final Map<String, String> receivers;
  private final PersonNames names;

  /**
   * For one code table.
   *
   * @param table of 申請処理状況; may be empty
   * @param receivers names of the business systems by their id; one that isn't among them is told
   *     by its id
   * @param names of the people
   */
  public HistoryText(
      Texts texts, List<StatusMeaning> table, Map<String, String> receivers, PersonNames names) {
    this.names = names;
    this.texts = texts;
    this.table = List.copyOf(table);
    this.receivers = Map.copyOf(receivers);
  }

  /** What happened. */
  public String what(HistoryLine line) {
    String key = "history." + line.key();
    if (!texts.has(key)) {
      return line.key();
    }
    List<String> facts = new ArrayList<>();
    for (int i = 0; i < line.facts().size(); i++) {
      facts.add(word(line.key(), i, line.facts().get(i)));
    }
    return texts.get(key, facts);
  }

  private String word(String key, int place, String fact) {
    if (key.startsWith("forwarding-")) {
      return place == 0 && receivers.containsKey(fact)
          ? texts.get("ui.forward.receiver.name", receivers.get(fact), fact)
          : fact;
    }
    return key.startsWith("status-")
        ? statusLabel(fact)
        : key.startsWith("outbox-") ? outboxLabel(fact) : decisionLabel(fact);
  }

  /** Who; the desk itself by name. */
  public String who(HistoryLine line) {
    return line.by().isEmpty() ? texts.get("ui.history.desk") : name(line.by());
  }

  /** What isn't an id, e.g. a name written down by an early version, stays as it is. */
  private String name(String by) {
    try {
      return names.of(new OperatorId(by));
    } catch (InvalidValue e) {
      return by;
    }
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
