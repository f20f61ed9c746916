package dev.shinseidesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleItem;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.upkeep.SupportBundle;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** The doctor and the support bundle through the command line, and the log they read. */
class UpkeepCommandsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Tokyo"));

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... arguments) {
    return new Console(
            InputStream.nullInputStream(),
            new PrintStream(out, true, UTF_8),
            new PrintStream(out, true, UTF_8))
        .run(arguments);
  }

  @Test
  void theDoctorTellsWhatAndHowToMendIt() {
    assertThat(run("doctor", "--config", folder.toString())).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("[config-missing]", "office.json", "→ 設定フォルダ");

    out.reset();
    assertThat(run("doctor", "--lang", "en", "--json", "--config", folder.toString())).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("\"config-missing\"", "first set-up", "\"looks\"");
  }

  @Test
  void theBundleHoldsNothingAboutResidents() throws IOException {
    var samples = new SampleOffice(6, 40, PracticeRoom.catalogue(), CLOCK);
    Path log = folder.resolve("desk.log");
    Path data = Files.createDirectories(folder.resolve("data"));
    try (var lines = new PrintStream(Files.newOutputStream(log), true, UTF_8)) {
      for (SampleApplication a : samples.applications()) {
        String person = a.applicantName() + " " + a.receiptNumber() + " " + written(samples, a);
        lines.println("2026-11-22T10:00:00.123 WARN  dev.shinseidesk.intake.Fetch " + person);
        lines.println("java.lang.IllegalStateException: " + person);
        lines.println("  at dev.shinseidesk.intake.Fetch.run(Fetch.java:12) " + person);
        lines.println(person);
        Files.writeString(data.resolve(a.receiptNumber() + "-" + a.applicantName()), person);
      }
      lines.println(
          "2026-11-22T10:00:01.000 ERROR dev.shinseidesk.ui.common.Failures code AB12-CD34");
    }

    byte[] zip = new SupportBundle().log(log).files("data", data, List.of("store.db")).bytes();

    StringBuilder text = new StringBuilder();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), UTF_8)) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        text.append(entry.getName()).append('\n').append(new String(in.readAllBytes(), UTF_8));
      }
    }
    assertThat(text.toString())
        .contains("dev.shinseidesk.intake.Fetch", "AB12-CD34", "others 40", "Fetch.java:12");
    for (SampleApplication a : samples.applications()) {
      assertThat(text.toString()).doesNotContain(a.receiptNumber().value());
      for (String part : a.applicantName().split("[ 　]", -1)) {
        assertThat(text.toString()).doesNotContain(part);
      }
      for (String value : written(samples, a)) {
        assertThat(text.toString()).doesNotContain(value);
      }
    }
  }

  /**
   * What a resident wrote that tells something: addresses, telephone and account numbers, dates.
   */
  private static List<String> written(SampleOffice samples, SampleApplication application) {
    return samples.items(application.receiptNumber()).stream()
        .map(SampleItem::value)
        .filter(v -> v.length() >= 4)
        .toList();
  }

  @Test
  void theBundleIsWrittenWhole() throws IOException {
    Path zip = folder.resolve("support.zip");
    assertThat(run("support-bundle", "--out", zip.toString())).isZero();
    try (var in = new ZipInputStream(Files.newInputStream(zip), UTF_8)) {
      assertThat(in.getNextEntry()).isNotNull();
    }
    assertThat(run("support-bundle", "--out", folder.resolve("none/x.zip").toString()))
        .isEqualTo(2);
  }

  @Test
  void theLogTakesItsLevelFromAFileWhileItRuns() throws IOException {
    var own = (ch.qos.logback.classic.Logger) LoggerFactory.getLogger("dev.shinseidesk");
    try (DeskLog log = DeskLog.start(folder, true)) {
      own.info("not yet");
      Files.writeString(folder.resolve("log-level"), "info\n");
      log.look();
      own.info("from now on");
      Files.writeString(folder.resolve("log-level"), "nonsense");
      log.look();
      own.info("no more");
    }
    assertThat(Files.readString(folder.resolve("desk.log")))
        .contains("from now on", "\"level\":\"INFO\"")
        .doesNotContain("not yet", "no more");
    assertThat(own.getLevel()).isNull();
  }
}
