package dev.shinseidesk.residents;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LinkLeftoversTest {
  @TempDir Path folder;

  @Test
  void takesAwayWhatEarlierVersionsLeft() throws Exception {
    for (String name : new String[] {"shinsei-desk-links-17", "shinsei-desk-links-18"}) {
      Files.writeString(Files.createDirectory(folder.resolve(name)).resolve("links"), "A,1");
    }
    Files.createDirectory(folder.resolve("shinsei-desk-links-19"));

    assertThat(LinkLeftovers.sweep(folder)).isEqualTo(3);
    assertThat(folder).isEmptyDirectory();
    assertThat(LinkLeftovers.sweep(folder)).isZero();
  }

  @Test
  void touchesNothingElse() throws Exception {
    Path other = Files.createDirectory(folder.resolve("shinsei-desk-practice-1"));
    Path file = Files.writeString(folder.resolve("shinsei-desk-links-note"), "no folder");
    Path outside = Files.createDirectory(folder.resolve("elsewhere"));
    Path kept = Files.writeString(outside.resolve("links"), "not ours");
    Path link = Files.createSymbolicLink(folder.resolve("shinsei-desk-links-20"), outside);
    Path deep = Files.createDirectory(folder.resolve("shinsei-desk-links-21"));
    Path inner = Files.createDirectory(deep.resolve("inner"));
    Path within = Files.writeString(inner.resolve("kept"), "never made by a desk");

    assertThat(LinkLeftovers.sweep(folder)).isZero();
    assertThat(other).exists();
    assertThat(file).exists();
    assertThat(link).isSymbolicLink();
    assertThat(kept).exists();
    assertThat(within).exists();
  }

  @Test
  void aFolderThatIsNotThereIsSwept() {
    assertThat(LinkLeftovers.sweep(folder.resolve("none"))).isZero();
  }
}
