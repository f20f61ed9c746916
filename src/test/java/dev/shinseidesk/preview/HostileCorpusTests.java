package dev.shinseidesk.preview;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.archive.HostileArchives;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Everything hostile through intake, review and preview of a real desk in a process with little
 * memory: all of it told, no file outside of the store's folder, no memory beyond the bound.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(1)
class HostileCorpusTests {
  private static final long MOST_KILOBYTES = 512L << 10;

  /** What the libraries of store and window unpack for themselves, each time they start. */
  private static final String NATIVE =
      "tmp/sqlite-.*|home/\\.openjfx(/.*)?|home/\\.java/fonts(/.*)?|(tmp|home)";

  private final List<String> written = new ArrayList<>();

  @TempDir private Path root;

  @Test
  @Timeout(value = 15, unit = TimeUnit.MINUTES)
  void everythingHostileIsToldAndHarmless() throws Exception {
    for (String name : List.of("tmp", "home", "work", "data", "corpus")) {
      Files.createDirectory(root.resolve(name));
    }
    Files.writeString(root.resolve("work/canary.txt"), "unchanged");

    for (var archive : HostileArchives.values()) {
      write("ZIP_" + archive.name(), archive.bytes());
    }
    for (var document : HostileDocuments.values()) {
      write(document.name(), document.filing().zip());
    }
    for (var pdf : HostilePdfDocuments.values()) {
      write(pdf.name(), pdf.filing().zip());
    }

    Map<String, String[]> told = play();

    for (String name : written) {
      assertThat(told).containsKey(name);
      if (!name.startsWith("ZIP_")) {
        assertThat(word(told, name, 1)).as(name).isEqualTo("received");
      }
    }
    assertThat(written).hasSizeGreaterThan(150);
    assertThat(Long.parseLong(word(told, "peak", 1)))
        .as("the desk's peak, kB")
        .isLessThan(MOST_KILOBYTES);
    assertThat(Long.parseLong(word(told, "peak", 2)))
        .as("a preview's peak, kB")
        .isLessThan(MOST_KILOBYTES);
    // the product's own limits ended what wouldn't end
    assertThat(word(told, "PDF_ENDLESS", 2)).contains("slow");
    assertThat(word(told, "PDF_RUN_LENGTH_BOMB", 2))
        .containsAnyOf("archive.preview-memory", "archive.preview-slow");
    assertThat(word(told, "PDF_FLATE_BOMB", 2)).contains("pdf-bomb");
    assertThat(word(told, "XML_BILLION_LAUGHS", 2)).doesNotContain("table");
    assertThat(word(told, "ZIP_IN_ZIP", 2)).contains("view-archive");
    assertThat(strangers()).isEmpty();
    assertThat(Files.readString(root.resolve("work/canary.txt"))).isEqualTo("unchanged");
  }

  private void write(String name, byte[] zip) throws IOException {
    written.add(name);
    Files.write(root.resolve("corpus").resolve(name + ".zip"), zip);
  }

  private static String word(Map<String, String[]> told, String line, int at) {
    return Objects.requireNonNull(told.get(line), line)[at];
  }

  private Map<String, String[]> play() throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx224m",
                "-XX:+UseSerialGC",
                "-XX:MaxDirectMemorySize=32m",
                "--enable-native-access=ALL-UNNAMED",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-Djava.awt.headless=true",
                "-Dcorpus.shipped=" + Boolean.getBoolean("corpus.shipped"),
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + root.resolve("tmp"),
                "-Duser.home=" + root.resolve("home"),
                "-cp",
                absolute(
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"))),
                HostileRun.class.getName(),
                root.resolve("data").toString(),
                root.resolve("corpus").toString()));
    Path errors = root.resolve("data/errors.txt");
    Process child =
        new ProcessBuilder(command)
            .directory(root.resolve("work").toFile())
            .redirectError(errors.toFile())
            .start();
    Map<String, String[]> told = new TreeMap<>();
    try (var out = child.inputReader(UTF_8)) {
      out.lines()
          .forEach(line -> {
            System.out.println(line);
            String[] words = line.split("\t", -1);
            told.put(words[0], words);
          });
    }
    assertThat(child.waitFor()).as(() -> read(errors)).isZero();
    return told;
  }

  private static String absolute(String classPath) {
    List<String> entries = new ArrayList<>();
    for (String entry : classPath.split(java.io.File.pathSeparator, -1)) {
      entries.add(Path.of(entry).toAbsolutePath().toString());
    }
    return String.join(java.io.File.pathSeparator, entries);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Files that have no business there; the store's own folder aside. */
  private Set<String> strangers() throws IOException {
    var strangers = new TreeSet<String>();
    try (var files = Files.walk(root)) {
      for (Path file : files.toList()) {
        String name = root.relativize(file).toString().replace('\\', '/');
        boolean known =
            name.isEmpty()
                || name.matches("(data|corpus)(/.*)?|work|work/canary.txt")
                || name.matches(NATIVE);
        if (!known) {
          strangers.add(name);
        }
      }
    }
    return strangers;
  }
}
