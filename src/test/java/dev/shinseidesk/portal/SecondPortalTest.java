package dev.shinseidesk.portal;

import static dev.shinseidesk.portal.Bench.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.LoopServer.Answer;
import dev.shinseidesk.portal.LoopServer.Asked;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A portal that has nothing in common with the practice portal's wire format — form bodies, POST
 * searches, cursor and offset, result codes in answers of status 200, numbers as codes, binary ZIP,
 * no request number — works by another profile and the same code.
 */
class SecondPortalTest {
  private static final byte[] ZIP = "PK binary \0 bytes".getBytes(StandardCharsets.UTF_8);
  private final JsonMapper mapper = JsonMapper.builder().build();
  private final TreeMap<String, Integer> states = new TreeMap<>();
  private final TreeMap<String, String> notes = new TreeMap<>();
  private int sessions;
  private int writes;
  private String session = "";
  private String digest =
      Base64.getEncoder().encodeToString(HexFormat.of().parseHex(Sha256.of(ZIP).hex()));

  SecondPortalTest() {
    for (int i = 1; i <= 8; i++) {
      states.put("N-" + i, 1);
    }
  }

  private synchronized Answer answer(Asked asked) {
    if (asked.path().equals("/ws/session")) {
      boolean right =
          asked.query().equals(Map.of("tenant", "a b"))
              && asked.form().equals(Map.of("user", "office1"))
              && "key1".equals(asked.headers().get("x-key"))
              && "desk".equals(asked.headers().get("x-client"));
      if (!right) {
        return result("9", "\"x\":0");
      }
      session = "S" + ++sessions;
      return result("0", "\"auth\":[{\"sid\":\"" + session + "\",\"ttl\":30}]");
    }
    if (!session.equals(asked.headers().get("x-session"))) {
      return result("9", "\"x\":0");
    }
    return switch (asked.path()) {
      case "/ws/search" -> search(mapper.readTree(asked.body()));
      case "/ws/case" -> detail(Objects.requireNonNull(asked.query().get("id")));
      case "/ws/states" -> states(asked);
      default -> other(asked);
    };
  }

  private Answer other(Asked asked) {
    String number = asked.path().replaceAll("/ws/case/(.*)/.*", "$1");
    if (asked.path().endsWith("/zip")) {
      return LoopServer.reply(200, "application/zip", ZIP);
    }
    if (!asked.method().equals("PUT") || Objects.requireNonNull(states.get(number)) == 2) {
      return LoopServer.json(422, "{\"result\":{\"code\":\"5\",\"text\":\"済です\"}}");
    }
    writes++;
    states.put(number, Integer.valueOf(Objects.requireNonNull(asked.form().get("state"))));
    notes.put(number, asked.form().getOrDefault("note", ""));
    return LoopServer.reply(204, "text/plain", new byte[0]);
  }

  private Answer search(JsonNode body) {
    boolean right =
        body.path("kind").asString("").equals("summary")
            && body.path("max").isIntegralNumber()
            && body.path("where").path("since").asString("").equals("20261101000000")
            && body.path("where").path("before").asString("").equals("20261123000000");
    if (!right) {
      return LoopServer.json(400, "{}");
    }
    String after = body.path("after").asString("");
    List<String> rest = List.copyOf(states.tailMap(after, false).keySet());
    List<String> page = rest.subList(0, Math.min(body.path("max").asInt(), rest.size()));
    List<String> rows = new ArrayList<>();
    for (String number : page) {
      rows.add("{" + fields(number) + "}");
    }
    String more = rest.size() > page.size() ? "\"" + page.getLast() + "\"" : "null";
    return result(
        "0", "\"rows\":[" + String.join(",", rows) + "],\"more\":{\"token\":" + more + "}");
  }

  private String fields(String number) {
    return "\"head\":[\"%s\",\"P9\"],\"title\":\"転入届\",\"when\":\"2026/11/20 09:30:00\",\"state\":%d"
        .formatted(number, states.get(number));
  }

  private Answer detail(String number) {
    if (!states.containsKey(number)) {
      return result("404", "\"x\":0");
    }
    return result(
        "0",
        "\"case\":{%s,\"certificate\":null,\"bytes\":\"%d\",\"digest\":\"%s\"}"
            .formatted(fields(number), ZIP.length, digest));
  }

  private Answer states(Asked asked) {
    long skip = Long.parseLong(Objects.requireNonNull(asked.query().get("skip")));
    List<String> rows =
        states.keySet().stream()
            .skip(skip)
            .limit(Long.parseLong(Objects.requireNonNull(asked.query().get("take"))))
            .map(n ->
                "{\"id\":\"%s\",\"state\":%d,\"note\":\"%s\",\"at\":\"2026/11/21 00:00:00\"}"
                    .formatted(n, states.get(n), notes.getOrDefault(n, "")))
            .toList();
    return result(
        "0", "\"count\":" + states.size() + ",\"states\":[" + String.join(",", rows) + "]");
  }

  private static Answer result(String code, String rest) {
    return LoopServer.json(200, "{\"result\":{\"code\":\"" + code + "\"}," + rest + "}");
  }

  private HttpPortal portal(Bench bench) throws Exception {
    return bench.portal(profile().withBaseUrl(bench.server.url() + "/ws"), "key1", null);
  }

  private static PortalProfile profile() throws Exception {
    try (InputStream in =
        SecondPortalTest.class.getResourceAsStream("/portal/second-portal.json")) {
      byte[] json = Objects.requireNonNull(in).readAllBytes();
      return new PortalProfileReader().read("second-portal.json", json).orThrow();
    }
  }

  @Test
  void theWholeJobWorksByItsProfileAlone() throws Exception {
    try (var bench = new Bench(this::answer, profile(), "/ws");
        var portal = portal(bench)) {
      List<ListedApplication> lines = new ArrayList<>();
      portal.list(
          new PortalQuery(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 11, 22), null, null),
          lines::add,
          Progress.NONE);
      assertThat(lines)
          .extracting(l -> l.receiptNumber().value())
          .containsExactlyElementsOf(states.keySet());
      assertThat(lines.getFirst().municipality().value()).isEqualTo("011002");
      assertThat(lines.getFirst().filedAt()).isEqualTo(Instant.parse("2026-11-20T00:30:00Z"));
      assertThat(lines.getFirst().status().value()).isEqualTo("1");

      var number = new ReceiptNumber("N-5");
      FetchedApplication fetched = portal.fetch(number);
      assertThat(fetched.archive()).isEqualTo(ZIP);
      assertThat(fetched.archiveName()).isEqualTo("N-5.zip");
      assertThat(fetched.serial()).isNull();

      var change = new StatusChange(number, new StatusCode("2"), "終わりました", "req");
      assertThat(portal.register(change).comment()).isEqualTo("終わりました");
      assertThat(portal.register(change).status().value()).isEqualTo("2");
      assertThat(writes).as("seen to be there already").isEqualTo(1);
      assertThat(portal.status(number).updatedAt())
          .isEqualTo(Instant.parse("2026-11-20T15:00:00Z"));

      List<ListedStatus> done = new ArrayList<>();
      portal.statuses(new PortalQuery(null, null, null, new StatusCode("2")), done::add);
      assertThat(done).extracting(l -> l.receiptNumber().value()).containsExactly("N-5");
      assertThat(portal.statusTable())
          .extracting(StatusMeaning::labelJa)
          .containsExactly("受付", "済");
      assertThat(portal.commentLimit()).isEqualTo(200);
      assertThat(sessions).isEqualTo(1);
    }
  }

  @Test
  void itsRefusalsAreUnderstoodToo() throws Exception {
    try (var bench = new Bench(this::answer, profile(), "/ws");
        var portal = portal(bench)) {
      Problem unknown = problem(() -> portal.fetch(new ReceiptNumber("N-99")));
      assertThat(unknown.key()).isEqualTo("portal.not-found");
      session = "ended elsewhere";
      assertThat(portal.fetch(new ReceiptNumber("N-1")).archive()).isEqualTo(ZIP);
      assertThat(sessions).as("result code 9 renews the session").isEqualTo(2);
      states.put("N-2", 2);
      Problem conflict =
          problem(() ->
              portal.register(
                  new StatusChange(new ReceiptNumber("N-2"), new StatusCode("2"), "別の語", "req")));
      assertThat(conflict.key()).isEqualTo("portal.conflict");
      assertThat(conflict.facts()).containsExactly("029o003", "422", "済です");
      digest = Base64.getEncoder().encodeToString(new byte[32]);
      assertThat(problem(() -> portal.fetch(new ReceiptNumber("N-1"))).key())
          .isEqualTo("portal.zip-mismatch");
    }
    try (var bench = new Bench(this::answer, profile(), "/ws")) {
      assertThat(problem(bench.portal::logIn).key()).isEqualTo("portal.unsendable");
    }
  }

  @Test
  void aCursorThatRepeatsItselfEnds() throws Exception {
    try (var bench =
            new Bench(
                asked ->
                    asked.path().equals("/ws/session")
                        ? answer(asked)
                        : result(
                            "0",
                            "\"rows\":[{%s}],\"more\":{\"token\":\"same\"}"
                                .formatted(fields(asked.body().contains("after") ? "N-2" : "N-1"))),
                profile(),
                "/ws");
        var portal = portal(bench)) {
      List<ListedApplication> lines = new ArrayList<>();
      Problem problem = problem(() -> portal.list(PortalQuery.ALL, lines::add, Progress.NONE));
      assertThat(problem.facts()).contains("cursor repeated");
      assertThat(lines).hasSize(2);
    }
  }
}
