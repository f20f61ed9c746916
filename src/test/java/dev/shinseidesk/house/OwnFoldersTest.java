package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Tests touch folders of their own and nothing else of the machine: what others left in its
 * temporary folder must not fail a build, and a build leaves nothing there.
 */
@Execution(ExecutionMode.CONCURRENT)
class OwnFoldersTest {
  /** Handing another process a folder of the test's own is what is wanted. */
  private static final String HANDED_ON = "\"-Djava.io.tmpdir=\"";

  private static final List<Pattern> MACHINE =
      List.of(
          Pattern.compile("java\\.io\\.tmpdir"),
          Pattern.compile("\"/tmp\\b"),
          Pattern.compile("\"/var/tmp\\b"),
          // a first argument that is a text is a prefix, and the folder the machine's
          Pattern.compile("createTemp(File|Directory)\\(\\s*(\"|null\\b)"),
          Pattern.compile("File\\.createTempFile\\("),
          Pattern.compile("\\.deleteOnExit\\("));

  @Test
  void noTestUsesTheMachinesTemporaryFolder() throws IOException {
    List<String> found = new ArrayList<>();
    List<Path> files;
    try (var walk = Files.walk(Path.of("src/test/java"))) {
      files =
          walk.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("OwnFoldersTest.java"))
              .toList();
    }
    for (Path file : files) {
      found.addAll(uses(file.getFileName().toString(), Files.readString(file)));
    }
    assertThat(files).hasSizeGreaterThan(200);
    assertThat(found).isEmpty();
  }

  @Test
  void theSearchFindsEachWay() {
    for (String way :
        List.of(
            "System.getProperty(\"java.io.tmpdir\")",
            "Path.of(\"/tmp\", \"x\")",
            "Path.of(\"/tmp/x\")",
            "Files.createTempDirectory(\"pictures\")",
            "Files.createTempFile(\n            \"desk\", \"x\")",
            "File.createTempFile(prefix, null)",
            "folder.toFile().deleteOnExit()")) {
      assertThat(uses("X.java", way)).as(way).isNotEmpty();
    }
    assertThat(uses("X.java", "\"-Djava.io.tmpdir=\" + folder")).isEmpty();
    assertThat(uses("X.java", "Files.createTempDirectory(root, \"in\")")).isEmpty();
  }

  private static List<String> uses(String name, String source) {
    String text = source.replace(HANDED_ON, "");
    List<String> found = new ArrayList<>();
    for (Pattern way : MACHINE) {
      var match = way.matcher(text);
      while (match.find()) {
        found.add(name + ": " + match.group());
      }
    }
    return found;
  }
}
