package dev.shinseidesk.practice;

import static dev.shinseidesk.practice.SampleReader.CATALOGUE;
import static dev.shinseidesk.practice.SampleReader.CLOCK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.practice.PracticePortalServer.Wish;
import dev.shinseidesk.texts.Texts;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticePortalServerTest {
  private final PracticePortalServer server =
      new PracticePortalServer(CATALOGUE, new Texts(Locale.JAPANESE), CLOCK);

  @Test
  void tellsHowToReachItAndRunsUntilInterrupted(@TempDir Path folder) throws Exception {
    var lines = new LinkedBlockingQueue<String>();
    var failure = new LinkedBlockingQueue<DeskException>();
    Path links = folder.resolve("links.csv");
    Thread running =
        Thread.startVirtualThread(() -> {
          try {
            server.run(new Wish(0, 12, 5, 0, links), lines::add);
          } catch (DeskException e) {
            failure.add(e);
          }
        });
    assertThat(lines.poll(20, TimeUnit.SECONDS)).contains("http://127.0.0.1:", "/api/v1");
    assertThat(lines.poll(5, TimeUnit.SECONDS)).contains("renshu", "renshu-2026");
    assertThat(lines.poll(5, TimeUnit.SECONDS)).contains("12");
    assertThat(lines.poll(5, TimeUnit.SECONDS)).contains("links.csv");
    assertThat(lines.poll(5, TimeUnit.SECONDS)).contains("Ctrl+C");
    assertThat(Files.readString(links)).startsWith("\"シリアル番号\",\"宛名番号\"");
    running.interrupt();
    assertThat(lines.poll(10, TimeUnit.SECONDS)).contains("止めました");
    running.join();
    assertThat(failure).isEmpty();
  }

  @Test
  void impossibleStartsAreProblems(@TempDir Path folder) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(key(taken.getLocalPort(), 1, null)).isEqualTo("practice.port");
    }
    assertThat(key(70_000, 1, null)).isEqualTo("practice.port");
    assertThat(key(0, -1, null)).isEqualTo("practice.count");
    assertThat(key(0, 1, folder.resolve("none/links.csv"))).isEqualTo("practice.links");
  }

  private String key(int port, int count, @Nullable Path links) {
    return catchThrowableOfType(
            DeskException.class, () -> server.start(new Wish(port, count, 1, 0, links)))
        .problem()
        .key();
  }
}
