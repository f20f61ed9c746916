package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.DeskException;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where failures go that no screen takes up itself: foreseen ones are told, unforeseen ones get a
 * short code, are logged once without the exception's text (it may hold personal data), and told
 * with that code. FX thread.
 */
public final class Failures implements Consumer<Throwable> {
  private static final Logger LOG = LoggerFactory.getLogger(Failures.class);
  private static final int FRAMES = 30;
  private static final int CAUSES = 8;

  private final Dialogs dialogs;

  /** Tells through these dialogs. */
  public Failures(Dialogs dialogs) {
    this.dialogs = dialogs;
  }

  @Override
  public void accept(Throwable failure) {
    if (failure instanceof DeskException foreseen) {
      dialogs.problem(foreseen.problem());
      return;
    }
    String code = code(failure);
    LOG.error("unexpected failure {}{}", code, trace(failure));
    dialogs.unexpected(code);
  }

  /**
   * Short code of a failure: the same wherever the same kind of exception comes from the same
   * lines, so that two reports of one fault can be told to be one.
   */
  public static String code(Throwable failure) {
    int hash = 17;
    int depth = 0;
    for (Throwable t = failure; t != null && depth++ < CAUSES; t = t.getCause()) {
      hash = hash * 31 + t.getClass().getName().hashCode();
      StackTraceElement[] frames = t.getStackTrace();
      for (int i = 0; i < Math.min(5, frames.length); i++) {
        hash = hash * 31 + (frames[i].getClassName() + frames[i].getLineNumber()).hashCode();
      }
    }
    String digits = String.format(Locale.ROOT, "%08X", hash);
    return digits.substring(0, 4) + "-" + digits.substring(4);
  }

  private static String trace(@Nullable Throwable failure) {
    var text = new StringBuilder();
    int depth = 0;
    for (Throwable t = failure; t != null && depth < CAUSES; t = t.getCause()) {
      text.append("\n").append(depth++ == 0 ? "" : "caused by ").append(t.getClass().getName());
      StackTraceElement[] frames = t.getStackTrace();
      for (int i = 0; i < Math.min(FRAMES, frames.length); i++) {
        text.append("\n  at ").append(frames[i]);
      }
    }
    return text.toString();
  }
}
