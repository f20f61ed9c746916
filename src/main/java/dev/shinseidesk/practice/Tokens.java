package dev.shinseidesk.practice;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bearer tokens of the practice portal, which end by the clock. Any thread. */
final class Tokens {
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Instant> ends = new ConcurrentHashMap<>();
  private volatile Duration life = Duration.ofMinutes(10);

  Tokens(Clock clock) {
    this.clock = clock;
  }

  /** A token and when it ends. */
  record Token(String value, Instant end) {}

  void life(Duration newLife) {
    life = newLife;
  }

  Token issue() {
    Instant now = clock.instant();
    ends.values().removeIf(end -> !end.isAfter(now));
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    Token token =
        new Token(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), now.plus(life));
    ends.put(token.value(), token.end());
    return token;
  }

  boolean valid(String token) {
    Instant end = ends.get(token);
    return end != null && end.isAfter(clock.instant());
  }

  void forgetAll() {
    ends.clear();
  }
}
