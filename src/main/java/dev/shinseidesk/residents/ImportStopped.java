package dev.shinseidesk.residents;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;

/** Carries a problem out of the store's work, which ends without effect by it. */
final class ImportStopped extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Problem problem;

  ImportStopped(Kind kind, String key, String... facts) {
    super(key);
    this.problem = Problem.of(kind, key, facts);
  }

  Problem problem() {
    return problem;
  }
}
