package dev.shinseidesk.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FreeSpaceTest {
  @Test
  void whatCannotBeToldHoldsNobodyUp(@TempDir Path folder) throws Exception {
    long told = Files.getFileStore(folder).getUsableSpace();
    assertThat(FreeSpace.at(folder)).isCloseTo(told, within(1L << 30));
    assertThat(FreeSpace.at(folder.resolve("gone"))).isEqualTo(Long.MAX_VALUE);
  }
}
