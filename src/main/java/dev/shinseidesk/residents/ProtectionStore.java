package dev.shinseidesk.residents;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Marks of protected persons (支援措置). Any thread but FX's. */
public interface ProtectionStore {
  /** Those of these applications that a protected person filed. */
  Set<ReceiptNumber> protectedAmong(Collection<ReceiptNumber> numbers);

  /** Marks in force, newest first. */
  List<Mark> marks(int limit);

  /** Marks who filed this application; the mark there is already, where there is one. */
  Optional<Mark> mark(String id, ReceiptNumber number, String reason, OperatorId by, Instant at);

  /** Ends a mark; false where none of this id is in force. */
  boolean end(String id, String reason, OperatorId by, Instant at);

  /**
   * Puts the persons of a file in the place of those of the file before.
   *
   * @return how many are new and how many ended
   */
  Replaced replace(List<Person> persons, OperatorId by, Instant at);

  /**
   * A person as a file tells.
   *
   * @param addressee 宛名番号; empty where the file has none
   * @param name 氏名; may be empty beside a 宛名番号
   * @param birthDate 生年月日 as written; may be empty beside a 宛名番号
   */
  record Person(String addressee, String name, String birthDate) {}

  /** Counts of a file. */
  record Replaced(int added, int ended) {}

  /**
   * A mark.
   *
   * @param id of the mark
   * @param name 氏名; may be empty
   * @param addressee 宛名番号; may be empty
   * @param reason given by hand; empty for those of a file
   * @param number the application it was set on; null for those of a file
   * @param by who set it
   * @param at when
   */
  record Mark(
      String id,
      String name,
      String addressee,
      String reason,
      @Nullable ReceiptNumber number,
      OperatorId by,
      Instant at) {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Mark[" + id + "]";
    }
  }
}
