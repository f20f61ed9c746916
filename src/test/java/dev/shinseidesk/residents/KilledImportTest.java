package dev.shinseidesk.residents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.channels.ListedFile;
import dev.shinseidesk.channels.Transport;
import dev.shinseidesk.channels.TransportSession;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Another process takes number links in and is killed in the middle: neither while it lives nor
 * afterwards does anything of them lie readable on the disk.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledImportTest {
  private static final String FILE = "full_20261122.csv";
  private static final int LINES = 60_000;

  /** Found in the file 60,000 times each, and nowhere else. */
  private static final List<String> PLAIN = List.of("SERIAL", "9300", "2031-01-31");

  @TempDir Path folder;
  private Path exchange = Path.of("");
  private Path temporary = Path.of("");
  private Path data = Path.of("");

  @BeforeEach
  void file() throws IOException {
    exchange = Files.createDirectory(folder.resolve("exchange"));
    temporary = Files.createDirectory(folder.resolve("temporary"));
    data = Files.createDirectory(folder.resolve("data"));
    var text = new StringBuilder(LinkBench.HEADER);
    for (int i = 0; i < LINES; i++) {
      text.append(LinkBench.line("SERIAL" + i, Integer.toString(930_000_000 + i)));
    }
    Path file = Files.writeString(exchange.resolve(FILE), text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-22T00:00:00Z")));
    assertThat(plain(exchange)).as("the search finds what is there").isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fetching", "reading", "comparing"})
  @EnabledOnOs(OS.LINUX) // looks at what the other process holds open
  void leavesNothingReadableWhereverItIsKilled(String moment) throws Exception {
    Process child = start(moment);
    try (BufferedReader out = child.inputReader(UTF_8)) {
      assertThat(out.readLine()).isEqualTo(moment);
      assertThat(plain(temporary)).as("while it goes on").isEmpty();
      assertThat(plain(data)).as("while it goes on").isEmpty();
      assertThat(open(child)).as("the file it holds, without a name").isNotEmpty();
      for (Path held : open(child)) {
        assertThat(Files.size(held)).isGreaterThan(0);
        assertThat(texts(held)).as("what it holds open").isEmpty();
      }
      child.toHandle().destroyForcibly();
    }
    assertThat(child.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat(child.exitValue()).isNotZero();

    assertThat(plain(temporary)).isEmpty();
    assertThat(plain(data)).isEmpty();
    try (Stream<Path> left = Files.list(temporary)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("shinsei-desk"));
    }
  }

  private Process start(String moment) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Dfile.encoding=UTF-8",
            "-Djava.io.tmpdir=" + temporary,
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            Importer.class.getName(),
            exchange.toString(),
            temporary.toString(),
            data.toString(),
            moment)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  /** Files below a folder that hold something of the number links. */
  private static List<String> plain(Path below) throws IOException {
    try (Stream<Path> walk = Files.walk(below)) {
      return walk.filter(Files::isRegularFile).flatMap(file -> texts(file).stream()).toList();
    }
  }

  private static List<String> texts(Path file) {
    try {
      String bytes = Files.readString(file, ISO_8859_1);
      return PLAIN.stream()
          // four digits turn up in encrypted bytes by chance, but not again and again
          .filter(text -> bytes.split(text, -1).length > 100)
          .map(text -> file.getFileName() + ": " + text)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files without a name that a process holds open in the temporary folder. */
  private List<Path> open(Process process) throws IOException {
    try (Stream<Path> held = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return held.filter(this::isNameless).toList();
    }
  }

  private boolean isNameless(Path descriptor) {
    try {
      String target = Files.readSymbolicLink(descriptor).toString();
      return target.startsWith(temporary.toString()) && target.endsWith("(deleted)");
    } catch (IOException e) {
      return false; // closed since
    }
  }

  /** Takes links in, says when it has come to a moment, and goes no further. */
  static final class Importer {
    private static final PrintStream OUT = new PrintStream(System.out, true, UTF_8);

    public static void main(String[] arguments) throws Exception {
      boolean fetching = arguments[3].equals("fetching");
      Path exchange = Path.of(arguments[0]);
      var source =
          new NumberLinkSource(
              "jumin",
              NumberLinkSource.STANDARD,
              fetching ? stopping(exchange) : new FolderTransport(exchange, ".part"),
              new LinkFileName("full_{asOf}.csv"),
              null,
              NumberLinkSource.shippedProfile(NumberLinkSource.STANDARD),
              NumberLinkSource.SHRINK_SHARE,
              0);
      try (DataKey key = DataKey.copyOf(new byte[DataKey.BYTES]);
          SqliteStore store = SqliteStore.open(Path.of(arguments[2], "store.db"), key)) {
        new LinkImportDesk(
                List.of(source),
                store.numberLinkImports(),
                Path.of(arguments[1]),
                () -> "preview",
                Clock.systemUTC())
            .preview(LinkBench.ADMINISTRATOR, "jumin", FILE, stopping(arguments[3]));
      }
      OUT.println("came to the end");
    }

    private static Progress stopping(String moment) {
      return new Progress() {
        @Override
        public void report(long done, long total) {
          long past = moment.equals("reading") ? total / 4 : total / 2;
          if (!moment.equals("fetching") && done > past) {
            stop(moment);
          }
        }

        @Override
        public boolean cancelled() {
          return false;
        }
      };
    }

    private static void stop(String moment) {
      OUT.println(moment);
      try {
        int never = System.in.read();
        OUT.println(never);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** A folder that sends a good part of a file and no more. */
    private static Transport stopping(Path exchange) throws DeskException {
      var folder = new FolderTransport(exchange, ".part");
      return new Transport() {
        @Override
        public String kind() {
          return folder.kind();
        }

        @Override
        public String destination() {
          return folder.destination();
        }

        @Override
        public TransportSession connect() throws DeskException {
          return stopping(folder.connect());
        }
      };
    }

    private static TransportSession stopping(TransportSession session) {
      return new TransportSession() {
        @Override
        public boolean holds(String name, Sha256 hash) throws DeskException {
          return session.holds(name, hash);
        }

        @Override
        public void put(String name, byte[] content) throws DeskException {
          session.put(name, content);
        }

        @Override
        public List<ListedFile> list() throws DeskException {
          return session.list();
        }

        @Override
        public void fetch(String name, OutputStream to, long mostBytes) throws DeskException {
          session.fetch(
              name,
              new OutputStream() {
                private long count;

                @Override
                public void write(int one) throws IOException {
                  write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                  to.write(bytes, from, length);
                  count += length;
                  if (count > 1_000_000) {
                    to.flush();
                    stop("fetching");
                  }
                }
              },
              mostBytes);
        }

        @Override
        public void remove(String name) throws DeskException {
          session.remove(name);
        }

        @Override
        public void close() {
          session.close();
        }
      };
    }
  }
}
