package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code links}, {@code addressee} and {@code bench} as the IT section runs them. */
class LinksCommandTest {
  private static final String HEADER = "シリアル番号,宛名番号,証明書有効期限,失効年月日,異動区分,更新年月日時刻\r\n";

  @TempDir Path temp;

  private record Answer(int exit, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }
  }

  private Path office() {
    return temp.resolve("office");
  }

  private void setUp(String url) throws Exception {
    Files.writeString(temp.resolve("pw"), "geheim-1\n");
    Files.writeString(temp.resolve("portal-pw"), PracticeAccount.SHOWN.password());
    Answer answer =
        run(
            "setup",
            "--config",
            office().toString(),
            "--user",
            "suzuki",
            "--name",
            "鈴木",
            "--password-file",
            temp.resolve("pw").toString(),
            "--portal-url",
            url,
            "--portal-user",
            PracticeAccount.SHOWN.id(),
            "--portal-password-file",
            temp.resolve("portal-pw").toString());
    assertThat(answer.exit()).isZero();
  }

  private Answer in(String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--config", office().toString(), "--user", "suzuki"));
    all.addAll(List.of("--password-file", temp.resolve("pw").toString()));
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

  private Path file(String name, int links, String more, String day) throws Exception {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < links; i++) {
      text.append("S").append(i).append(",").append(i).append(",,,,2026-10-01T00:00:00\r\n");
    }
    Path file = Files.writeString(office().resolve(name), text + more);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(day + "T00:00:00Z")));
    return file;
  }

  @Test
  void importsNumberLinks() throws Exception {
    setUp("http://127.0.0.1:9/api/v1");
    Files.deleteIfExists(office().resolve("number-links.csv"));
    assertThat(in("links", "status", "--json").json().path("links").asInt()).isZero();
    assertThat(in("links", "waiting").exit()).isZero();
    file("number-links.csv", 20, "", "2026-11-01");
    assertThat(in("links", "waiting", "--json").json().path("waiting")).hasSize(1);

    Answer preview = in("links", "preview", "number-links.csv", "--json");
    assertThat(preview.exit()).isZero();
    assertThat(preview.json().path("added").asInt()).isEqualTo(20);
    assertThat(in("links", "status", "--json").json().path("links").asInt()).isZero();
    assertThat(in("links", "import", "number-links.csv").exit()).isZero();
    assertThat(in("links", "waiting", "--json").json().path("waiting")).isEmpty();
    JsonNode status = in("links", "status", "--json").json();
    assertThat(status.path("links").asInt()).isEqualTo(20);
    assertThat(status.path("imports").path(0).path("by").asString()).isEqualTo("suzuki");
    assertThat(in("links", "status").out()).contains("number-links.csv");

    String less = file("less.csv", 10, "", "2026-11-02").toString();
    Answer shrinks = in("links", "import", "--file", less);
    assertThat(shrinks.exit()).isEqualTo(1);
    assertThat(shrinks.err()).contains("less.csv").doesNotContain("{0}");
    assertThat(in("links", "preview", "--file", less).exit()).isEqualTo(1);
    assertThat(in("links", "status", "--json").json().path("links").asInt()).isEqualTo(20);

    String broken =
        file("broken.csv", 1, "X,?,,,,2026-10-01T00:00:00\r\n", "2026-11-03").toString();
    Answer unreadable = in("links", "import", "--file", broken, "--difference", "--json");
    assertThat(unreadable.exit()).isEqualTo(1);
    assertThat(unreadable.err()).contains("residents.unreadable-lines");
    assertThat(
            in("links", "import", "--file", broken, "--difference", "--accept-unreadable").exit())
        .isZero();
    assertThat(in("links", "import", "--file", less, "--accept-shrink").exit()).isZero();
    assertThat(in("links", "import", "--file", less, "--json").json().path("known").asBoolean())
        .isTrue();

    assertThat(in("links", "preview", "none.csv").exit()).isEqualTo(2);
    assertThat(in("links", "preview").exit()).isEqualTo(2);
    assertThat(in("links", "nonsense").exit()).isEqualTo(2);
    String cut = file("cut.csv", 1, "S9,1", "2026-11-09").toString();
    assertThat(in("links", "import", "--file", cut).exit()).isEqualTo(2);
  }

  @Test
  void entersANumberByHand() throws Exception {
    var clock = Clock.systemUTC();
    var samples = new SampleOffice(7, 5, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      setUp(portal.address().toString());
      Answer sync = in("sync", "--json");
      assertThat(sync.json().path("problem").path("key").asString())
          .as("the links have not come yet")
          .isEqualTo("residents.none-yet");
      String number = samples.applications().getFirst().receiptNumber().value();

      JsonNode before = in("addressee", number, "--json").json();
      assertThat(before.path("addressee").isNull()).isTrue();
      assertThat(in("addressee", number, "1001").exit()).as("no reason").isEqualTo(4);
      assertThat(in("addressee", number, "1001", "--reason", "窓口で確認").out()).contains("1001");
      JsonNode after = in("addressee", number, "--json").json();
      assertThat(after.path("addressee").asString()).isEqualTo("1001");
      assertThat(after.path("identification").asString()).isEqualTo("BY_HAND");
      assertThat(in("addressee", number, "--confirm", "1001").exit()).isEqualTo(4);
      assertThat(in("show", number).out()).contains("1001");
      assertThat(in("addressee", number, "--remove", "--reason", "誤り").exit()).isZero();
      assertThat(in("addressee", number, "--remove", "--confirm", "1").exit()).isEqualTo(2);
      assertThat(in("addressee", "NONE-1").exit()).isEqualTo(2);
    }
  }

  @Test
  void measuresWithoutAnOffice() {
    Answer answer = run("bench", "links", "--lines", "2000", "--json");
    assertThat(answer.exit()).isZero();
    assertThat(answer.json().path("links").asInt()).isBetween(1_990, 2_010);
    assertThat(answer.json().path("lookupMicrosMedian").asDouble()).isPositive();
    assertThat(run("bench", "links", "--lines", "10").out()).doesNotContain("{");
    assertThat(run("bench", "nothing").exit()).isEqualTo(2);
    assertThat(run("bench", "links", "--lines", "0").exit()).isEqualTo(2);
  }
}
