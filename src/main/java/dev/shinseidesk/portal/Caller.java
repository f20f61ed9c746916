package dev.shinseidesk.portal;

import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.portal.AnswerReader.Part;
import dev.shinseidesk.portal.PortalCalls.Request;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes calls: request, token, repetition, refusals. Any number of threads. */
final class Caller {
  private final PortalProfile profile;
  private final JsonMapper mapper;
  private final RequestWriter writer;
  private final Transport transport;
  private final Retries retries;
  private final Refusals refusals;

  Caller(PortalProfile profile, JsonMapper mapper, Transport transport, Pause pause, Clock clock) {
    this.profile = profile;
    this.mapper = mapper;
    this.writer = new RequestWriter(profile, mapper);
    this.transport = transport;
    this.retries = new Retries(profile.retry(), pause);
    this.refusals = new Refusals(profile.errors(), mapper, clock);
  }

  /**
   * One call.
   *
   * @param request the profile's
   * @param values ours by name
   * @param repeatable whether doing it twice does no harm
   * @param maxBytes greatest answer
   */
  record Call(
      Operation operation,
      Request request,
      Map<String, String> values,
      boolean repeatable,
      long maxBytes) {
    /** Copies the map. */
    Call {
      values = Map.copyOf(values);
    }

    /** Values stay out of logs. */
    @Override
    public String toString() {
      return "Call[" + operation + "]";
    }
  }

  private interface Reader<T> {
    T read(Call call, HttpResponse<byte[]> answer) throws PortalFailure;
  }

  /** An answer as JSON. */
  Part json(Tokens tokens, Call call, Progress progress) throws PortalFailure {
    return call(tokens, call, progress, this::tree);
  }

  /** An answer as bytes. */
  byte[] bytes(Tokens tokens, Call call, Progress progress) throws PortalFailure {
    return call(tokens, call, progress, (c, answer) -> answer.body());
  }

  /** The log-in: no token, and no repetition of its own inside another call's. */
  Part once(Call call, Progress progress) throws PortalFailure {
    return once(call, null, progress, this::tree);
  }

  /** Runs with the repetition of calls that do no harm twice. */
  void repeating(Operation operation, Progress progress, Retries.Act<Boolean> act)
      throws PortalFailure {
    retries.run(operation, true, progress, act);
  }

  private <T> T call(Tokens tokens, Call call, Progress progress, Reader<T> reader)
      throws PortalFailure {
    return retries.run(
        call.operation(),
        call.repeatable(),
        progress,
        () -> {
          String token = tokens.current(call.operation(), progress);
          try {
            return once(call, token, progress, reader);
          } catch (PortalFailure e) {
            if (!e.is("unauthorized")) {
              throw e;
            }
            // ended early: one new token, and this call once more
            tokens.refused(token);
            return once(call, tokens.current(call.operation(), progress), progress, reader);
          }
        });
  }

  private <T> T once(Call call, @Nullable String token, Progress progress, Reader<T> reader)
      throws PortalFailure {
    var request = writer.write(call.operation(), call.request(), call.values(), token);
    var answer = transport.exchange(call.operation(), request, call.maxBytes(), progress);
    int status = answer.statusCode();
    if (status == 407) { // from the proxy, never from the portal
      throw transport.proxyRefused(call.operation(), request.uri());
    }
    if (status >= 300 && status < 400) {
      throw PortalFailure.of(
          Kind.OTHER_SIDE_FINAL, "redirected", call.operation(), Integer.toString(status));
    }
    if (status < 200 || status >= 400) {
      throw refusals.of(call, answer);
    }
    return reader.read(call, answer);
  }

  private Part tree(Call call, HttpResponse<byte[]> answer) throws PortalFailure {
    JsonNode tree;
    try {
      tree = mapper.readTree(answer.body());
    } catch (UnexpectedEndOfInputException e) {
      throw new PortalFailure(
          PortalFailure.problem(Kind.OTHER_SIDE, "cut-off", call.operation()),
          PortalFailure.Effect.UNSURE,
          null,
          null);
    } catch (JacksonException e) {
      // no cause: its text may quote the answer
      throw notJson(call, answer);
    }
    if (!tree.isContainer()) {
      throw notJson(call, answer);
    }
    var part = new Part(call.operation(), tree, "");
    refusals.check(call, part, profile.errors().resultCode());
    return part;
  }

  private static PortalFailure notJson(Call call, HttpResponse<byte[]> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("-");
    return PortalFailure.of(
        Kind.OTHER_SIDE, "not-json", call.operation(), Refusals.plain(type, 60));
  }
}
