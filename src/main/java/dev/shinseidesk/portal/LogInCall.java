package dev.shinseidesk.portal;

import dev.shinseidesk.application.Progress;
import dev.shinseidesk.portal.AnswerReader.Part;
import dev.shinseidesk.portal.Caller.Call;
import dev.shinseidesk.portal.PortalCalls.ExpiresAs;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** 029i001-01: fetches a token. Any thread. */
final class LogInCall {
  private final PortalProfile profile;
  private final String userId;
  private final Supplier<char[]> password;
  private final Caller caller;
  private final AnswerReader answers;
  private final Clock clock;

  LogInCall(
      PortalProfile profile,
      String userId,
      Supplier<char[]> password,
      Caller caller,
      AnswerReader answers,
      Clock clock) {
    this.profile = profile;
    this.userId = userId;
    this.password = password;
    this.caller = caller;
    this.answers = answers;
    this.clock = clock;
  }

  /** A fresh token; one try. */
  Tokens.Held fetch(Progress progress) throws PortalFailure {
    var login = profile.calls().login();
    char[] secret = password.get();
    Map<String, String> values;
    try {
      values = Map.of("userId", userId, "password", new String(secret));
    } finally {
      Arrays.fill(secret, '\0');
    }
    Part answer;
    try {
      answer =
          caller.once(
              new Call(
                  Operation.LOGIN,
                  login.request(),
                  values,
                  true,
                  profile.limits().maxAnswerBytes()),
              progress);
    } catch (PortalFailure e) {
      // whatever the log-in did, the call that needs it hasn't begun and may be made again
      throw e.effect() == PortalFailure.Effect.UNSURE
          ? new PortalFailure(e.problem(), PortalFailure.Effect.NONE, e.retryAfter(), e)
          : e;
    }
    String token = answers.text(answer, login.token());
    if (!token.matches("[!-~]{1,8192}")) {
      throw AnswerReader.wrongType(answer, login.token(), "token of visible ASCII characters");
    }
    return new Tokens.Held(token, end(answer, login));
  }

  private Instant end(Part answer, PortalCalls.Login login) throws PortalFailure {
    if (login.expires() == null) {
      return clock.instant().plus(profile.token().lifetime());
    }
    if (login.expiresAs() == ExpiresAs.MOMENT) {
      return answers.moment(answer, login.expires());
    }
    Long seconds = answers.promisedCount(answer, login.expires());
    try {
      return clock.instant().plusSeconds(Objects.requireNonNullElse(seconds, 0L));
    } catch (DateTimeException | ArithmeticException e) {
      throw AnswerReader.wrongType(answer, login.expires(), "seconds");
    }
  }
}
