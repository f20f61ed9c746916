package dev.shinseidesk.practice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A portal to practise with: a real HTTP server on loopback that speaks the shipped portal
 * interface profile (029i001-01 to -04, 029o003) and holds the sample office's applications. It
 * keeps what is registered until it is closed. Any thread; close it.
 */
public final class PracticePortal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PracticePortal.class);
  private static final String BASE = "/api/v1";
  private static final int LONGEST_BODY = 256 * 1024;
  private static final long DRAINED = 8L * 1024 * 1024;

  private final SampleOffice office;
  private final Clock clock;
  private final Tokens tokens;
  private final StatusBook book = new StatusBook();
  private final PortalDesk desk;
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong answered = new AtomicLong();
  private volatile Duration delay = Duration.ZERO;
  private volatile int perMinute = Integer.MAX_VALUE;
  private volatile boolean outOfService;
  private Instant minute = Instant.MIN;
  private int withinMinute;

  /**
   * Starts it.
   *
   * @param office whose applications it holds
   * @param account who may log in
   * @param clock for the ends of tokens and the times of registrations
   * @param port 0 for any free one
   * @throws IOException when the port can't be had
   */
  public PracticePortal(SampleOffice office, PracticeAccount account, Clock clock, int port)
      throws IOException {
    this.office = office;
    this.clock = clock;
    this.tokens = new Tokens(clock);
    for (SampleApplication one : office.applications()) {
      book.begin(one.receiptNumber(), one.filedAt());
    }
    this.desk = new PortalDesk(office, account, clock, tokens, book);
    this.server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Its base address, e.g. {@code http://127.0.0.1:8080/api/v1}. */
  public URI address() {
    InetSocketAddress at = server.getAddress();
    return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + BASE);
  }

  /** Lets each answer wait so long, to practise with a slow network; zero for none. */
  public void delay(Duration perRequest) {
    delay = perRequest;
  }

  /** How long tokens issued from now on last; ten minutes where nothing is said. */
  public void tokenLife(Duration life) {
    tokens.life(life);
  }

  /** Ends all tokens at once, as a restarted portal would. */
  public void forgetTokens() {
    tokens.forgetAll();
  }

  /** While true every request is answered 503, as in a maintenance window. */
  public void outOfService(boolean closed) {
    outOfService = closed;
  }

  /** Answers more requests than this within a minute of the clock with 429. */
  public void limit(int requestsPerMinute) {
    perMinute = requestsPerMinute;
  }

  /** Requests answered so far, refused ones too. */
  public long answered() {
    return answered.get();
  }

  /** The present 申請処理状況 of an application. */
  public Optional<RegisteredStatus> registered(ReceiptNumber number) {
    List<RegisteredStatus> history = book.history(number);
    return history.isEmpty() ? Optional.empty() : Optional.of(history.getLast());
  }

  /** All steps of an application, oldest first, beginning with its filing; empty when unknown. */
  public List<RegisteredStatus> history(ReceiptNumber number) {
    return book.history(number);
  }

  /**
   * The resident files again what had a defect, now sound; it stands in the list at once.
   *
   * @throws IllegalArgumentException when there is no such application
   */
  public SampleApplication refile(ReceiptNumber number) {
    SampleApplication again = office.refile(number, clock.instant());
    book.begin(again.receiptNumber(), again.filedAt());
    return again;
  }

  /** What is known of an application. */
  public Optional<SampleApplication> sample(ReceiptNumber number) {
    return office.find(number);
  }

  /** SHA-256 of an application's ZIP; empty when unknown. */
  public Optional<Sha256> sha256(ReceiptNumber number) {
    return office.find(number).map(one -> office.sha256(one.receiptNumber()));
  }

  private void answer(HttpExchange exchange) throws IOException {
    long began = System.nanoTime();
    int status = 500;
    String route = "?";
    try (exchange) {
      closing.await(delay.toMillis(), TimeUnit.MILLISECONDS);
      ObjectNode body;
      try {
        route = route(exchange);
        if (outOfService) {
          throw new Refusal(503, "E0503", "ただいまメンテナンス中です。");
        }
        body = answer(exchange, route);
        status = 200;
      } catch (Refusal e) {
        status = e.status();
        body = desk.error(e.code(), e.words());
      } catch (RuntimeException e) {
        LOG.error("practice portal failed at {}", route, e);
        body = desk.error("E0500", "想定外のエラーが発生しました。");
      }
      send(exchange, status, body);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      answered.incrementAndGet();
      LOG.debug(
          "{} {} {} {} ms",
          exchange.getRequestMethod(),
          route,
          status,
          Duration.ofNanos(System.nanoTime() - began).toMillis());
    }
  }

  /** The path without the number in it, which is all that a log may say. */
  private static String route(HttpExchange exchange) throws Refusal {
    String path = exchange.getRequestURI().getPath();
    if (path == null || !path.startsWith(BASE + "/")) {
      throw Refusal.unknown();
    }
    String rest = path.substring(BASE.length());
    return switch (rest) {
      case "/login", "/shinsei", "/shorijokyo" -> rest;
      default -> {
        if (rest.startsWith("/shinsei/") && rest.indexOf('/', 9) < 0) {
          yield "/shinsei/{}";
        }
        throw Refusal.unknown();
      }
    };
  }

  private ObjectNode answer(HttpExchange exchange, String route) throws IOException, Refusal {
    String method = exchange.getRequestMethod();
    String allowed =
        switch (route) {
          case "/login" -> "POST";
          case "/shorijokyo" -> "GET, POST";
          default -> "GET";
        };
    if (!List.of(allowed.split(", ", -1)).contains(method)) {
      exchange.getResponseHeaders().set("Allow", allowed);
      throw new Refusal(405, "E0405", "この方法では要求できません。");
    }
    count(exchange);
    if (!route.equals("/login")) {
      authorize(exchange);
    }
    Search search = Search.of(exchange.getRequestURI().getRawQuery());
    return switch (route) {
      case "/login" -> desk.logIn(body(exchange));
      case "/shinsei" -> desk.list(search);
      case "/shorijokyo" ->
          method.equals("GET") ? desk.statuses(search) : desk.register(body(exchange));
      default -> {
        String path = exchange.getRequestURI().getPath();
        yield desk.application(path.substring(path.lastIndexOf('/') + 1));
      }
    };
  }

  private synchronized void count(HttpExchange exchange) throws Refusal {
    Instant now = clock.instant();
    if (now.isBefore(minute) || !now.isBefore(minute.plusSeconds(60))) {
      minute = now;
      withinMinute = 0;
    }
    if (++withinMinute > perMinute) {
      long wait = Math.max(1, Duration.between(now, minute.plusSeconds(60)).toSeconds());
      exchange.getResponseHeaders().set("Retry-After", Long.toString(wait));
      throw new Refusal(429, "E0429", "要求が多すぎます。しばらくしてからやり直してください。");
    }
  }

  private void authorize(HttpExchange exchange) throws Refusal {
    String header = exchange.getRequestHeaders().getFirst("Authorization");
    boolean valid =
        header != null && header.startsWith("Bearer ") && tokens.valid(header.substring(7));
    if (!valid) {
      exchange.getResponseHeaders().set("WWW-Authenticate", "Bearer");
      throw new Refusal(401, "E0401", "アクセストークンが無効です。");
    }
  }

  private static byte[] body(HttpExchange exchange) throws IOException, Refusal {
    InputStream in = exchange.getRequestBody();
    byte[] body = in.readNBytes(LONGEST_BODY + 1);
    if (body.length <= LONGEST_BODY) {
      return body;
    }
    // Read on for a while without keeping it, or the sender never gets to the answer.
    byte[] lost = new byte[8192];
    long drained = 0;
    for (int n = 0; n >= 0 && drained < DRAINED; n = in.read(lost)) {
      drained += n;
    }
    exchange.getResponseHeaders().set("Connection", "close");
    throw new Refusal(413, "E0413", "本文が大きすぎます。");
  }

  private void send(HttpExchange exchange, int status, ObjectNode body) throws IOException {
    byte[] bytes = desk.bytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** Stops at once; what was registered can still be asked for by Java. */
  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
