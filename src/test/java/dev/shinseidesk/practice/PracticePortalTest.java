package dev.shinseidesk.practice;

import static dev.shinseidesk.practice.SampleReader.CATALOGUE;
import static dev.shinseidesk.practice.SampleReader.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The wire format, over real HTTP. */
class PracticePortalTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static SampleOffice office;

  private final HttpClient client = HttpClient.newHttpClient();
  private final SettableClock clock = new SettableClock(CLOCK.instant());
  private PracticePortal portal;
  private String token = "";

  @BeforeAll
  static void plan() {
    office = new SampleOffice(3, 250, CATALOGUE, CLOCK);
  }

  @BeforeEach
  void start() throws Exception {
    portal = new PracticePortal(office, PracticeAccount.SHOWN, clock, 0);
    token = logIn();
  }

  @AfterEach
  void stop() {
    client.close();
    portal.close();
  }

  private String logIn() throws Exception {
    HttpResponse<String> answer =
        post("/login", "{\"riyoshaid\":\"renshu\",\"password\":\"renshu-2026\"}");
    assertThat(answer.statusCode()).isEqualTo(200);
    return result(answer).path("token").asString();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(portal.address() + path))
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET());
  }

  private HttpResponse<String> post(String path, String body) throws Exception {
    return send(request(path).POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> register(ReceiptNumber number, String status, String id)
      throws Exception {
    return post(
        "/shorijokyo",
        "{\"uketsukebango\":\"%s\",\"jokyo\":\"%s\",\"comment\":\"受け付けました\",\"iraibango\":\"%s\"}"
            .formatted(number, status, id));
  }

  private static JsonNode result(HttpResponse<String> answer) {
    return JSON.readTree(answer.body()).path("kekka");
  }

  private static void refused(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type"))
        .hasValue("application/json; charset=UTF-8");
    JsonNode body = JSON.readTree(answer.body());
    assertThat(body.path("errors").path(0).path("code").asString()).startsWith("E0");
    assertThat(body.path("errors").path(0).path("message").asString()).isNotBlank();
    assertThat(body.path("title").asString()).isNotBlank();
    assertThat(body.path("detail").asString()).isNotBlank();
  }

  @Test
  void wrongCredentialsGet401AndBrokenOnes400() throws Exception {
    refused(post("/login", "{\"riyoshaid\":\"renshu\",\"password\":\"no\"}"), 401);
    refused(post("/login", "{\"riyoshaid\":\"who\",\"password\":\"renshu-2026\"}"), 401);
    refused(post("/login", "{\"riyoshaid\":\"renshu\"}"), 400);
    refused(post("/login", "{\"riyoshaid\":1,\"password\":\"x\"}"), 400);
    refused(post("/login", "{"), 400);
    refused(post("/login", "[]"), 400);
    refused(post("/login", ""), 400);
  }

  @Test
  void tokensEndByTheClock() throws Exception {
    assertThat(get("/shinsei").statusCode()).isEqualTo(200);
    clock.forward(Duration.ofMinutes(9));
    assertThat(get("/shinsei").statusCode()).isEqualTo(200);
    clock.forward(Duration.ofMinutes(1));
    refused(get("/shinsei"), 401);
    portal.tokenLife(Duration.ofSeconds(5));
    token = logIn();
    assertThat(get("/shinsei").statusCode()).isEqualTo(200);
    clock.forward(Duration.ofSeconds(5));
    refused(get("/shinsei"), 401);
    token = logIn();
    portal.forgetTokens();
    refused(get("/shinsei"), 401);
    token = "made-up";
    refused(get("/shorijokyo"), 401);
  }

  @Test
  void theEndOfATokenIsTold() throws Exception {
    JsonNode told =
        result(post("/login", "{\"riyoshaid\":\"renshu\",\"password\":\"renshu-2026\"}"));
    OffsetDateTime end = OffsetDateTime.parse(told.path("yukokigen").asString());
    assertThat(end.toInstant()).isEqualTo(clock.instant().plus(Duration.ofMinutes(10)));
    assertThat(end.getOffset().getTotalSeconds()).isEqualTo(9 * 3600);
  }

  @Test
  void pagesCoverTheListOnceAndInOrder() throws Exception {
    List<String> numbers = new ArrayList<>();
    List<OffsetDateTime> times = new ArrayList<>();
    for (int page = 1; page <= 4; page++) {
      JsonNode result = result(get("/shinsei?page=" + page + "&kensu=80"));
      assertThat(result.path("sokensu").asInt()).isEqualTo(250);
      assertThat(result.path("page").asInt()).isEqualTo(page);
      assertThat(result.path("kensu").asInt()).isEqualTo(80);
      for (JsonNode line : result.path("shinsei")) {
        numbers.add(line.path("uketsukebango").asString());
        times.add(OffsetDateTime.parse(line.path("shinseinichiji").asString()));
        assertThat(line.path("shikuchosonkodo").asString()).isEqualTo("482013");
        assertThat(line.path("tetsuzukimeisho").asString()).isNotBlank();
        assertThat(line.path("jokyo").asString()).isEqualTo("10");
      }
    }
    assertThat(numbers).hasSize(250).doesNotHaveDuplicates();
    assertThat(times).isSorted();
    assertThat(result(get("/shinsei?page=99")).path("shinsei").size()).isZero();
    assertThat(result(get("/shinsei")).path("shinsei").size()).isEqualTo(100);
    for (String bad : List.of("page=0", "kensu=201", "kensu=0", "page=x", "kensu=-1")) {
      refused(get("/shinsei?" + bad), 400);
    }
  }

  @Test
  void filtersByDayProcedureAndStatus() throws Exception {
    SampleApplication one = office.applications().get(100);
    LocalDate day = LocalDate.ofInstant(one.filedAt(), ZoneId.of("Asia/Tokyo"));
    JsonNode lines =
        result(get("/shinsei?kaishi=%s&shuryo=%s".formatted(day, day))).path("shinsei");
    assertThat(lines.size()).isPositive().isLessThan(60);
    lines.forEach(l -> assertThat(l.path("shinseinichiji").asString()).startsWith(day.toString()));
    JsonNode ofProcedure = result(get("/shinsei?kaishi=&jokyo=&tetsuzukikodo=" + one.procedure()));
    assertThat(ofProcedure.path("sokensu").asLong())
        .isEqualTo(
            office.applications().stream()
                .filter(a -> a.procedure().equals(one.procedure()))
                .count());
    assertThat(register(one.receiptNumber(), "20", "r1").statusCode()).isEqualTo(200);
    JsonNode inProgress = result(get("/shinsei?jokyo=20"));
    assertThat(inProgress.path("sokensu").asInt()).isEqualTo(1);
    refused(get("/shinsei?jokyo=77"), 400);
    refused(get("/shinsei?kaishi=2026-02-30"), 400);
    refused(get("/shinsei?shuryo=%FF"), 400);
  }

  @Test
  void givesTheZipWithItsSizeAndHash() throws Exception {
    SampleApplication one = office.applications().get(7);
    JsonNode told = result(get("/shinsei/" + one.receiptNumber()));
    byte[] zip = told.path("zip").path("naiyo").binaryValue();
    assertThat(zip).isEqualTo(office.zip(one.receiptNumber()));
    assertThat(told.path("zip").path("saizu").asInt()).isEqualTo(zip.length);
    assertThat(told.path("zip").path("sha256").asString()).isEqualTo(Sha256.of(zip).hex());
    assertThat(portal.sha256(one.receiptNumber())).hasValue(Sha256.of(zip));
    assertThat(told.path("zip").path("meisho").asString()).endsWith(".zip");
    assertThat(told.path("shomeisho").path("serial").asString()).isEqualTo(one.serial().value());
    assertThat(told.path("tetsuzukikodo").asString()).isEqualTo(one.procedure().value());
    assertThat(portal.sample(one.receiptNumber())).hasValue(one);
    refused(get("/shinsei/20260101-999999"), 404);
    refused(get("/shinsei/a%20b"), 404);
    assertThat(portal.sha256(new ReceiptNumber("nobody"))).isEmpty();
  }

  @Test
  void registersAlongTheAllowedWaysAndKeepsTheHistory() throws Exception {
    ReceiptNumber number = office.applications().get(5).receiptNumber();
    refused(register(number, "40", "a"), 409);
    refused(register(number, "10", "b"), 409);
    clock.forward(Duration.ofMinutes(2));
    JsonNode told = result(register(number, "20", "c"));
    assertThat(told.path("uketsukebango").asString()).isEqualTo(number.value());
    assertThat(told.path("jokyo").asString()).isEqualTo("20");
    assertThat(told.path("comment").asString()).isEqualTo("受け付けました");
    assertThat(OffsetDateTime.parse(told.path("koshinnichiji").asString()).toInstant())
        .isEqualTo(clock.instant());
    assertThat(register(number, "40", "d").statusCode()).isEqualTo(200);
    refused(register(number, "20", "e"), 409);
    assertThat(portal.history(number).stream().map(s -> s.status().value()))
        .containsExactly("10", "20", "40");
    assertThat(portal.registered(number).orElseThrow().requestId()).isEqualTo("d");
    JsonNode listed = result(get("/shorijokyo?uketsukebango=" + number)).path("shorijokyo");
    assertThat(listed.size()).isEqualTo(1);
    assertThat(listed.path(0).path("jokyo").asString()).isEqualTo("40");
    assertThat(result(get("/shorijokyo")).path("sokensu").asInt()).isEqualTo(250);
    refused(get("/shorijokyo?uketsukebango=nobody"), 404);
  }

  @Test
  void theSameRequestRegistersOnce() throws Exception {
    ReceiptNumber number = office.applications().get(9).receiptNumber();
    HttpResponse<String> first = register(number, "20", "same");
    clock.forward(Duration.ofMinutes(1));
    HttpResponse<String> again = register(number, "20", "same");
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEqualTo(first.body());
    assertThat(portal.history(number)).hasSize(2);
  }

  @Test
  void aHundredCallersAtOnceRegisterEachRequestOnce() throws Exception {
    ReceiptNumber number = office.applications().get(11).receiptNumber();
    Set<String> bodies = new HashSet<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        calls.add(() -> register(number, "30", "together").body());
      }
      for (Future<String> done : threads.invokeAll(calls)) {
        bodies.add(done.get());
      }
    }
    assertThat(bodies).hasSize(1);
    assertThat(portal.history(number)).hasSize(2);
  }

  @Test
  void refusesBadRegistrations() throws Exception {
    ReceiptNumber number = office.applications().get(13).receiptNumber();
    refused(register(new ReceiptNumber("nobody"), "20", "x"), 404);
    refused(register(number, "21", "x"), 400);
    refused(register(number, "20", " "), 400);
    String body =
        "{\"uketsukebango\":\"%s\",\"jokyo\":\"20\",\"iraibango\":\"y\",\"comment\":\"%s\"}";
    refused(post("/shorijokyo", body.formatted(number, "あ".repeat(1001))), 400);
    assertThat(portal.history(number)).hasSize(1);
    assertThat(post("/shorijokyo", body.formatted(number, "𠮷".repeat(1000))).statusCode())
        .isEqualTo(200);
  }

  @Test
  void hostileRequestsGetAnAnswerAndThePortalGoesOn() throws Exception {
    refused(get("/nowhere"), 404);
    refused(get("/shinsei/a/b"), 404);
    HttpResponse<String> wrong = send(request("/login").GET());
    refused(wrong, 405);
    assertThat(wrong.headers().firstValue("Allow")).hasValue("POST");
    refused(send(request("/shinsei").DELETE()), 405);
    refused(post("/shorijokyo", "x".repeat(3_000_000)), 413);
    refused(post("/shorijokyo", "[".repeat(100_000)), 400);
    refused(post("/shorijokyo", "\0\u0001"), 400);
    assertThat(get("/shinsei").statusCode()).isEqualTo(200);
  }

  @Test
  void manyRequestsGet429UntilTheMinuteIsOver() throws Exception {
    portal.limit(3);
    int refusedAt = 0;
    for (int i = 1; i <= 4 && refusedAt == 0; i++) {
      HttpResponse<String> answer = get("/shinsei?kensu=1");
      if (answer.statusCode() == 429) {
        refused(answer, 429);
        assertThat(Long.parseLong(answer.headers().firstValue("Retry-After").orElseThrow()))
            .isBetween(1L, 60L);
        refusedAt = i;
      }
    }
    assertThat(refusedAt).isPositive();
    clock.forward(Duration.ofSeconds(61));
    assertThat(get("/shinsei?kensu=1").statusCode()).isEqualTo(200);
  }

  @Test
  void answersAsSlowlyAsToldAndClosesAtOnce() throws Exception {
    portal.delay(Duration.ofMillis(300));
    long began = System.nanoTime();
    assertThat(get("/shinsei?kensu=1").statusCode()).isEqualTo(200);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .isGreaterThanOrEqualTo(Duration.ofMillis(300));
    portal.delay(Duration.ofHours(1));
    var waiting = client.sendAsync(request("/shinsei").GET().build(), BodyHandlers.ofString());
    portal.close();
    assertThat(
            waiting
                .handle((answer, failure) ->
                    failure == null || failure.getCause() instanceof IOException)
                .get())
        .isTrue();
  }
}
