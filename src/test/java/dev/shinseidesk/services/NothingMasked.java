package dev.shinseidesk.services;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.ProtectionStore.Mark;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A desk at which nothing is masked and nobody is protected. */
final class NothingMasked implements ProtectionDesk {
  @Override
  public Cover cover(ReceiptNumber number) {
    return Cover.OPEN;
  }

  @Override
  public @Nullable Look look(ReceiptNumber number) {
    return null;
  }

  @Override
  public Instant release(Operator by, ReceiptNumber number, String reason) {
    throw new AssertionError("nothing is masked");
  }

  @Override
  public void close(Operator by, ReceiptNumber number) {
    throw new AssertionError("nothing is masked");
  }

  @Override
  public String unmask(Operator by, ReceiptNumber number, int item) {
    throw new AssertionError("nothing is masked");
  }

  @Override
  public int unmaskSeconds() {
    return 20;
  }

  @Override
  public List<Mark> marks(Operator by, int limit) {
    return List.of();
  }

  @Override
  public Mark mark(Operator by, ReceiptNumber number, String reason) {
    throw new AssertionError("nobody marks");
  }

  @Override
  public void end(Operator by, String id, String reason) {
    throw new AssertionError("nobody marks");
  }

  @Override
  public Imported importMarks(Operator by, Path file) {
    throw new AssertionError("nobody marks");
  }
}
