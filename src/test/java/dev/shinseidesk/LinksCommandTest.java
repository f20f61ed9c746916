package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** {@code links}, {@code addressee} and {@code bench} as the IT section runs them. */
@Execution(ExecutionMode.CONCURRENT)
@Order(9)
class LinksCommandTest {
  private static final String HEADER = "シリアル番号,宛名番号,証明書有効期限,失効年月日,異動区分,更新年月日時刻\r\n";

  @TempDir Path temp;

  @SuppressWarnings("NullAway.Init")
  private DeskLine desk;

  @BeforeEach
  void line() throws Exception {
    desk = new DeskLine(temp);
  }

  private Path file(String name, int links, String more, String day) throws Exception {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < links; i++) {
      text.append("S").append(i).append(",").append(i).append(",,,,2026-10-01T00:00:00\r\n");
    }
    Path file = Files.writeString(desk.office().resolve(name), text + more);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse(day + "T00:00:00Z")));
    return file;
  }

  @Test
  void importsNumberLinks() throws Exception {
    desk.setUp("http://127.0.0.1:9/api/v1");
    Files.deleteIfExists(desk.office().resolve("number-links.csv"));
    assertThat(desk.in("links", "status", "--json").json().path("links").asInt()).isZero();
    assertThat(desk.in("links", "waiting").exit()).isZero();
    file("number-links.csv", 20, "", "2026-11-01");
    assertThat(desk.in("links", "waiting", "--json").json().path("waiting")).hasSize(1);

    DeskLine.Answer preview = desk.in("links", "preview", "number-links.csv", "--json");
    assertThat(preview.exit()).isZero();
    assertThat(preview.json().path("added").asInt()).isEqualTo(20);
    assertThat(desk.in("links", "status", "--json").json().path("links").asInt()).isZero();
    assertThat(desk.in("links", "import", "number-links.csv").exit()).isZero();
    assertThat(desk.in("links", "waiting", "--json").json().path("waiting")).isEmpty();
    JsonNode status = desk.in("links", "status", "--json").json();
    assertThat(status.path("links").asInt()).isEqualTo(20);
    assertThat(status.path("imports").path(0).path("by").asString()).isEqualTo("suzuki");
    assertThat(desk.in("links", "status").out()).contains("number-links.csv");

    String less = file("less.csv", 10, "", "2026-11-02").toString();
    DeskLine.Answer shrinks = desk.in("links", "import", "--file", less);
    assertThat(shrinks.exit()).isEqualTo(1);
    assertThat(shrinks.err()).contains("less.csv").doesNotContain("{0}");
    assertThat(desk.in("links", "preview", "--file", less).exit()).isEqualTo(1);
    assertThat(desk.in("links", "status", "--json").json().path("links").asInt()).isEqualTo(20);

    String broken =
        file("broken.csv", 1, "X,?,,,,2026-10-01T00:00:00\r\n", "2026-11-03").toString();
    DeskLine.Answer unreadable =
        desk.in("links", "import", "--file", broken, "--difference", "--json");
    assertThat(unreadable.exit()).isEqualTo(1);
    assertThat(unreadable.err()).contains("residents.unreadable-lines");
    assertThat(
            desk.in("links", "import", "--file", broken, "--difference", "--accept-unreadable")
                .exit())
        .isZero();
    assertThat(desk.in("links", "import", "--file", less, "--accept-shrink").exit()).isZero();
    assertThat(
            desk.in("links", "import", "--file", less, "--json").json().path("known").asBoolean())
        .isTrue();

    assertThat(desk.in("links", "preview", "none.csv").exit()).isEqualTo(2);
    assertThat(desk.in("links", "preview").exit()).isEqualTo(2);
    assertThat(desk.in("links", "nonsense").exit()).isEqualTo(2);
    String cut = file("cut.csv", 1, "S9,1", "2026-11-09").toString();
    assertThat(desk.in("links", "import", "--file", cut).exit()).isEqualTo(2);
  }

  @Test
  void entersANumberByHand() throws Exception {
    var clock = Clock.systemUTC();
    var samples = new SampleOffice(7, 5, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      desk.setUp(portal.address().toString());
      DeskLine.Answer sync = desk.in("sync", "--json");
      assertThat(sync.json().path("problem").path("key").asString())
          .as("the links have not come yet")
          .isEqualTo("residents.none-yet");
      String number = samples.applications().getFirst().receiptNumber().value();

      JsonNode before = desk.in("addressee", number, "--json").json();
      assertThat(before.path("addressee").isNull()).isTrue();
      assertThat(desk.in("addressee", number, "1001").exit()).as("no reason").isEqualTo(4);
      assertThat(desk.in("addressee", number, "1001", "--reason", "窓口で確認").out()).contains("1001");
      JsonNode after = desk.in("addressee", number, "--json").json();
      assertThat(after.path("addressee").asString()).isEqualTo("1001");
      assertThat(after.path("identification").asString()).isEqualTo("BY_HAND");
      assertThat(desk.in("addressee", number, "--confirm", "1001").exit()).isEqualTo(4);
      assertThat(desk.in("show", number).out()).contains("1001");
      assertThat(desk.in("addressee", number, "--remove", "--reason", "誤り").exit()).isZero();
      assertThat(desk.in("addressee", number, "--remove", "--confirm", "1").exit()).isEqualTo(2);
      assertThat(desk.in("addressee", "NONE-1").exit()).isEqualTo(2);
    }
  }

  @Test
  void measuresWithoutAnOffice() {
    DeskLine.Answer answer = DeskLine.run("bench", "links", "--lines", "2000", "--json");
    assertThat(answer.exit()).isZero();
    assertThat(answer.json().path("links").asInt()).isBetween(1_990, 2_010);
    assertThat(answer.json().path("lookupMicrosMedian").asDouble()).isPositive();
    assertThat(DeskLine.run("bench", "links", "--lines", "10").out()).doesNotContain("{");
    assertThat(DeskLine.run("bench", "nothing").exit()).isEqualTo(2);
    assertThat(DeskLine.run("bench", "links", "--lines", "0").exit()).isEqualTo(2);
  }
}
