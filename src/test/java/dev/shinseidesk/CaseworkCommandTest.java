package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;

/** Casework by the command line, as a clerk without a window does it. */
@Timeout(900)
@Execution(ExecutionMode.CONCURRENT)
@Order(7)
class CaseworkCommandTest {
  @TempDir Path temp;

  @SuppressWarnings("NullAway.Init")
  private DeskLine desk;

  @BeforeEach
  void line() throws Exception {
    desk = new DeskLine(temp);
  }

  private void set(String from, String to) throws Exception {
    Path file = desk.office().resolve("casework.json");
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }

  @Test
  void aWholeCaseByTheCommandLine() throws Exception {
    var clock = Clock.systemUTC();
    var samples = new SampleOffice(7, 6, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      desk.setUp(portal.address().toString());
      desk.in("sync");
      String number =
          samples.applications().stream()
              .map(a -> a.receiptNumber())
              .filter(n -> portal.registered(n).orElseThrow().status().value().equals("10"))
              .findFirst()
              .orElseThrow()
              .value();

      DeskLine.Answer thread = desk.in("thread", number, "--json");
      assertThat(thread.exit()).isZero();
      assertThat(thread.json().path("filings").path(0).path("relations").path(0).asString())
          .isEqualTo("ITSELF");
      assertThat(desk.in("thread", number).out()).contains(number, "この申請");
      assertThat(desk.in("thread", number, "--compare", number).out()).contains("違う項目 0");
      assertThat(desk.in("settle", number, "--reason", "x").exit()).isEqualTo(2);
      assertThat(desk.in("settle", number, "--close", number, "--reason", "x").err())
          .contains("同じ世帯の申請ではありません");

      assertThat(desk.in("correction request", number, "--send", "--text", "x").exit())
          .isEqualTo(4);
      desk.in("review", number, "--decision", "defective", "--reason", "電話番号が記入されていません。");
      DeskLine.Answer proposal = desk.in("correction request", number, "--json");
      assertThat(proposal.json().path("text").asString()).contains("電話番号が記入されていません。", number);
      assertThat(proposal.json().path("status").asString()).isEqualTo("30");
      assertThat(desk.in("correction request", number, "--deadline", "gestern").exit())
          .isEqualTo(2);
      assertThat(desk.in("correction request", number, "--send").exit()).isZero();
      var registered =
          portal.registered(
              samples.applications().stream()
                  .map(a -> a.receiptNumber())
                  .filter(n -> n.value().equals(number))
                  .findFirst()
                  .orElseThrow());
      assertThat(registered.orElseThrow().status().value()).isEqualTo("30");

      assertThat(desk.in("correction contact", number, "--said", "明日出す").out()).contains("明日出す");
      assertThat(desk.in("correction contact", number, "--way", "pigeon", "--said", "x").exit())
          .isEqualTo(2);
      DeskLine.Answer list = desk.in("correction list", number, "--json");
      assertThat(list.json().path("paused").asBoolean()).isTrue();
      assertThat(list.json().path("contacts")).hasSize(1);
      assertThat(desk.in("correction list").exit()).as("nothing is overdue").isZero();
      assertThat(desk.in("correction end", number, "--reason", "窓口で補正").exit()).isZero();
      assertThat(desk.in("correction end", number, "--reason", "もう一度").exit()).isEqualTo(4);

      set("\"approvals\": []", "\"approvals\": [{ \"id\": \"all\", \"when\": \"always\" }]");
      assertThat(DeskLine.run("config", "check", "--config", desk.office().toString()).exit())
          .isZero();
      assertThat(desk.in("config in-force", "--accept").exit()).isZero();
      desk.in("review", number, "--decision", "rejected", "--reason", "取下げの申出");
      assertThat(desk.in("approve", "--json").json().path(0).path("why").asString())
          .isEqualTo("procedure");
      DeskLine.Answer own = desk.in("approve", number);
      assertThat(own.exit()).isEqualTo(4);
      assertThat(own.err()).contains("ご自分のもの");
      assertThat(desk.in("return", number, "--reason", "x").exit()).isEqualTo(4);

      DeskLine.Answer explained = desk.in("explain", number, "--json");
      assertThat(explained.json().path("reviews")).hasSize(2);
      assertThat(explained.json().path("approvals").path(0).path("result").asString())
          .isEqualTo("WAITING");
      assertThat(desk.in("explain", number).out()).contains("承認待ち", "電話番号が記入されていません。");
      Path pdf = temp.resolve("record.pdf");
      assertThat(desk.in("explain", number, "--pdf", pdf.toString()).exit()).isZero();
      try (var document = Loader.loadPDF(pdf.toFile())) {
        assertThat(document.getNumberOfPages()).isEqualTo(1);
        assertThat(new PDFTextStripper().getText(document)).contains("却下", number, "suzuki");
      }
      assertThat(desk.in("explain", number, "--pdf", pdf.toString()).exit())
          .as("never overwrites")
          .isEqualTo(2);
    }
  }

  @Test
  void whatIsNotReviewedPassesThroughAsItIsFetched() throws Exception {
    var clock = Clock.systemUTC();
    var samples = new SampleOffice(7, 6, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      desk.setUp(portal.address().toString());
      samples.writeNumberLinks(desk.office().resolve("number-links.csv"));
      var codes = samples.applications().stream().map(a -> a.procedure().value()).distinct();
      String passing =
          codes.map(code -> '"' + code + '"').collect(java.util.stream.Collectors.joining(","));
      set(
          "\"passThrough\": []",
          "\"passThrough\": [{ \"procedures\": [" + passing + "], \"forward\": true }]");
      assertThat(desk.in("sync").exit()).isZero();
      JsonNode list = desk.in("list", "--json").json();
      List<String> states = list.findValuesAsString("state");
      assertThat(states).hasSize(6).isSubsetOf("SOUND", "FORWARDING", "FORWARDED");
      assertThat(states).contains("FORWARDED");
      String number = samples.applications().getFirst().receiptNumber().value();
      JsonNode review = desk.in("explain", number, "--json").json().path("reviews").path(0);
      assertThat(review.path("decidedBy").asString()).isEqualTo("system");
      assertThat(review.path("decision").asString()).isEqualTo("SOUND");
    }
  }

  @Test
  void mistakesOfTheConfigurationAreNamed() throws Exception {
    desk.setUp("http://127.0.0.1:9/api/v1");
    set(
        "\"approvals\": []",
        "\"approvals\": [{ \"id\": \"s\", \"when\": \"every\" }, { \"id\": \"s\", \"when\":"
            + " \"always\", \"procedures\": [\"NO-SUCH\"] }]");
    set("\"passThrough\": []", "\"passThrough\": [{ \"forward\": true }]");
    set("\"closedDays\": []", "\"closedDays\": [{ \"from\": \"2026-02-30\" }]");
    DeskLine.Answer check = DeskLine.run("config", "check", "--config", desk.office().toString());
    assertThat(check.exit()).isNotZero();
    assertThat(check.out() + check.err())
        .contains(
            "/approvals/0/number",
            "/approvals/1/id",
            "/approvals/1/procedures/0",
            "/passThrough/0",
            "/closedDays/0/from");
  }
}
