package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.RemoveUnusedImports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Every source file is formatted by google-java-format. To format the tree: {@code mvn test
 * -Dtest=SourceFormatTest -Dformat.write=true}.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(10)
class SourceFormatTest {
  @Test
  void sourcesAreFormatted() throws Exception {
    boolean write = Boolean.getBoolean("format.write");
    var formatter = new Formatter();
    List<Path> wrong = new ArrayList<>();
    try (var files = Files.walk(Path.of("src"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String source = Files.readString(file);
        String formatted =
            formatter.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(source));
        if (!formatted.equals(source)) {
          wrong.add(file);
          if (write) {
            Files.writeString(file, formatted);
          }
        }
      }
    }
    if (!write) {
      assertThat(wrong).as("run: mvn test -Dtest=SourceFormatTest -Dformat.write=true").isEmpty();
    }
  }
}
