package dev.shinseidesk.upkeep;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reduces a line of the log to what says nothing about anybody. Stateless. */
final class LogLine {
  /** Time, level, logger; what was said stays here. */
  private static final Pattern SAID =
      Pattern.compile("^([0-9T:. -]{8,30}Z?) +(TRACE|DEBUG|INFO|WARN|ERROR) +([\\w.$]+) .*");

  /** A quotable code of an unforeseen error. */
  private static final Pattern CODE = Pattern.compile("\\b([A-Z0-9]{4}-[A-Z0-9]{4})\\b");

  /** A place in the code. */
  private static final Pattern PLACE = Pattern.compile("^\\s+at ([\\w.$/<>@-]+\\([\\w.$: ]*\\)).*");

  /** The type of an exception; its words stay here. */
  private static final Pattern THROWN =
      Pattern.compile("^(?:Caused by: )?((?:[a-z][\\w]*\\.)+[A-Z][\\w$]*)(?::.*)?$");

  private LogLine() {}

  static Optional<String> harmless(String line) {
    Matcher said = SAID.matcher(line);
    if (said.matches()) {
      Matcher code = CODE.matcher(line.substring(said.end(3)));
      return Optional.of(
          said.group(1)
              + " "
              + said.group(2)
              + " "
              + said.group(3)
              + (code.find() ? " " + code.group(1) : ""));
    }
    Matcher place = PLACE.matcher(line);
    if (place.matches()) {
      return Optional.of("    at " + place.group(1));
    }
    Matcher thrown = THROWN.matcher(line);
    return thrown.matches() ? Optional.of(thrown.group(1)) : Optional.empty();
  }
}
