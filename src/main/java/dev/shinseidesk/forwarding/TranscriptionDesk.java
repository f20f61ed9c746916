package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import java.util.List;
import java.util.Optional;

/** 方式1: what a person types over into the business system's screen. Any thread but FX's. */
public interface TranscriptionDesk {
  /** The transcription under way or finished for the newest forwarding; empty where none is. */
  Optional<Transcription> of(ReceiptNumber number) throws DeskException;

  /**
   * Ticks or unticks one line and keeps that.
   *
   * @param line index into {@link Transcription#lines()}
   * @throws DeskException keys {@code transcription.*}: not-permitted, none, finished
   */
  Transcription tick(Operator by, ReceiptNumber number, int line, boolean done)
      throws DeskException;

  /**
   * The person says that all of it stands in the other system: the forwarding is confirmed.
   *
   * @throws DeskException keys {@code transcription.*}: not-permitted, none, finished, incomplete
   */
  Forwarding finish(Operator by, ReceiptNumber number) throws DeskException;

  /**
   * Takes an unfinished transcription back: the application stands where it stood.
   *
   * @throws DeskException keys {@code transcription.*}: not-permitted, none, finished
   */
  void cancel(Operator by, ReceiptNumber number) throws DeskException;

  /**
   * What is typed over.
   *
   * @param forwarding the decided forwarding
   * @param lines in the order of the other screen
   */
  record Transcription(Forwarding forwarding, List<Line> lines) {
    /** Copies the list. */
    public Transcription {
      lines = List.copyOf(lines);
    }
  }

  /**
   * One value.
   *
   * @param item which item
   * @param value as it is typed; may be empty
   * @param done whether it has been copied
   */
  record Line(WantedItem item, String value, boolean done) {}
}
