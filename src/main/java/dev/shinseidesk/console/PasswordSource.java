package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Passwords from a file or from standard input, one to a line; never from an argument, where other
 * users of the machine could read them. One thread.
 */
public final class PasswordSource {
  private static final int LONGEST = 1_024;
  private static final int LONGEST_VALUE = 65_536;
  private final Reader standardInput;

  /** Reads lines of this stream where no file is given. */
  public PasswordSource(InputStream standardInput) {
    this.standardInput =
        new BufferedReader(new InputStreamReader(standardInput, StandardCharsets.UTF_8));
  }

  /**
   * The first line of the file, or the next line of standard input where there is no file.
   *
   * @param what name of the password for the message
   * @throws DeskException the file can't be read, or there is no such line
   */
  public char[] read(@Nullable Path file, String what) throws DeskException {
    try {
      char[] password;
      if (file == null) {
        password = line(standardInput);
      } else {
        try (Reader reader = Files.newBufferedReader(file)) {
          password = line(reader);
        }
      }
      if (password.length == 0) {
        throw new DeskException(Problem.of(Problem.Kind.USAGE, "console.no-password", what));
      }
      return password;
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "console.password-unreadable", what), e);
    }
  }

  /** The code of the second factor as given on the command line: it is used up at once. */
  public static char[] code(@Nullable String given) {
    return given == null ? new char[0] : given.toCharArray();
  }

  /**
   * The whole text of a file in UTF-8, for values of several lines such as a private key; a line
   * end at its very end doesn't count.
   *
   * @throws DeskException the file can't be read, is empty or longer than 65,536 characters
   */
  public char[] whole(Path file, String what) throws DeskException {
    char[] buffer = new char[LONGEST_VALUE + 1];
    try (Reader reader = Files.newBufferedReader(file)) {
      int length = 0;
      for (int c = reader.read(); c != -1 && length <= LONGEST_VALUE; c = reader.read()) {
        buffer[length++] = (char) c;
      }
      if (length > LONGEST_VALUE) {
        throw new DeskException(
            Problem.of(Problem.Kind.USAGE, "console.password-unreadable", what));
      }
      while (length > 0 && (buffer[length - 1] == '\n' || buffer[length - 1] == '\r')) {
        length--;
      }
      if (length == 0) {
        throw new DeskException(Problem.of(Problem.Kind.USAGE, "console.no-password", what));
      }
      return Arrays.copyOf(buffer, length);
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "console.password-unreadable", what), e);
    } finally {
      Arrays.fill(buffer, '\0');
    }
  }

  /** Reads by character so that no String of the password is ever made. */
  private static char[] line(Reader reader) throws IOException {
    char[] buffer = new char[LONGEST];
    int length = 0;
    for (int c = reader.read(); c != -1 && c != '\n' && length < LONGEST; c = reader.read()) {
      if (c != '\r') {
        buffer[length++] = (char) c;
      }
    }
    char[] password = Arrays.copyOf(buffer, length);
    Arrays.fill(buffer, '\0');
    return password;
  }
}
