package dev.shinseidesk.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Another process writes and is killed in the middle; what it acknowledged must be there. */
@Execution(ExecutionMode.CONCURRENT)
class CrashTest {
  @TempDir Path folder;

  @Test
  void keepsWhatWasAcknowledgedBeforeAKill() throws Exception {
    Path file = folder.resolve("desk.db");
    Random random = new Random(20261122);
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < 2; round++) {
      int enough = acknowledged.size() + 40 + random.nextInt(60);
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Xshare:auto",
                  "-XX:TieredStopAtLevel=1",
                  "-Dfile.encoding=UTF-8",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Writer.class.getName(),
                  file.toString(),
                  Integer.toString(round))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (BufferedReader out = child.inputReader(StandardCharsets.UTF_8)) {
        String line;
        while (acknowledged.size() < enough && (line = out.readLine()) != null) {
          if (line.startsWith("stored ")) {
            acknowledged.add(line.substring("stored ".length()));
          }
        }
        // not Process.destroyForcibly(): that closes the pipe with what the child still said
        child.toHandle().destroyForcibly();
        // what it still said before it died counts too
        while ((line = out.readLine()) != null) {
          if (line.startsWith("stored ")) {
            acknowledged.add(line.substring("stored ".length()));
          }
        }
      }
      assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(child.exitValue()).isNotZero();
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(enough);

      try (SqliteStore store = Samples.open(file)) {
        assertThat(
                store
                    .database()
                    .<String>read(
                        h -> h.createQuery("PRAGMA integrity_check").mapTo(String.class).one()))
            .isEqualTo("ok");
        for (String number : acknowledged) {
          assertThat(store.applications().archive(Samples.number(number)).orElseThrow())
              .isEqualTo(Samples.received(number).archive());
          assertThat(store.applications().history(Samples.number(number))).hasSize(1);
        }
      }
    }
  }

  /** Receives until it is killed, telling each number once it is stored. */
  static final class Writer {
    public static void main(String[] arguments) throws Exception {
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      SqliteStore store = Samples.open(Path.of(arguments[0]));
      for (int i = 0; i < 100_000; i++) {
        String number = "R" + arguments[1] + "-" + i;
        store.intake().receive(Samples.received(number));
        out.println("stored " + number);
      }
    }
  }
}
