package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import org.jspecify.annotations.Nullable;

/** The problems all places of exchange have in common. */
final class ChannelProblems {
  private ChannelProblems() {}

  /** Something failed that may pass: the same act may succeed later. */
  static DeskException passing(@Nullable Throwable cause, String key, String... facts) {
    return new DeskException(Problem.of(Kind.OTHER_SIDE, key, facts), cause);
  }

  /** The other side said no; a person has to look. */
  static DeskException lasting(@Nullable Throwable cause, String key, String... facts) {
    return new DeskException(Problem.of(Kind.OTHER_SIDE_FINAL, key, facts), cause);
  }

  /** Wrong on our side. */
  static DeskException ours(@Nullable Throwable cause, String key, String... facts) {
    return new DeskException(Problem.of(Kind.USAGE, key, facts), cause);
  }

  static DeskException nameTaken(String place, String name) {
    return lasting(null, "channel.name-taken", name, place);
  }

  static DeskException readBack(String place, String name) {
    return passing(null, "channel.read-back", name, place);
  }

  static DeskException fileMissing(@Nullable Throwable cause, String place, String name) {
    return passing(cause, "channel.file-missing", name, place);
  }

  static DeskException changing(String place, String name) {
    return passing(null, "channel.changing", name, place);
  }

  static DeskException tooLarge(String place, String name, long mostBytes) {
    return lasting(null, "channel.too-large", name, place, Long.toString(mostBytes));
  }

  /** A plain name no place could mistake for a path; where not, {@code channel.name-invalid}. */
  static String plain(String name, String place, String tempSuffix) throws DeskException {
    boolean wrong =
        name.isEmpty()
            || name.equals(".")
            || name.equals("..")
            || name.length() > 200
            || (!tempSuffix.isEmpty() && name.endsWith(tempSuffix))
            || name.chars().anyMatch(c -> c < 0x20 || c == 0x7F || c == '/' || c == '\\');
    if (wrong) {
      throw ours(null, "channel.name-invalid", place);
    }
    return name;
  }

  /** Whether something of this kind is among its causes. */
  static boolean has(Throwable e, Class<? extends Throwable> type) {
    int depth = 0;
    for (Throwable t = e; t != null && depth < 20; t = t.getCause(), depth++) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }
}
