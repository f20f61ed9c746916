package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.residents.ProtectionStore.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Reads a file of protected persons: CSV, UTF-8, header 宛名番号,氏名,生年月日 in any order. */
public final class ProtectionFile {
  private static final long MOST_BYTES = 50L << 20;
  private static final String ADDRESSEE = "宛名番号";
  private static final String NAME = "氏名";
  private static final String BIRTH = "生年月日";

  private ProtectionFile() {}

  /**
   * All persons of it.
   *
   * @throws DeskException {@code protection.file-unreadable} with the number of the line; 0 for the
   *     file as a whole
   */
  public static List<Person> read(Path file) throws DeskException {
    List<Person> persons = new ArrayList<>();
    long line = 0;
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw unreadable(file, 0, null);
      }
      String text = Files.readString(file, StandardCharsets.UTF_8);
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setHeader().setSkipHeaderRecord(true).setTrim(true).get();
      try (CSVParser parser =
          CSVParser.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, format)) {
        for (CSVRecord each : parser) {
          line = each.getRecordNumber() + 1;
          Person person = new Person(value(each, ADDRESSEE), value(each, NAME), value(each, BIRTH));
          if (person.addressee().isEmpty()
              && (person.name().isEmpty() || person.birthDate().isEmpty())) {
            throw unreadable(file, line, null);
          }
          persons.add(person);
        }
      }
      return persons;
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw unreadable(file, line, e);
    }
  }

  private static String value(CSVRecord each, String column) {
    return each.isMapped(column) && each.isSet(column) ? each.get(column) : "";
  }

  private static DeskException unreadable(Path file, long line, @Nullable Exception cause) {
    return new DeskException(
        Problem.of(
            Problem.Kind.USAGE, "protection.file-unreadable", file.toString(), Long.toString(line)),
        cause);
  }
}
