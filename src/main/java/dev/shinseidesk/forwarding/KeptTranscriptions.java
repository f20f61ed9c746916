package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** 方式1 over the store. Stateless, any thread but the FX thread. */
public final class KeptTranscriptions implements TranscriptionDesk {
  private final ForwardingStore forwardings;
  private final TranscriptionStore store;
  private final Clock clock;

  /** Plugs it together. */
  public KeptTranscriptions(ForwardingStore forwardings, TranscriptionStore store, Clock clock) {
    this.forwardings = forwardings;
    this.store = store;
    this.clock = clock;
  }

  @Override
  public Optional<Transcription> of(ReceiptNumber number) {
    return forwardings.of(number).stream()
        .findFirst()
        .filter(forwarding -> forwarding.method() == ForwardingMethod.TRANSCRIPTION)
        .map(forwarding -> new Transcription(forwarding, store.lines(forwarding.id())));
  }

  @Override
  public Transcription tick(Operator by, ReceiptNumber number, int line, boolean done)
      throws DeskException {
    Transcription open = open(by, number);
    if (line < 0 || line >= open.lines().size()) {
      throw new IndexOutOfBoundsException("no line " + line);
    }
    if (!store.tick(open.forwarding().id(), line, done, by.id(), clock.instant())) {
      throw refused("transcription.finished", number);
    }
    return new Transcription(open.forwarding(), store.lines(open.forwarding().id()));
  }

  @Override
  public Forwarding finish(Operator by, ReceiptNumber number) throws DeskException {
    Transcription open = open(by, number);
    String id = open.forwarding().id();
    int lines = open.lines().size();
    String confirmation = "方式1 " + lines + "/" + lines + " " + by.id().value();
    if (!store.finish(id, by.id(), clock.instant(), confirmation)) {
      List<Line> now = store.lines(id);
      long missing = now.stream().filter(line -> !line.done()).count();
      throw missing == 0
          ? refused("transcription.finished", number)
          : new DeskException(
              Problem.of(
                  Kind.REFUSED,
                  "transcription.incomplete",
                  number.value(),
                  Long.toString(missing)));
    }
    return forwardings.find(id).orElseThrow();
  }

  @Override
  public void cancel(Operator by, ReceiptNumber number) throws DeskException {
    Transcription open = open(by, number);
    if (!store.cancel(open.forwarding().id(), by.id(), clock.instant())) {
      throw refused("transcription.finished", number);
    }
  }

  /** The transcription under way. */
  private Transcription open(Operator by, ReceiptNumber number) throws DeskException {
    if (!ForwardingCase.permitted(by)) {
      throw refused("transcription.not-permitted", number);
    }
    Transcription newest = of(number).orElseThrow(() -> refused("transcription.none", number));
    if (newest.forwarding().confirmedAt() != null) {
      throw refused("transcription.finished", number);
    }
    return newest;
  }

  private static DeskException refused(String key, ReceiptNumber number) {
    return new DeskException(Problem.of(Kind.REFUSED, key, number.value()));
  }
}
