package dev.shinseidesk.channels;

import static dev.shinseidesk.channels.TransportCase.SMALL;
import static dev.shinseidesk.channels.TransportCase.bytes;
import static dev.shinseidesk.channels.TransportCase.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Answers of object storages that a well-behaved one never gives, over a real socket. */
class S3TroubleTest {
  private static final String EMPTY_LIST =
      "<ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>";

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private Answers answers = exchange -> {};

  @TempDir Path local;

  /** What the storage says after the first listing. */
  private interface Answers {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws Exception {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          try (exchange) {
            answers.to(exchange);
          }
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void eachRefusalOfTheSignInIsToldApart() {
    assertThat(refusedList(403, "InvalidAccessKeyId").key()).isEqualTo("channel.login-refused");
    assertThat(refusedList(403, "SignatureDoesNotMatch"))
        .satisfies(problem -> {
          assertThat(problem.key()).isEqualTo("channel.login-refused");
          assertThat(problem.kind().retryMayHelp()).isFalse();
          assertThat(problem.facts()).contains("desk");
        });
    assertThat(refusedList(404, "NoSuchBucket").key()).isEqualTo("channel.bucket-missing");
    assertThat(refusedList(301, "PermanentRedirect").key()).isEqualTo("channel.bucket-missing");
    assertThat(refusedList(403, "AccessDenied").key()).isEqualTo("channel.not-readable");
    assertThat(refusedList(400, "SomethingNew").key()).isEqualTo("channel.refused");
  }

  @Test
  void aClockThatDiffersIsToldWithTheDifference() {
    Problem problem = refusedList(403, "RequestTimeTooSkewed");

    assertThat(problem.key()).isEqualTo("channel.clock-skew");
    assertThat(Long.parseLong(problem.facts().get(1))).isBetween(5_390L, 5_410L);
  }

  @Test
  void whatMayPassIsTriedAgainLater() {
    assertThat(refusedList(503, "SlowDown").key()).isEqualTo("channel.busy");
    assertThat(refusedList(503, "ServiceUnavailable").key()).isEqualTo("channel.busy");
    assertThat(refusedList(500, "InternalError").key()).isEqualTo("channel.server-error");
    for (int status : List.of(429, 500, 502, 503)) {
      assertThat(refusedList(status, "").kind()).isEqualTo(Problem.Kind.OTHER_SIDE);
    }
    assertThat(asked).as("the outbox repeats, not the library").hasSize(7);
  }

  @Test
  void answersThatAreNoS3AreToldApart() throws Exception {
    answers = exchange -> answer(exchange, 200, "<html><body>proxy");
    assertThat(problem(() -> transport().connect()).key()).isEqualTo("channel.answer-invalid");

    answers =
        exchange -> {
          exchange.sendResponseHeaders(200, 5_000);
          exchange.getResponseBody().write("<ListBucketResult>".getBytes(StandardCharsets.UTF_8));
        };
    assertThat(problem(() -> transport().connect()).key())
        .isIn("channel.lost", "channel.answer-invalid");
  }

  @Test
  void nobodyThereAndSilenceAreToldApart() throws Exception {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    assertThat(problem(() -> transport(free).connect()).key()).isEqualTo("channel.unreachable");
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(problem(() -> transport(silent.getLocalPort()).connect()).key())
          .isEqualTo("channel.timeout");
    }
  }

  @Test
  void aPutThatIsRefusedIsToldApart() throws Exception {
    assertThat(refusedPut(403, "AccessDenied").key()).isEqualTo("channel.not-writable");
    assertThat(refusedPut(507, "XMinioStorageFull").key()).isEqualTo("channel.full");
    assertThat(refusedPut(409, "QuotaExceeded").key()).isEqualTo("channel.full");
    assertThat(refusedPut(400, "BadDigest").key()).isEqualTo("channel.read-back");
    assertThat(refusedPut(412, "PreconditionFailed").key()).isEqualTo("channel.name-taken");
    assertThat(refusedPut(503, "SlowDown").key()).isEqualTo("channel.busy");
  }

  @Test
  void aStorageThatComputesAnotherDigestIsNotBelieved() throws Exception {
    answers =
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT")) {
            exchange
                .getResponseHeaders()
                .add("x-amz-checksum-sha256", S3Session.base64(Sha256.of(bytes(9, 9))));
            answer(exchange, 200, "");
          } else {
            usual(exchange);
          }
        };
    try (TransportSession session = transport().connect()) {
      assertThat(problem(() -> session.put("a", SMALL)).key()).isEqualTo("channel.read-back");
    }
    assertThat(asked).last().asString().startsWith("DELETE /shinsei/in/a");
  }

  @Test
  void aStorageWithoutDigestsIsReadBack() throws Exception {
    byte[][] kept = {SMALL};
    answers =
        exchange -> {
          switch (exchange.getRequestMethod()) {
            case "PUT" -> answer(exchange, 200, "");
            case "GET" -> {
              if (exchange.getRequestURI().getPath().endsWith("/a")) {
                exchange.sendResponseHeaders(200, kept[0].length);
                exchange.getResponseBody().write(kept[0]);
              } else {
                usual(exchange);
              }
            }
            default -> usual(exchange);
          }
        };
    try (TransportSession session = transport().connect()) {
      session.put("a", SMALL);
      kept[0] = bytes(9, SMALL.length);
      assertThat(problem(() -> session.put("a", SMALL)).key()).isEqualTo("channel.read-back");
    }
  }

  @Test
  void aStorageThatKnowsNoConditionGetsNone() throws Exception {
    answers =
        exchange -> {
          if (!exchange.getRequestMethod().equals("PUT")) {
            usual(exchange);
          } else if (exchange.getRequestHeaders().containsKey("If-None-Match")) {
            error(exchange, 501, "NotImplemented");
          } else {
            exchange
                .getResponseHeaders()
                .add(
                    "x-amz-checksum-sha256",
                    exchange.getRequestHeaders().getFirst("x-amz-checksum-sha256"));
            answer(exchange, 200, "");
          }
        };
    try (TransportSession session = transport().connect()) {
      session.put("a", SMALL);
    }
    assertThat(asked).filteredOn(ask -> ask.startsWith("PUT")).hasSize(2);
  }

  @Test
  void partsAreGivenUpWhenOneFails() throws Exception {
    answers =
        exchange -> {
          String ask = exchange.getRequestMethod() + " " + exchange.getRequestURI();
          if (ask.startsWith("POST") && ask.contains("uploads")) {
            answer(
                exchange,
                200,
                "<InitiateMultipartUploadResult><UploadId>u1</UploadId>"
                    + "</InitiateMultipartUploadResult>");
          } else if (ask.contains("partNumber=2")) {
            error(exchange, 500, "InternalError");
          } else if (ask.startsWith("PUT")) {
            exchange.getResponseHeaders().add("ETag", "e");
            answer(exchange, 200, "");
          } else {
            usual(exchange);
          }
        };
    try (TransportSession session = transport().connect()) {
      assertThat(problem(() -> session.put("large", bytes(1, S3Settings.SMALLEST_PART + 1))).key())
          .isEqualTo("channel.server-error");
    }
    assertThat(asked).last().asString().startsWith("DELETE").contains("uploadId=u1");
  }

  @Test
  void aFileThatEndsEarlyIsNotTakenForWhole() throws Exception {
    answers =
        exchange -> {
          if (exchange.getRequestURI().getPath().endsWith("/a")) {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(new byte[4_000]);
          } else {
            usual(exchange);
          }
        };
    try (TransportSession session = transport().connect()) {
      assertThat(problem(() -> session.fetch("a", OutputStream.nullOutputStream(), 20_000)).key())
          .isEqualTo("channel.lost");
    }
  }

  @Test
  void listsEveryPage() throws Exception {
    answers =
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          boolean second = query.contains("continuation-token=next");
          answer(
              exchange,
              200,
              "<ListBucketResult><IsTruncated>"
                  + !second
                  + "</IsTruncated>"
                  + (second ? "" : "<NextContinuationToken>next</NextContinuationToken>")
                  + "<Contents><Key>in/"
                  + (second ? "a" : "b")
                  + "</Key><Size>5</Size><LastModified>2026-11-22T00:00:00Z</LastModified>"
                  + "</Contents></ListBucketResult>");
        };
    try (TransportSession session = transport().connect()) {
      assertThat(session.list())
          .containsExactly(
              new ListedFile("a", 5, Instant.parse("2026-11-22T00:00:00Z")),
              new ListedFile("b", 5, Instant.parse("2026-11-22T00:00:00Z")));
    }
  }

  @Test
  void aStorageThatGoesInCirclesIsEndedWithAWord() throws Exception {
    answers = exchange -> answer(exchange, 200, page("again"));
    endless();
    assertThat(asked).as("the second time the same page comes").hasSizeLessThan(5);
  }

  @Test
  void aStorageThatListsPagesWithoutEndIsEndedWithAWord() throws Exception {
    var pages = new AtomicInteger();
    answers = exchange -> answer(exchange, 200, page("page" + pages.incrementAndGet()));
    endless();
    assertThat(pages).hasValueLessThan(Listing.MOST_PAGES + 10);
  }

  @Test
  void aPageThatNeverEndsIsEndedBeforeItFillsTheMemory() throws Exception {
    var sent = new AtomicLong();
    answers =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] more =
              "<Contents><Key>in/a</Key></Contents>".repeat(500).getBytes(StandardCharsets.UTF_8);
          try (var out = exchange.getResponseBody()) {
            out.write("<ListBucketResult>".getBytes(StandardCharsets.UTF_8));
            while (sent.addAndGet(more.length) < 8L * Listing.MOST_BYTES) {
              out.write(more);
            }
          }
        };
    Problem problem = problem(() -> transport().connect());
    assertThat(problem.key()).as(problem.toString()).isEqualTo("channel.listing-endless");
    assertThat(problem.kind().retryMayHelp()).isFalse();
    assertThat(sent).as("cut off").hasValueLessThan(2L * Listing.MOST_BYTES);
  }

  private void endless() throws Exception {
    try (TransportSession session = transport().connect()) {
      Problem problem = problem(session::list);
      assertThat(problem.key()).as(problem.toString()).isEqualTo("channel.listing-endless");
      assertThat(problem.kind().retryMayHelp()).isFalse();
    }
  }

  private static String page(String next) {
    return "<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>"
        + next
        + "</NextContinuationToken></ListBucketResult>";
  }

  private Problem refusedList(int status, String code) {
    answers = exchange -> error(exchange, status, code);
    return problem(() -> transport().connect());
  }

  private Problem refusedPut(int status, String code) throws Exception {
    answers =
        exchange -> {
          if (exchange.getRequestMethod().equals("PUT")) {
            error(exchange, status, code);
          } else {
            usual(exchange);
          }
        };
    try (TransportSession session = transport().connect()) {
      ThrowingCallable put = () -> session.put("a", SMALL);
      return problem(put);
    }
  }

  /** An empty bucket. */
  private static void usual(HttpExchange exchange) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "HEAD" -> exchange.sendResponseHeaders(404, -1);
      case "DELETE" -> exchange.sendResponseHeaders(204, -1);
      default -> answer(exchange, 200, EMPTY_LIST);
    }
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    answer(exchange, status, code.isEmpty() ? "" : "<Error><Code>" + code + "</Code></Error>");
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private S3Transport transport() {
    return transport(server.getAddress().getPort());
  }

  private static S3Transport transport(int port) {
    return new S3Transport(
        new S3Settings(
            URI.create("http://127.0.0.1:" + port),
            "us-east-1",
            "shinsei",
            "in/",
            true,
            "desk",
            "s3.key",
            S3Settings.SMALLEST_PART,
            null,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1)),
        name -> "himitsu".toCharArray(),
        Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-90)));
  }
}
