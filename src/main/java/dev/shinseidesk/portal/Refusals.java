package dev.shinseidesk.portal;

import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.portal.AnswerReader.Part;
import dev.shinseidesk.portal.PortalFailure.Effect;
import dev.shinseidesk.portal.PortalProfile.ErrorKind;
import dev.shinseidesk.portal.PortalProfile.ResultCode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Turns the portal's refusals into problems by the profile's tables. Immutable, any thread. */
final class Refusals {
  private static final String NO_WORDS = "-";
  private final PortalProfile.Errors errors;
  private final JsonMapper mapper;
  private final Clock clock;

  Refusals(PortalProfile.Errors errors, JsonMapper mapper, Clock clock) {
    this.errors = errors;
    this.mapper = mapper;
    this.clock = clock;
  }

  /** The failure behind an HTTP status other than 2xx and 3xx. */
  PortalFailure of(Caller.Call call, HttpResponse<byte[]> answer) {
    String status = Integer.toString(answer.statusCode());
    ErrorKind kind =
        Optional.ofNullable(errors.statuses().get(status))
            .orElse(answer.statusCode() >= 500 ? ErrorKind.SERVER : ErrorKind.REJECTED);
    JsonNode tree;
    try {
      tree = mapper.readTree(answer.body());
    } catch (JacksonException e) {
      tree = mapper.missingNode(); // maintenance pages and relays don't answer in JSON
    }
    return failure(call, kind, status, words(call, tree), retryAfter(answer));
  }

  /**
   * Looks at the result code inside an answer of status 2xx.
   *
   * @throws PortalFailure unless it means success
   */
  void check(Caller.Call call, Part part, @Nullable ResultCode rule) throws PortalFailure {
    if (rule == null) {
      return;
    }
    JsonNode node = part.node().at(rule.pointer());
    if (!node.isValueNode() || node.isNull() || node.isMissingNode()) {
      throw AnswerReader.missing(part, rule.pointer());
    }
    String code = node.asString();
    if (!rule.ok().contains(code)) {
      ErrorKind kind = rule.codes().getOrDefault(code, ErrorKind.REJECTED);
      throw failure(call, kind, plain(code, 20), words(call, part.node()), null);
    }
  }

  private static PortalFailure failure(
      Caller.Call call, ErrorKind kind, String code, String words, @Nullable Duration retryAfter) {
    record As(Kind kind, String key, Effect effect) {}
    As as =
        switch (kind) {
          case UNAUTHORIZED -> new As(Kind.OTHER_SIDE_FINAL, "unauthorized", Effect.FINAL);
          case FORBIDDEN -> new As(Kind.OTHER_SIDE_FINAL, "forbidden", Effect.FINAL);
          case NOT_FOUND -> new As(Kind.OTHER_SIDE_FINAL, "not-found", Effect.FINAL);
          case CONFLICT -> new As(Kind.OTHER_SIDE_FINAL, "conflict", Effect.FINAL);
          case REJECTED -> new As(Kind.OTHER_SIDE_FINAL, "rejected", Effect.FINAL);
          case TOO_MANY -> new As(Kind.OTHER_SIDE, "too-many", Effect.NONE);
          case SERVER -> new As(Kind.OTHER_SIDE, "server", Effect.UNSURE);
        };
    return new PortalFailure(
        PortalFailure.problem(as.kind(), as.key(), call.operation(), code, words),
        as.effect(),
        retryAfter,
        null);
  }

  /** The portal's own words, without anything of what was sent, which may be personal. */
  private String words(Caller.Call call, JsonNode tree) {
    if (errors.message() == null) {
      return NO_WORDS;
    }
    JsonNode node = tree.at(errors.message());
    String words = node.isString() ? node.stringValue() : "";
    for (Map.Entry<String, String> sent : call.values().entrySet()) {
      if (sent.getValue().length() > 1) {
        words = words.replace(sent.getValue(), "…");
      }
    }
    return words.isBlank() ? NO_WORDS : plain(words, 200);
  }

  /** One line of at most so many characters. */
  static String plain(String text, int max) {
    String line =
        text.codePoints()
            .map(c -> Character.isISOControl(c) ? ' ' : c)
            .limit(max)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return line.strip();
  }

  /** Seconds or a date, as HTTP allows; null where it is absent or neither. */
  private @Nullable Duration retryAfter(HttpResponse<byte[]> answer) {
    String text = answer.headers().firstValue("Retry-After").map(String::strip).orElse("");
    if (text.matches("[0-9]{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    try {
      Instant then = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
      Duration wait = Duration.between(clock.instant(), then);
      return wait.isNegative() ? Duration.ZERO : wait;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
