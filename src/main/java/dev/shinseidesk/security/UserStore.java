package dev.shinseidesk.security;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where accounts and secrets are kept, inside the encrypted store. Any thread but FX's. */
public interface UserStore {
  /** One account. */
  Optional<Operator> find(OperatorId id);

  /** All accounts by id. */
  List<Operator> all();

  /** Names by id, of removed accounts too: what they did keeps their name. */
  Map<OperatorId, String> names();

  /** Adds or replaces an account. */
  void save(Operator operator);

  /** Notes a sign-in and gives the time of the one before. */
  Optional<Instant> signedIn(OperatorId id, Instant at);

  /** A secret by name, e.g. {@code portal.password}; a fresh array the caller clears. */
  Optional<char[]> secret(String name);

  /** Keeps a secret. */
  void saveSecret(String name, char[] value);
}
