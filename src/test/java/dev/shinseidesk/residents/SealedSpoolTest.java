package dev.shinseidesk.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class SealedSpoolTest {
  @TempDir Path folder;

  @Test
  void givesBackTheVeryBytesAsOftenAsAsked() throws Exception {
    var random = new Random(20261122);
    for (int size : new int[] {0, 1, 15, 16, 17, 8_192, 300_001}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      try (SealedSpool spool = SealedSpool.in(folder)) {
        try (OutputStream out = spool.fill()) {
          for (int at = 0; at < size; ) {
            int n = Math.min(size - at, 1 + random.nextInt(10_000));
            out.write(bytes, at, n);
            at += n;
          }
        }
        for (int round = 0; round < 2; round++) {
          try (InputStream in = spool.open()) {
            assertThat(in.readAllBytes()).isEqualTo(bytes);
          }
        }
        // two readings at once don't disturb each other
        try (InputStream one = spool.open();
            InputStream two = spool.open()) {
          assertThat(one.readNBytes(size / 2)).hasSize(size / 2);
          assertThat(two.readAllBytes()).isEqualTo(bytes);
          assertThat(one.readAllBytes()).hasSize(size - size / 2);
        }
      }
    }
  }

  @Test
  void nothingIsLeftInTheFolder() throws Exception {
    try (SealedSpool spool = SealedSpool.in(folder)) {
      try (OutputStream out = spool.fill()) {
        out.write(1);
      }
    }
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
    assertThatThrownBy(() -> SealedSpool.in(folder.resolve("none")))
        .isInstanceOf(IOException.class);
  }
}
