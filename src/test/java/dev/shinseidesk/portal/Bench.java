package dev.shinseidesk.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.texts.Texts;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A server, a portal in front of it, a clock that is set by hand and waits that are only noted. */
final class Bench implements AutoCloseable {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();
  final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-22T00:00:00Z"));
  final List<Duration> waits = new ArrayList<>();
  final LoopServer server;
  final HttpPortal portal;
  char[] lastPassword = new char[0];

  Bench(LoopServer.Script script) throws IOException, DeskException {
    this(script, json -> {});
  }

  /** The shipped profile, changed. */
  Bench(LoopServer.Script script, Consumer<ObjectNode> change) throws IOException, DeskException {
    this.server = new LoopServer(script);
    this.portal = portal(profile(server.url() + "/api/v1", change), "ひみつ\"1", null);
  }

  /** Another profile; its base URL is the server's. */
  Bench(LoopServer.Script script, PortalProfile profile, String path)
      throws IOException, DeskException {
    this.server = new LoopServer(script);
    this.portal = portal(profile.withBaseUrl(server.url() + path), "ひみつ\"1", null);
  }

  HttpPortal portal(PortalProfile profile, String password, @Nullable SSLContext tls)
      throws DeskException {
    return new HttpPortal(
        profile,
        "office1",
        () -> {
          lastPassword = password.toCharArray();
          return lastPassword;
        },
        tls,
        clock(),
        (wait, progress) -> waits.add(wait));
  }

  Clock clock() {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }

  static PortalProfile profile(String baseUrl, Consumer<ObjectNode> change) throws DeskException {
    var reader = new PortalProfileReader();
    ObjectNode json = (ObjectNode) MAPPER.readTree(reader.shippedBytes());
    ((ObjectNode) json.get("connection")).put("baseUrl", baseUrl);
    change.accept(json);
    return reader.read("test.json", MAPPER.writeValueAsBytes(json)).orThrow();
  }

  /** Sets a value of the profile; the value is JSON. */
  static Consumer<ObjectNode> set(String pointer, String value) {
    int last = pointer.lastIndexOf('/');
    JsonNode parsed = MAPPER.readTree(value);
    return json ->
        ((ObjectNode) json.at(pointer.substring(0, last))).set(pointer.substring(last + 1), parsed);
  }

  List<ListedApplication> list() throws DeskException {
    List<ListedApplication> lines = new ArrayList<>();
    portal.list(PortalQuery.ALL, lines::add, Progress.NONE);
    return lines;
  }

  /** The problem an act ends with; all its texts must be there in both languages. */
  static Problem problem(ThrowingCallable act) {
    var thrown = catchThrowableOfType(DeskException.class, act);
    assertThat(thrown).as("a DeskException").isNotNull();
    Problem problem = thrown.problem();
    for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      assertThat(new Texts(locale).whole(problem)).doesNotContainPattern("\\{[0-9]}").isNotBlank();
    }
    return problem;
  }

  @Override
  public void close() throws IOException {
    portal.close();
    server.close();
  }
}
