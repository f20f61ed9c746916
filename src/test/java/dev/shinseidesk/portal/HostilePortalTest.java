package dev.shinseidesk.portal;

import static dev.shinseidesk.portal.Bench.problem;
import static dev.shinseidesk.portal.Bench.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.LoopServer.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ObjectNode;

/** Whatever comes back over the wire: a clear problem, nothing taken, and it can be tried again. */
class HostilePortalTest {
  private static final ReceiptNumber FIRST = new ReceiptNumber("R0001");
  private static final StatusChange CHANGE =
      new StatusChange(FIRST, new StatusCode("20"), "秘密のコメント", "req-1");

  /** A portal that logs in honestly and answers everything else like this. */
  private static Bench answering(Answer answer) throws Exception {
    return answering(answer, json -> {});
  }

  private static Bench answering(Answer answer, Consumer<ObjectNode> change) throws Exception {
    var there = new FirstPortal(1);
    return new Bench(
        asked -> asked.path().endsWith("/login") ? there.answer(asked) : answer, change);
  }

  static Stream<Arguments> brokenAnswers() {
    return Stream.of(
        Arguments.of("not-json", LoopServer.json(200, "<html>maintenance</html>")),
        Arguments.of("not-json", LoopServer.json(200, "")),
        Arguments.of("not-json", LoopServer.json(200, "\"text\"")),
        Arguments.of("not-json", LoopServer.json(200, "{\"a\":1,\"a\":2}")),
        Arguments.of("not-json", LoopServer.json(200, "{} {}")),
        Arguments.of("not-json", LoopServer.json(200, "[".repeat(10_000))),
        Arguments.of("not-json", LoopServer.reply(200, "text/plain", new byte[] {(byte) 0xff, 1})),
        Arguments.of("not-http", LoopServer.raw("SSH-2.0-OpenSSH_9.2\r\n\r\n")),
        Arguments.of("cut-off", LoopServer.cutOff("{\"kekka\":{\"sokensu\":1}}")),
        Arguments.of("cut-off", LoopServer.halfJson("{\"kekka\":{\"sokensu\":1}}")),
        Arguments.of("cut-off", LoopServer.reset()),
        Arguments.of("too-large", LoopServer.flood()),
        Arguments.of("too-large", LoopServer.json(200, " ".repeat(20_000))),
        Arguments.of("redirected", LoopServer.json(302, "", "Location: http://127.0.0.1:1/")),
        Arguments.of("missing-field", LoopServer.json(200, "{}")),
        Arguments.of("missing-field", LoopServer.json(200, "{\"kekka\":{\"sokensu\":1}}")),
        Arguments.of(
            "wrong-type", LoopServer.json(200, "{\"kekka\":{\"sokensu\":\"x\",\"shinsei\":[]}}")),
        Arguments.of(
            "wrong-type", LoopServer.json(200, "{\"kekka\":{\"sokensu\":-1,\"shinsei\":[]}}")),
        Arguments.of(
            "wrong-type", LoopServer.json(200, "{\"kekka\":{\"sokensu\":1,\"shinsei\":{}}}")),
        Arguments.of("unauthorized", LoopServer.json(401, "{}")),
        Arguments.of("forbidden", LoopServer.json(403, "{}")),
        Arguments.of("not-found", LoopServer.json(404, "")),
        Arguments.of("conflict", LoopServer.json(409, "{}")),
        Arguments.of("too-many", LoopServer.json(429, "{}")),
        Arguments.of("rejected", LoopServer.json(400, "{}")),
        Arguments.of("rejected", LoopServer.json(418, "{}")),
        Arguments.of("server", LoopServer.json(500, "<html>")),
        Arguments.of("server", LoopServer.json(503, "")));
  }

  @ParameterizedTest
  @MethodSource("brokenAnswers")
  void brokenAnswersOfTheListAreNamed(String key, Answer answer) throws Exception {
    try (var bench = answering(answer, set("/limits/maxAnswerBytes", "16000"))) {
      Problem problem = problem(bench::list);
      assertThat(problem.key()).isEqualTo("portal." + key);
      assertThat(problem.facts().getFirst()).isEqualTo("029i001-02");
      boolean passing =
          List.of("not-json", "not-http", "cut-off", "too-many", "server").contains(key);
      assertThat(problem.kind().retryMayHelp()).isEqualTo(passing);
      boolean repeats = List.of("cut-off", "too-many", "server").contains(key);
      assertThat(bench.waits).hasSize(repeats ? 2 : 0);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "uketsukebango, null, missing-field",
    "uketsukebango, 12, wrong-type",
    "uketsukebango, '\"../../x\"', wrong-type",
    "shikuchosonkodo, '\"131017\"', wrong-type",
    "tetsuzukikodo, true, wrong-type",
    "tetsuzukimeisho, null, missing-field",
    "shinseinichiji, '\"2026-02-31T00:00:00+09:00\"', wrong-type",
    "shinseinichiji, '\"yesterday\"', wrong-type",
    "jokyo, '\"77\"', unknown-code",
    "jokyo, '\"処理\"', wrong-type"
  })
  void aLineWithAWrongFieldIsRefusedWithItsPlace(String field, String value, String key)
      throws Exception {
    var there = new FirstPortal(1);
    ObjectNode line = there.line("R0001");
    line.set(field, there.mapper.readTree(value));
    ObjectNode result = there.mapper.createObjectNode().put("sokensu", 1);
    result.putArray("shinsei").add(line);
    try (var bench = answering(there.kekka(result))) {
      Problem problem = problem(bench::list);
      assertThat(problem.key()).isEqualTo("portal." + key);
      assertThat(problem.facts()).contains("/kekka/shinsei/0/" + field);
      assertThat(problem.kind().retryMayHelp()).isFalse();
      if (key.equals("unknown-code")) {
        assertThat(problem.facts()).contains("77");
      } else {
        assertThat(problem.facts().toString()).doesNotContain("yesterday").doesNotContain("../");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "saizu, 5, zip-mismatch",
    "saizu, null, missing-field",
    "saizu, 99999999999, too-large",
    "sha256, '\"abc\"', wrong-type",
    "sha256, null, missing-field",
    "naiyo, '\"?!\"', wrong-type",
    "naiyo, null, missing-field",
    "naiyo, '\"QUJD\"', zip-mismatch",
    "meisho, '\"../a.zip\"', wrong-type",
    "meisho, '\"C:\\\\a.zip\"', wrong-type",
    "meisho, '\"a\\u0000.zip\"', wrong-type",
    "meisho, '\".\"', wrong-type"
  })
  void aZipThatIsNotAsToldIsRefused(String field, String value, String key) throws Exception {
    var there = new FirstPortal(1);
    ObjectNode data = there.dataOf("R0001");
    ((ObjectNode) data.get("zip")).set(field, there.mapper.readTree(value));
    try (var bench = answering(there.kekka(data))) {
      Problem problem = problem(() -> bench.portal.fetch(FIRST));
      assertThat(problem.key()).isEqualTo("portal." + key);
      assertThat(problem.facts().getFirst()).isEqualTo("029i001-03");
    }
  }

  @Test
  void aZipWithAnotherHashOfTheSameSizeIsRefusedAndCanBeFetchedAgain() throws Exception {
    var there = new FirstPortal(1);
    ObjectNode data = there.dataOf("R0001");
    ((ObjectNode) data.get("zip")).put("sha256", Sha256.of(new byte[0]).hex());
    try (var bench = answering(there.kekka(data))) {
      Problem problem = problem(() -> bench.portal.fetch(FIRST));
      assertThat(problem.key()).isEqualTo("portal.zip-mismatch");
      assertThat(problem.kind().retryMayHelp()).isTrue();
    }
  }

  @Test
  void aZipBeyondItsBoundIsRefused() throws Exception {
    var there = new FirstPortal(1);
    ObjectNode data = there.dataOf("R0001");
    ObjectNode zip = (ObjectNode) data.get("zip");
    zip.put("saizu", 1000).put("naiyo", "QUFB".repeat(1000));
    try (var bench = answering(there.kekka(data), set("/limits/maxArchiveBytes", "1024"))) {
      assertThat(problem(() -> bench.portal.fetch(FIRST)).key()).isEqualTo("portal.too-large");
    }
  }

  @Test
  void anAnswerAboutAnotherApplicationIsRefused() throws Exception {
    var there = new FirstPortal(3);
    try (var bench = answering(there.kekka(there.dataOf("R0003")))) {
      Problem problem = problem(() -> bench.portal.fetch(FIRST));
      assertThat(problem.key()).isEqualTo("portal.wrong-number");
      assertThat(problem.facts()).containsExactly("029i001-03", "R0001");
    }
    String other =
        "{\"kekka\":{\"sokensu\":1,\"shorijokyo\":[{\"uketsukebango\":\"R0002\",\"jokyo\":\"20\","
            + "\"koshinnichiji\":\"2026-11-21T00:00:00Z\"}]}}";
    try (var bench = answering(LoopServer.json(200, other))) {
      assertThat(problem(() -> bench.portal.status(FIRST)).key()).isEqualTo("portal.wrong-number");
    }
  }

  @Test
  void aRegistrationConfirmedWithAnotherStatusIsNotTakenAsDone() throws Exception {
    String other =
        "{\"kekka\":{\"uketsukebango\":\"R0001\",\"jokyo\":\"30\","
            + "\"koshinnichiji\":\"2026-11-21T00:00:00Z\"}}";
    try (var bench = answering(LoopServer.json(200, other))) {
      Problem problem = problem(() -> bench.portal.register(CHANGE));
      assertThat(problem.key()).isEqualTo("portal.not-registered");
      assertThat(problem.facts()).containsExactly("029o003", "20", "30");
    }
  }

  @Test
  void thePortalsWordsAreTakenWithoutWhatWasSent() throws Exception {
    String words = "{\"errors\":[{\"message\":\"R0001 の状態では登録できません。\\r\\n秘密のコメント\"}]}";
    try (var bench = answering(LoopServer.json(409, words))) {
      Problem problem = problem(() -> bench.portal.register(CHANGE));
      assertThat(problem.key()).isEqualTo("portal.conflict");
      assertThat(problem.facts()).containsExactly("029o003", "409", "… の状態では登録できません。  …");
    }
  }

  @Test
  void silenceAndDripEndAtTheirDeadlines() throws Exception {
    Consumer<ObjectNode> once = set("/retry/attempts", "1");
    try (var bench =
        answering(
            LoopServer.silence(), once.andThen(set("/connection/answerTimeoutSeconds", "1")))) {
      Problem problem = problem(bench::list);
      assertThat(problem.key()).isEqualTo("portal.timeout");
      assertThat(problem.facts()).containsExactly("029i001-02", "1");
    }
    try (var bench =
        answering(
            LoopServer.drip(), once.andThen(set("/connection/exchangeTimeoutSeconds", "1")))) {
      Problem problem = problem(bench::list);
      assertThat(problem.key()).isEqualTo("portal.timeout");
      assertThat(problem.kind().retryMayHelp()).isTrue();
    }
  }

  @Test
  void nobodyThereIsUnreachable() throws Exception {
    try (var bench = answering(LoopServer.silence())) {
      bench.server.close();
      Problem problem = problem(bench.portal::logIn);
      assertThat(problem.key()).isEqualTo("portal.unreachable");
      assertThat(problem.facts().get(1)).startsWith("127.0.0.1:");
      assertThat(bench.waits).hasSize(2);
    }
  }

  @Test
  void callsAreRepeatedWithGrowingWaitsUntilTheyGoThrough() throws Exception {
    var there = new FirstPortal(1);
    var failures = new AtomicInteger(3);
    try (var bench =
        new Bench(
            asked ->
                failures.getAndDecrement() > 0 ? LoopServer.json(503, "down") : there.answer(asked),
            set("/retry", "{\"attempts\":4,\"baseWaitMillis\":100,\"maxWaitMillis\":300}"))) {
      assertThat(bench.list()).hasSize(1);
      assertThat(bench.waits)
          .containsExactly(Duration.ofMillis(100), Duration.ofMillis(200), Duration.ofMillis(300));
    }
  }

  @Test
  void retryAfterIsHonouredUpToTheBound() throws Exception {
    var there = new FirstPortal(1);
    var failures = new AtomicInteger(1);
    try (var bench =
        new Bench(asked ->
            failures.getAndDecrement() > 0
                ? LoopServer.json(429, "{}", "Retry-After: 7")
                : there.answer(asked))) {
      assertThat(bench.list()).hasSize(1);
      assertThat(bench.waits).containsExactly(Duration.ofSeconds(7));
    }
    try (var bench = answering(LoopServer.json(429, "{}", "Retry-After: 31"))) {
      assertThat(problem(bench::list).key()).isEqualTo("portal.too-many");
      assertThat(bench.waits).isEmpty();
    }
    String date = "Retry-After: Sun, 22 Nov 2026 00:00:09 GMT";
    try (var bench = answering(LoopServer.json(503, "{}", date))) {
      assertThat(problem(bench::list).key()).isEqualTo("portal.server");
      assertThat(bench.waits).containsExactly(Duration.ofSeconds(9), Duration.ofSeconds(9));
    }
  }

  @Test
  void aRegistrationThePortalCannotTellApartIsNotRepeatedBlindly() throws Exception {
    var there = new FirstPortal(1);
    var writes = new AtomicInteger();
    try (var bench =
        new Bench(
            asked -> {
              Answer answer = there.answer(asked);
              boolean write = asked.method().equals("POST") && !asked.path().endsWith("/login");
              return write && writes.incrementAndGet() == 1 ? LoopServer.reset() : answer;
            },
            json -> ((ObjectNode) json.at("/calls/register/request/values")).remove("requestId"))) {
      Problem problem = problem(() -> bench.portal.register(CHANGE));
      assertThat(problem.key()).isEqualTo("portal.cut-off");
      assertThat(problem.kind().retryMayHelp()).isTrue();
      assertThat(writes.get()).isEqualTo(1);
      // the next try sees that the first one got through
      assertThat(bench.portal.register(CHANGE).status().value()).isEqualTo("20");
      assertThat(writes.get()).isEqualTo(1);
      assertThat(there.registrations).isEqualTo(1);
    }
  }

  @Test
  void aListThatTurnsInCirclesShrinksOrEndsEarlyIsEnded() throws Exception {
    var there = new FirstPortal(5);
    ObjectNode same = there.mapper.createObjectNode().put("sokensu", 50);
    same.putArray("shinsei").add(there.line("R0001"));
    try (var bench = answering(there.kekka(same))) {
      List<ListedApplication> lines = new ArrayList<>();
      Problem problem =
          problem(() -> bench.portal.list(PortalQuery.ALL, lines::add, Progress.NONE));
      assertThat(problem.key()).isEqualTo("portal.paging");
      assertThat(problem.facts()).contains("page repeated");
      assertThat(lines).as("given once").hasSize(1);
    }
    try (var bench =
        new Bench(
            asked -> {
              if ("2".equals(asked.query().get("page"))) {
                there.statuses.remove("R0001");
              }
              return there.answer(asked);
            },
            set("/limits/pageSize", "2"))) {
      Problem problem = problem(bench::list);
      assertThat(problem.facts()).contains("total 5 → 4");
      assertThat(problem.kind().retryMayHelp()).isTrue();
    }
    ObjectNode empty = there.mapper.createObjectNode().put("sokensu", 3);
    empty.putArray("shinsei");
    try (var bench = answering(there.kekka(empty))) {
      assertThat(problem(bench::list).facts()).contains("lines 0 < total 3");
    }
    ObjectNode more = there.mapper.createObjectNode().put("sokensu", 1);
    more.putArray("shinsei").add(there.line("R0002")).add(there.line("R0003"));
    try (var bench = answering(there.kekka(more))) {
      assertThat(problem(bench::list).facts()).contains("lines 2 > total 1");
    }
  }

  @Test
  void aTokenThatCouldForgeHeadersIsRefused() throws Exception {
    String evil = "{\"kekka\":{\"token\":\"a\\r\\nX: 1\",\"yukokigen\":\"2026-11-22T10:00:00Z\"}}";
    try (var bench = new Bench(asked -> LoopServer.json(200, evil))) {
      Problem problem = problem(bench.portal::logIn);
      assertThat(problem.key()).isEqualTo("portal.wrong-type");
      assertThat(problem.facts()).contains("/kekka/token");
    }
  }
}
