package dev.shinseidesk.forwarding;

import static dev.shinseidesk.forwarding.MethodsTest.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.endtoend.Bench;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvRecordExportTest {
  private static final Operator CHIEF =
      new Operator(new OperatorId("chief"), "長", Set.of(Operator.Role.SUPERVISOR));
  private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

  @TempDir Path folder;
  private Office office;
  private RecordExport export;
  private Path file;

  @BeforeEach
  void open() throws Exception {
    office = new Office(folder);
    export = new CsvRecordExport(office.bench.store.forwardings());
    file = folder.resolve("out.csv");
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void writesEveryRecordInOrderWithTheFlagsOfNow() throws Exception {
    ReceiptNumber first = office.provided("R-1", Office.STANDARD);
    office.provided("R-2", Office.SINGLE);
    office.desk().provideAgain(Bench.CLERK, first, Office.STANDARD, WorkState.FORWARDED, "訂正");
    office.deliver();
    office.desk().withdraw(Bench.CLERK, first, Office.STANDARD, WorkState.FORWARDED, "取下げ");

    assertThat(export.write(CHIEF, null, null, file, Progress.NONE)).isEqualTo(3);

    byte[] bytes = Files.readAllBytes(file);
    assertThat(bytes[0]).as("no mark").isEqualTo((byte) '"');
    String text = new String(bytes, StandardCharsets.UTF_8);
    assertThat(text).endsWith("\r\n");
    List<String> lines = Arrays.asList(text.split("\r\n", -1));
    assertThat(lines.getFirst())
        .isEqualTo(
            Arrays.stream(ForwardingItem.values())
                .map(item -> "\"" + item.label() + "\"")
                .collect(Collectors.joining(",")));
    assertThat(lines.get(1)).contains("\"R-1\",\"0\"");
    assertThat(lines.get(2)).contains("\"R-2\",\"1\"");
    assertThat(lines.get(3))
        .as("the withdrawal has not arrived yet")
        .contains("\"R-1\",\"1\"")
        .contains("\"0\",\"clerk1\"");
    office.deliver();
    Files.delete(file);
    assertThat(export.write(CHIEF, null, null, file, Progress.NONE)).isEqualTo(4);
    assertThat(Files.readString(file).split("\r\n", -1)[4])
        .contains("\"R-1\",\"1\"")
        .contains("\"1\",\"clerk1\"");
  }

  @Test
  void takesThePeriodByTheDayOfOperation() throws Exception {
    office.provided("R-1", Office.STANDARD);
    office.bench.clock.pass(Duration.ofDays(1));
    office.provided("R-2", Office.STANDARD);

    assertThat(export.write(CHIEF, DAY.plusDays(1), null, file, Progress.NONE)).isEqualTo(1);
    assertThat(Files.readString(file)).contains("R-2").doesNotContain("R-1");
    Files.delete(file);
    assertThat(export.write(CHIEF, null, DAY, file, Progress.NONE)).isEqualTo(1);
    Files.delete(file);
    assertThat(export.write(CHIEF, DAY.plusDays(2), null, file, Progress.NONE)).isZero();
    assertThat(Files.readAllLines(file)).hasSize(1);
  }

  @Test
  void leavesNothingHalfWritten() throws Exception {
    office.provided("R-1", Office.STANDARD);
    Files.writeString(file, "mine");
    refused("export.exists", () -> export.write(CHIEF, null, null, file, Progress.NONE));
    assertThat(Files.readString(file)).isEqualTo("mine");
    refused(
        "export.not-permitted",
        () -> export.write(Bench.CLERK, null, null, folder.resolve("x"), Progress.NONE));
    refused(
        "export.not-writable",
        () -> export.write(CHIEF, null, null, folder.resolve("none/x.csv"), Progress.NONE));
    Progress stopped =
        new Progress() {
          @Override
          public void report(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };
    Path other = folder.resolve("other.csv");
    refused("export.cancelled", () -> export.write(CHIEF, null, null, other, stopped));
    assertThat(Office.names(folder)).doesNotContain("other.csv", "other.csv.part", "x", "x.part");
  }
}
