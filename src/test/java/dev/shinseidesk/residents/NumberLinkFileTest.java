package dev.shinseidesk.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NumberLinkFileTest {
  private static final Instant AS_OF = Instant.parse("2026-11-22T00:00:00Z");
  private static final String HEADER =
      "\"シリアル番号\",\"宛名番号\",\"証明書有効期限\",\"失効年月日\",\"異動区分\",\"更新年月日時刻\"\r\n";
  private static final String OLD =
      line("OLD1", "900", "2031-01-31", "", "", "2026-01-01T00:00:00");

  @TempDir Path folder;
  private SqliteStore store;
  private NumberLinkStore links;

  @BeforeEach
  void open() throws Exception {
    try (DataKey key = DataKey.copyOf(new byte[DataKey.BYTES])) {
      store = SqliteStore.open(folder.resolve("desk.db"), key);
    }
    links = store.numberLinks();
    take(HEADER + OLD);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void takesAFullFile() throws Exception {
    long taken =
        take(
            "\uFEFF"
                + HEADER
                + line("A1", "1", "2031-01-31", "2026-10-01", "02", "2026-10-01T12:34:56")
                + "\r\n"
                + line("B2", "2", "20310131", "", "", "20261001123456"));

    assertThat(taken).isEqualTo(2);
    assertThat(links.count()).isEqualTo(2);
    assertThat(links.asOf()).contains(AS_OF);
    assertThat(links.bySerial(new CertificateSerial("OLD1"))).isEmpty();
    assertThat(links.bySerial(new CertificateSerial("A1")))
        .containsExactly(
            new NumberLink(
                new CertificateSerial("A1"),
                new AddresseeNumber("1"),
                LocalDate.of(2031, 1, 31),
                LocalDate.of(2026, 10, 1),
                "02",
                Instant.parse("2026-10-01T03:34:56Z")));
  }

  @Test
  void takesColumnsInAnyOrderWithOthersBetween() throws Exception {
    take(
        """
        宛名番号,世帯番号,シリアル番号,更新年月日時刻,異動区分,失効年月日,証明書有効期限
        7,99,C3,2026-10-01T12:34:56+09:00,,,2031/01/31
        """);

    assertThat(links.bySerial(new CertificateSerial("C3")))
        .singleElement()
        .satisfies(l -> assertThat(l.addressee().value()).isEqualTo("7"));
  }

  @Test
  void leavesOutWhatTheFileSaysIsDeleted() throws Exception {
    NumberLinkProfile standard = NumberLinkProfile.DEFAULT;
    var profile =
        new NumberLinkProfile(
            "windows-31j",
            standard.serial(),
            standard.addressee(),
            standard.validUntil(),
            standard.revokedOn(),
            standard.changeKind(),
            standard.updatedAt(),
            standard.dateFormats(),
            standard.timeFormats(),
            Set.of("削除"));
    Path file =
        Files.writeString(
            folder.resolve("w.csv"),
            HEADER
                + line("A1", "1", "", "", "削除", "2026-10-01T12:34:56")
                + line("B2", "2", "", "", "追加", "2026-10-01T12:34:56"),
            Charset.forName("windows-31j"));

    assertThat(new NumberLinkFile(links, profile).importFull(file, AS_OF, Progress.NONE))
        .isEqualTo(1);
    assertThat(links.bySerial(new CertificateSerial("A1"))).isEmpty();
  }

  @Test
  void tellsTheLineAndTheRuleOfAWrongValue() throws Exception {
    String good = line("A1", "1", "2031-01-31", "", "", "2026-10-01T12:34:56");

    refused(HEADER + good + line("番号", "1", "", "", "", "2026-10-01T12:34:56"), "line-invalid")
        .satisfies(p -> assertThat(p.facts()).startsWith("3", "シリアル番号"));
    refused(HEADER + good + good + line("A", "", "", "", "", "2026-10-01T12:34:56"), "line-invalid")
        .satisfies(p -> assertThat(p.facts()).startsWith("4", "宛名番号"));
    refused(HEADER + line("A", "1", "2026-02-30", "", "", "2026-10-01T12:34:56"), "line-invalid")
        .satisfies(p -> assertThat(p.facts()).startsWith("2", "証明書有効期限"));
    refused(HEADER + line("A", "1", "", "99999999", "", "2026-10-01T12:34:56"), "line-invalid")
        .satisfies(p -> assertThat(p.facts()).startsWith("2", "失効年月日"));
    refused(HEADER + line("A", "1", "", "", "", ""), "line-invalid")
        .satisfies(p -> assertThat(p.facts()).startsWith("2", "更新年月日時刻"));
  }

  @Test
  void keepsTheOldLinksWhenALateLineIsWrong() throws Exception {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < 5000; i++) {
      text.append(line("S" + i, "1" + i, "2031-01-31", "", "", "2026-10-01T12:34:56"));
    }

    refused(text + "\"x\",\"y\"\r\n", "line-invalid")
        .satisfies(p -> assertThat(p.facts()).startsWith("5002", "列の数"));
  }

  @Test
  void tellsBrokenQuotes() throws Exception {
    refused(HEADER + OLD + "\"A1\"x,\"1\",\"\",\"\",\"\",\"\"\r\n", "line-invalid")
        .satisfies(p -> assertThat(p.facts()).startsWith("3", "引用符"));
    refused(HEADER + OLD + "\"A1,1\r\n", "line-invalid");
  }

  @Test
  void tellsMissingAndRepeatedColumns() throws Exception {
    refused("シリアル番号,宛名番号\r\nA1,1\r\n", "wrong-columns")
        .satisfies(p -> assertThat(p.facts().getFirst()).contains("更新年月日時刻", "異動区分"));
    refused(HEADER.replace("異動区分", "宛名番号") + OLD, "wrong-columns");
    refused(HEADER.replace("\r\n", ",\"宛名番号\"\r\n") + OLD, "wrong-columns");
    refused("", "empty");
  }

  @Test
  void tellsTheLineThatIsInAnotherCharacterSet() throws Exception {
    byte[] head = (HEADER + OLD + OLD).getBytes(StandardCharsets.UTF_8);
    byte[] tail = "\"漢字\"".getBytes(Charset.forName("windows-31j"));
    byte[] both = java.util.Arrays.copyOf(head, head.length + tail.length);
    System.arraycopy(tail, 0, both, head.length, tail.length);

    Problem problem = refusal(Files.write(folder.resolve("mixed.csv"), both));

    assertThat(problem.key()).isEqualTo("residents.wrong-encoding");
    assertThat(problem.facts()).containsExactly("4", "UTF-8");
    assertOldLinks();
  }

  @Test
  void refusesAFileThatWouldEraseEverything() throws Exception {
    refused(HEADER, "empty");
  }

  @Test
  void tellsAFileThatIsNotThere() throws IOException {
    assertThat(refusal(folder.resolve("none.csv")).key()).isEqualTo("residents.file-unreadable");
    assertThat(refusal(folder).key()).isEqualTo("residents.file-unreadable");
  }

  @Test
  void cancellingKeepsTheOldLinks() throws Exception {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < 3000; i++) {
      text.append(line("S" + i, "1" + i, "2031-01-31", "", "", "2026-10-01T12:34:56"));
    }
    Path file = Files.writeString(folder.resolve("n.csv"), text);
    Progress cancelling =
        new Progress() {
          @Override
          public void report(long done, long total) {}

          @Override
          public boolean cancelled() {
            return true;
          }
        };

    DeskException refused =
        catchThrowableOfType(
            DeskException.class,
            () ->
                new NumberLinkFile(links, NumberLinkProfile.DEFAULT)
                    .importFull(file, AS_OF, cancelling));

    assertThat(refused.problem().key()).isEqualTo("residents.cancelled");
    assertOldLinks();
  }

  @Test
  void profilesRefuseFormatsThatAreNone() {
    assertThatThrownBy(() -> formats(List.of("bad format {"), List.of("uuuu")))
        .isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> formats(List.of(), List.of("uuuu"))).isInstanceOf(InvalidValue.class);
  }

  private static NumberLinkProfile formats(List<String> dates, List<String> times) {
    return new NumberLinkProfile("UTF-8", "a", "b", "c", "d", "e", "f", dates, times, Set.of());
  }

  private org.assertj.core.api.ObjectAssert<Problem> refused(String text, String key)
      throws IOException {
    Problem problem = refusal(Files.writeString(folder.resolve("n.csv"), text));
    assertThat(problem.key()).isEqualTo("residents." + key);
    assertOldLinks();
    return assertThat(problem);
  }

  private Problem refusal(Path file) {
    DeskException refused =
        catchThrowableOfType(
            DeskException.class,
            () ->
                new NumberLinkFile(links, NumberLinkProfile.DEFAULT)
                    .importFull(file, AS_OF, Progress.NONE));
    assertThat(refused).isNotNull();
    return refused.problem();
  }

  private void assertOldLinks() {
    assertThat(links.count()).isEqualTo(1);
    assertThat(links.bySerial(new CertificateSerial("OLD1"))).hasSize(1);
  }

  private long take(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("n.csv"), text);
    return new NumberLinkFile(links, NumberLinkProfile.DEFAULT)
        .importFull(file, AS_OF, Progress.NONE);
  }

  private static String line(String... values) {
    return "\"" + String.join("\",\"", values) + "\"\r\n";
  }
}
