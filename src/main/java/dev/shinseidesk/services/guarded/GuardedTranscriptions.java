package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.TranscriptionDesk;
import dev.shinseidesk.services.DeskAct;
import java.util.Optional;

/** 方式1 for one person. */
final class GuardedTranscriptions implements TranscriptionDesk {
  private final TranscriptionDesk desk;
  private final Gate gate;

  GuardedTranscriptions(TranscriptionDesk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public Optional<Transcription> of(ReceiptNumber number) throws DeskException {
    return gate.open(number) ? gate.ask(number, () -> desk.of(number)) : Optional.empty();
  }

  @Override
  public Transcription tick(Operator by, ReceiptNumber number, int line, boolean done)
      throws DeskException {
    return gate.act(
        DeskAct.FORWARD,
        AuditEvent.of(AuditAction.TRANSCRIBED, by, number).after("line", line).after("done", done),
        by,
        number,
        () -> desk.tick(by, number, line, done));
  }

  @Override
  public Forwarding finish(Operator by, ReceiptNumber number) throws DeskException {
    return gate.act(
        DeskAct.FORWARD,
        AuditEvent.of(AuditAction.TRANSCRIBED, by, number).after("step", "finished"),
        by,
        number,
        () -> desk.finish(by, number));
  }

  @Override
  public void cancel(Operator by, ReceiptNumber number) throws DeskException {
    gate.act(
        DeskAct.FORWARD,
        AuditAction.TRANSCRIPTION_CANCELLED,
        by,
        number,
        () -> {
          desk.cancel(by, number);
          return true;
        });
  }
}
