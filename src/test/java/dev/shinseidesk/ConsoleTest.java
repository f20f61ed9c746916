package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleOffice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands as the IT section runs them: real store, real portal over HTTP, real folder. */
class ConsoleTest {
  private static final int SAMPLES = 40;

  @TempDir Path temp;
  private Path office = Path.of("");
  private Path password = Path.of("");

  private record Answer(int exit, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }
  }

  @BeforeEach
  void places() throws Exception {
    office = temp.resolve("office");
    password = temp.resolve("pw");
    Files.writeString(password, "geheim-1\n");
  }

  @Test
  void aWholeJobRunsUnattended() throws Exception {
    var clock = Clock.systemUTC();
    var samples = new SampleOffice(7, SAMPLES, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      assertThat(setUp(portal.address().toString()).exit()).isZero();
      samples.writeNumberLinks(office.resolve("number-links.csv"));

      Answer sync = in("sync", "--json");
      assertThat(sync.exit()).isZero();
      assertThat(sync.json().path("received").asInt()).isEqualTo(SAMPLES);
      assertThat(in("sync", "--json").json().path("received").asInt()).isZero();
      assertThat(in("list", "--json", "--limit", "7").json().path("applications")).hasSize(7);

      String number = sound(samples).value();
      assertThat(in("show", number).out()).contains(number).contains("SHA-256");
      assertThat(in("forward", number).exit()).as("not reviewed yet").isEqualTo(4);
      assertThat(in("review", number, "--decision", "sound").exit()).isEqualTo(4);
      assertThat(in("review", number, "--decision", "sound", "--checklist-done").exit()).isZero();
      assertThat(in("forward", number).exit()).isZero();
      assertThat(in("register", number, "--status", "20", "--comment", "受付済").exit()).isZero();

      var registered = portal.registered(new ReceiptNumber(number)).orElseThrow();
      assertThat(registered.status().value()).isEqualTo("20");
      assertThat(registered.comment()).isEqualTo("受付済");
      try (var files = Files.list(office.resolve("receiving"))) {
        assertThat(files.map(f -> String.valueOf(f.getFileName())))
            .hasSize(2)
            .allMatch(f -> f.contains(number));
      }
      portal.outOfService(true);
      assertThat(in("sync").exit()).as("the other side failed").isEqualTo(3);
    }
  }

  @Test
  void channelsAreListedAndTried() throws Exception {
    assertThat(setUp("http://127.0.0.1:1").exit()).isZero();

    JsonNode listed = channel("list", "--json").json().path("channels");
    assertThat(listed).isNotEmpty();
    String id = listed.get(0).path("id").asString();
    assertThat(listed.get(0).path("kind").asString()).isEqualTo("folder");

    JsonNode tried = channel("test", id, "--json").json();
    assertThat(tried.path("passed").asBoolean()).as(tried.toString()).isTrue();
    assertThat(tried.path("steps")).hasSize(5);
    assertThat(channel("test", id).out()).contains("使えます");
    try (var files = Files.list(office.resolve("receiving"))) {
      assertThat(files).as("the probe is gone").isEmpty();
    }

    assertThat(channel("test", "no-such-channel").exit()).isEqualTo(2);
    Files.delete(office.resolve("receiving"));
    Answer missing = channel("test", id, "--json");
    assertThat(missing.exit()).as("the other side failed").isEqualTo(3);
    assertThat(missing.json().path("steps").get(0).path("problem").path("key").asString())
        .isEqualTo("channel.folder-missing");
  }

  private Answer channel(String act, String... arguments) {
    List<String> all = new ArrayList<>(List.of("channel", act));
    all.addAll(List.of("--config", office.toString(), "--user", "suzuki"));
    all.addAll(List.of("--password-file", password.toString()));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  @Test
  void wrongUsageIsToldApartFromRefusal() {
    assertThat(run("sync").exit()).as("no --config").isEqualTo(2);
    assertThat(run("nonsense").exit()).isEqualTo(2);
    Answer missing = in("list");
    assertThat(missing.exit()).isEqualTo(2);
    assertThat(missing.err()).contains("office.json");
    assertThat(setUp("http://127.0.0.1:9/api/v1").exit()).isZero();
    assertThat(setUp("http://127.0.0.1:9/api/v1").exit()).as("already there").isEqualTo(4);
    assertThat(in("show", "not a number").exit()).isEqualTo(2);
    assertThat(in("show", "NONE-1").exit()).isEqualTo(2);
    assertThat(in("sync").exit()).as("nobody listens there").isEqualTo(3);
  }

  @Test
  void aWrongPasswordIsRefusedWithoutTellingMore() throws Exception {
    assertThat(setUp("http://127.0.0.1:9/api/v1").exit()).isZero();
    Files.writeString(password, "wrong\n");
    Answer answer = in("list");
    assertThat(answer.exit()).isEqualTo(4);
    assertThat(answer.out()).isEmpty();
    assertThat(answer.err()).isNotEmpty().doesNotContain("wrong").doesNotContain("Exception");
  }

  @Test
  void inspectTellsWhatAnArchiveHolds() throws Exception {
    var samples = new SampleOffice(7, 200, PracticeRoom.catalogue(), Clock.systemUTC());
    Path zip = temp.resolve("a.zip");
    Files.write(zip, samples.zip(sound(samples)));
    Answer sound = run("inspect", zip.toString());
    assertThat(sound.exit()).isZero();
    assertThat(sound.out()).contains("申請書_");
    SampleApplication empty =
        samples.applications().stream()
            .filter(a -> a.defect().filter(d -> d == SampleDefect.EMPTY_FILE).isPresent())
            .findFirst()
            .orElseThrow();
    Files.write(zip, samples.zip(empty.receiptNumber()));
    assertThat(run("inspect", "--json", zip.toString()).exit()).isEqualTo(1);
    Files.write(zip, new byte[] {1, 2, 3});
    assertThat(run("inspect", zip.toString()).exit()).isEqualTo(1);
    assertThat(run("inspect", temp.resolve("none.zip").toString()).exit()).isEqualTo(2);
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
      Answer japanese = run(command, "--help");
      Answer english = run("--lang", "en", command, "--help");
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

  private Answer setUp(String url) {
    Path portalPassword = temp.resolve("portal-pw");
    try {
      Files.writeString(portalPassword, PracticeAccount.SHOWN.password());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return run(
        "setup",
        "--config",
        office.toString(),
        "--user",
        "suzuki",
        "--name",
        "鈴木",
        "--password-file",
        password.toString(),
        "--portal-url",
        url,
        "--portal-user",
        PracticeAccount.SHOWN.id(),
        "--portal-password-file",
        portalPassword.toString());
  }

  private Answer in(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--config", office.toString(), "--user", "suzuki"));
    all.addAll(List.of("--password-file", password.toString()));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  private static Answer run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8))
            .run(arguments);
    return new Answer(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
