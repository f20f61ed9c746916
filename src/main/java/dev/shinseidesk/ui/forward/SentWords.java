package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.texts.Texts;
import java.time.Instant;

/** What was handed over, in the words of its record. */
final class SentWords {
  private final Texts texts;
  private final Forwarding sent;

  SentWords(Texts texts, Forwarding sent) {
    this.texts = texts;
    this.sent = sent;
  }

  /** File names and hashes as the receiver's copy was read back; that it isn't known until then. */
  String files() {
    return sent.confirmation().isEmpty()
        ? texts.get("ui.forward.sent.open")
        : sent.confirmation().replace("; ", "\n");
  }

  /** When it was decided, and when it was confirmed. */
  String when() {
    String decided = texts.get("ui.forward.earlier.decided", texts.moment(sent.decidedAt()));
    Instant at = sent.confirmedAt();
    return at == null
        ? decided
        : decided + "　" + texts.get("ui.forward.earlier.confirmed", texts.moment(at));
  }

  /** Of the ZIP that went along; empty where a person typed it over. */
  String hash() {
    return sent.method() == ForwardingMethod.TRANSCRIPTION
        ? ""
        : texts.get("ui.forward.hash", sent.archiveHash().hex());
  }
}
