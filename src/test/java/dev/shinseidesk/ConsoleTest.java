package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleOffice;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as the IT section runs them: real store, real portal over HTTP, real folder. */
@Execution(ExecutionMode.CONCURRENT)
@Order(6)
class ConsoleTest {
  private static final int SAMPLES = 40;

  @TempDir Path temp;

  @SuppressWarnings("NullAway.Init")
  private DeskLine desk;

  @BeforeEach
  void line() throws Exception {
    desk = new DeskLine(temp);
  }

  @Test
  void aWholeJobRunsUnattended() throws Exception {
    var clock = Clock.systemUTC();
    var samples = new SampleOffice(7, SAMPLES, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      desk.setUp(portal.address().toString());
      samples.writeNumberLinks(desk.office().resolve("number-links.csv"));

      DeskLine.Answer sync = desk.in("sync", "--json");
      assertThat(sync.exit()).isZero();
      assertThat(sync.json().path("received").asInt()).isEqualTo(SAMPLES);
      assertThat(desk.in("sync", "--json").json().path("received").asInt()).isZero();
      assertThat(desk.in("list", "--json", "--limit", "7").json().path("applications")).hasSize(7);

      String number = sound(samples).value();
      assertThat(desk.in("show", number).out()).contains(number).contains("SHA-256");
      assertThat(desk.in("forward", number).exit()).as("not reviewed yet").isEqualTo(4);
      assertThat(desk.in("review", number, "--decision", "sound").exit()).isEqualTo(4);
      assertThat(desk.in("review", number, "--decision", "sound", "--checklist-done").exit())
          .isZero();
      assertThat(desk.in("forward", number).exit()).isZero();
      assertThat(desk.in("register", number, "--status", "20", "--comment", "受付済").exit()).isZero();

      var registered = portal.registered(new ReceiptNumber(number)).orElseThrow();
      assertThat(registered.status().value()).isEqualTo("20");
      assertThat(registered.comment()).isEqualTo("受付済");
      try (var files = Files.list(desk.office().resolve("receiving"))) {
        assertThat(files.map(f -> String.valueOf(f.getFileName())))
            .hasSize(2)
            .allMatch(f -> f.contains(number));
      }
      portal.outOfService(true);
      assertThat(desk.in("sync").exit()).as("the other side failed").isEqualTo(3);
    }
  }

  @Test
  void channelsAreListedAndTried() throws Exception {
    desk.setUp("http://127.0.0.1:1");

    JsonNode listed = desk.in("channel list", "--json").json().path("channels");
    assertThat(listed).isNotEmpty();
    String id = listed.get(0).path("id").asString();
    assertThat(listed.get(0).path("kind").asString()).isEqualTo("folder");

    JsonNode tried = desk.in("channel test", id, "--json").json();
    assertThat(tried.path("passed").asBoolean()).as(tried.toString()).isTrue();
    assertThat(tried.path("steps")).hasSize(5);
    assertThat(desk.in("channel test", id).out()).contains("使えます");
    try (var files = Files.list(desk.office().resolve("receiving"))) {
      assertThat(files).as("the probe is gone").isEmpty();
    }

    assertThat(desk.in("channel test", "no-such-channel").exit()).isEqualTo(2);
    Files.delete(desk.office().resolve("receiving"));
    DeskLine.Answer missing = desk.in("channel test", id, "--json");
    assertThat(missing.exit()).as("the other side failed").isEqualTo(3);
    assertThat(missing.json().path("steps").get(0).path("problem").path("key").asString())
        .isEqualTo("channel.folder-missing");
  }

  @Test
  void wrongUsageIsToldApartFromRefusal() throws Exception {
    assertThat(DeskLine.run("sync").exit()).as("no --config").isEqualTo(2);
    assertThat(DeskLine.run("nonsense").exit()).isEqualTo(2);
    DeskLine.Answer missing = desk.in("list");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("office.json");
    desk.setUp("http://127.0.0.1:9/api/v1");
    assertThat(desk.trySetUp("http://127.0.0.1:9/api/v1").exit()).as("already there").isEqualTo(4);
    assertThat(desk.in("show", "not a number").exit()).isEqualTo(2);
    assertThat(desk.in("show", "NONE-1").exit()).isEqualTo(2);
    assertThat(desk.in("sync").exit()).as("nobody listens there").isEqualTo(3);
  }

  @Test
  void aWrongPasswordIsRefusedWithoutTellingMore() throws Exception {
    desk.setUp("http://127.0.0.1:9/api/v1");
    Files.writeString(desk.password(), "wrong\n");
    DeskLine.Answer answer = desk.in("list");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).isNotEmpty().doesNotContain("wrong").doesNotContain("Exception");
  }

  @Test
  void inspectTellsWhatAnArchiveHolds() throws Exception {
    var samples = new SampleOffice(7, 200, PracticeRoom.catalogue(), Clock.systemUTC());
    Path zip = temp.resolve("a.zip");
    Files.write(zip, samples.zip(sound(samples)));
    DeskLine.Answer sound = DeskLine.run("inspect", zip.toString());
    assertThat(sound.exit()).isZero();
    assertThat(sound.out()).contains("申請書_");
    SampleApplication empty =
        samples.applications().stream()
            .filter(a -> a.defect().filter(d -> d == SampleDefect.EMPTY_FILE).isPresent())
            .findFirst()
            .orElseThrow();
    Files.write(zip, samples.zip(empty.receiptNumber()));
    assertThat(DeskLine.run("inspect", "--json", zip.toString()).exit()).isEqualTo(1);
    Files.write(zip, new byte[] {1, 2, 3});
    assertThat(DeskLine.run("inspect", zip.toString()).exit()).isEqualTo(1);
    assertThat(DeskLine.run("inspect", temp.resolve("none.zip").toString()).exit()).isEqualTo(2);
  }

  @Test
  void inspectOpensDocumentsAsTheWindowDoes() throws Exception {
    var samples = new SampleOffice(7, 200, PracticeRoom.catalogue(), Clock.systemUTC());
    Path zip = temp.resolve("a.zip");
    Files.write(zip, samples.zip(sound(samples)));
    Path pages = temp.resolve("pages");
    DeskLine.Answer opened =
        DeskLine.run("inspect", "--json", "--pages", pages.toString(), zip.toString());
    var document = JsonMapper.shared().readTree(opened.out()).path("opened");
    assertThat(document.findValuesAsString("shown")).contains("PAGES", "ROWS");
    assertThat(document.findValuesAsString("words")).anyMatch(w -> w.contains("申請"));
    try (var written = Files.list(pages)) {
      assertThat(written).isNotEmpty().allMatch(p -> picture(p) != null);
    }
    Path text = temp.resolve("申立書.txt");
    Files.writeString(text, "申立書", StandardCharsets.UTF_8);
    assertThat(DeskLine.run("inspect", "--documents", text.toString()).out())
        .contains("UTF-8", "申立書");
  }

  private static @Nullable BufferedImage picture(Path file) {
    try {
      return ImageIO.read(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyCommandHelpsInBothLanguages() {
    for (String command :
        List.of(
            "open",
            "setup",
            "practice-portal",
            "tour",
            "sync",
            "list",
            "show",
            "review",
            "forward",
            "register",
            "outbox",
            "links",
            "addressee",
            "bench",
            "inspect")) {
      DeskLine.Answer japanese = DeskLine.run(command, "--help");
      DeskLine.Answer english = DeskLine.run("--lang", "en", command, "--help");
      assertThat(japanese.exit()).as(command).isZero();
      assertThat(english.exit()).as(command).isZero();
      assertThat(japanese.out()).as(command).containsPattern("[ぁ-ん]").doesNotContain("${");
      assertThat(english.out()).as(command).doesNotContainPattern("[ぁ-ん]").doesNotContain("${");
    }
  }

  private static ReceiptNumber sound(SampleOffice samples) {
    return samples.applications().stream()
        .filter(a -> a.sound() && a.addressee().isPresent())
        .findFirst()
        .orElseThrow()
        .receiptNumber();
  }
}
