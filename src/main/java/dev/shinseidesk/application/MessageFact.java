package dev.shinseidesk.application;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A fact of a message that is a message itself: a finding that quotes why a file can't be opened
 * keeps the reason's key, so that it reads well in either language. Travels as text among the other
 * facts; parts are set off by U+001F, which no form can carry into a key of the bundle.
 *
 * @param key whole key in the message bundles, e.g. {@code archive.encrypted}
 * @param facts what fills that message
 */
public record MessageFact(String key, List<String> facts) {
  private static final String MARK = "\u001F";

  /** Copies the facts. */
  public MessageFact {
    facts = List.copyOf(facts);
  }

  /** As one of the facts of another message. */
  public String encoded() {
    StringBuilder text = new StringBuilder(MARK).append(key);
    facts.forEach(fact -> text.append(MARK).append(fact.replace(MARK, " ")));
    return text.toString();
  }

  /** Reads a fact back; empty where it is plain text. */
  public static Optional<MessageFact> decoded(String fact) {
    if (!fact.startsWith(MARK)) {
      return Optional.empty();
    }
    List<String> parts = new ArrayList<>(List.of(fact.substring(1).split(MARK, -1)));
    String key = parts.removeFirst();
    return Optional.of(new MessageFact(key, parts));
  }
}
