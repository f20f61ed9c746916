package dev.shinseidesk.preview.confine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A confined process tries what a preview must not be able to do. */
class ConfinementTest {
  @TempDir Path folder;

  @Test
  void reachesNeitherFilesNorNetworkNorPrograms() throws Exception {
    Path kept = Files.writeString(folder.resolve("kept.txt"), "以前のまま");
    List<String> lines;
    try (var server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Process child =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "--enable-native-access=ALL-UNNAMED",
                  "-Dstdout.encoding=UTF-8",
                  "-cp",
                  System.getProperty(
                      "surefire.test.class.path", System.getProperty("java.class.path")),
                  Attempts.class.getName(),
                  folder.toString(),
                  Integer.toString(server.getLocalPort()))
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try (var out = child.inputReader(UTF_8)) {
        lines = out.lines().toList();
      }
      assertThat(child.waitFor()).isZero();
    }
    boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux");
    assertThat(lines.getFirst()).isEqualTo(linux ? "KERNEL" : "JAVA");
    assertThat(lines).contains("url refused", "thread done", "read done");
    if (linux) {
      assertThat(lines)
          .contains(
              "create refused",
              "append refused",
              "delete refused",
              "rename refused",
              "folder refused",
              "temporary refused",
              "connect refused",
              "listen refused",
              "program refused",
              "create-in-older-thread refused");
    }
    assertThat(Files.readString(kept)).isEqualTo("以前のまま");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(kept);
    }
  }

  /** The child. */
  static final class Attempts {
    private Attempts() {}

    private interface Attempt extends Callable<Object> {}

    public static void main(String[] args) throws Exception {
      Path folder = Path.of(args[0]);
      int port = Integer.parseInt(args[1]);
      // a thread from before must be held as well
      var older = new AtomicReference<Runnable>(() -> {});
      var go = new java.util.concurrent.CountDownLatch(1);
      List<String> told = new ArrayList<>();
      Thread before =
          new Thread(() -> {
            try {
              go.await();
              java.util.Objects.requireNonNull(older.get()).run();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      before.start();
      told.add(Confinement.apply().name());
      older.set(() ->
          told.add(
              told("create-in-older-thread", () -> Files.createFile(folder.resolve("old.txt")))));
      go.countDown();
      before.join();
      Path kept = folder.resolve("kept.txt");
      told.add(told("create", () -> Files.writeString(folder.resolve("new.txt"), "x")));
      told.add(told("append", () -> Files.writeString(kept, "x", StandardOpenOption.APPEND)));
      told.add(told("delete", () -> Files.deleteIfExists(kept)));
      told.add(told("rename", () -> Files.move(kept, folder.resolve("moved.txt"))));
      told.add(told("folder", () -> Files.createDirectory(folder.resolve("box"))));
      told.add(told("temporary", () -> Files.createTempFile(folder, "desk", "x")));
      told.add(told("connect", () -> new Socket(InetAddress.getLoopbackAddress(), port).getPort()));
      told.add(told("listen", () -> new ServerSocket(0).getLocalPort()));
      told.add(told("program", () -> new ProcessBuilder("true").start().waitFor()));
      told.add(told("read", () -> Files.readString(kept)));
      told.add(
          told(
              "url",
              () -> {
                URL url = URI.create("http://127.0.0.1:" + port + "/").toURL();
                return url.openConnection();
              }));
      told.add(
          told(
              "thread",
              () -> {
                Thread after = new Thread(() -> {});
                after.start();
                after.join();
                return "";
              }));
      told.forEach(System.out::println);
    }

    private static String told(String what, Attempt attempt) {
      try {
        attempt.call();
        return what + " done";
      } catch (Exception | LinkageError e) {
        return what + " refused";
      }
    }
  }
}
