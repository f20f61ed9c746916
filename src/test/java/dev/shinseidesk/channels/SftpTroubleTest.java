package dev.shinseidesk.channels;

import static dev.shinseidesk.channels.TransportCase.bytes;
import static dev.shinseidesk.channels.TransportCase.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.keeping.ChannelPlace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.DirectoryHandle;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A file server that fails in every way, over a real socket. */
@Execution(ExecutionMode.CONCURRENT)
class SftpTroubleTest {
  private static final KeyPair HOST_KEY = SftpBench.pair("EC", 256);
  private static final byte[] ZIP = bytes(4, 600_000);
  private static final byte[] ZIP_START = bytes(4, 1_000);

  @TempDir Path root;
  @TempDir Path local;

  @Test
  void aServerThatListsWithoutEndIsEndedWithAWord() throws Exception {
    Files.writeString(root.resolve("a.csv"), "a");
    var given = new AtomicLong();
    var endless =
        new SftpFileSystemAccessor() {
          @Override
          public DirectoryStream<Path> openDirectory(
              SftpSubsystemProxy subsystem,
              DirectoryHandle handle,
              Path folder,
              String name,
              LinkOption... options)
              throws IOException {
            Path entry = folder.resolve("a.csv");
            Iterator<Path> forEver =
                Stream.generate(() -> entry).peek(e -> given.incrementAndGet()).iterator();
            return new DirectoryStream<>() {
              @Override
              public Iterator<Path> iterator() {
                return forEver;
              }

              @Override
              public void close() {
                // nothing is open
              }
            };
          }
        };
    try (var bench = SftpBench.start(root, new SftpEventListener() {}, endless, HOST_KEY);
        TransportSession session =
            new SftpTransport(
                    SftpBench.settings(
                        bench.server.getPort(),
                        SftpBench.fingerprint(HOST_KEY),
                        new SftpSettings.Auth.Password("pw"),
                        120),
                    secret -> "himitsu".toCharArray())
                .connect()) {
      Problem problem = problem(session::list);
      assertThat(problem.key()).as(problem.toString()).isEqualTo("channel.listing-endless");
      assertThat(problem.kind().retryMayHelp()).isFalse();
      assertThat(given).hasValueLessThan(2L * Listing.MOST);
    }
  }

  @Test
  void aFullServerIsToldAndKeepsNothingHalf() throws Exception {
    for (String said : List.of("No space left on device", "Disk quota exceeded")) {
      var full =
          new SftpEventListener() {
            @Override
            public void writing(
                ServerSession s, String h, FileHandle f, long at, byte[] d, int o, int n)
                throws IOException {
              if (at > 100_000) {
                throw new FileSystemException("x", null, said);
              }
            }
          };

      Problem problem = failedPut(full);

      assertThat(problem.key()).as(problem.toString()).isEqualTo("channel.full");
      assertThat(problem.kind().retryMayHelp()).isTrue();
      assertThat(names()).isEmpty();
    }
  }

  @Test
  void aServerFullInTheMiddleOfABackupKeepsNoPieceOfIt() throws Exception {
    var full =
        new SftpEventListener() {
          @Override
          public void writing(
              ServerSession s, String h, FileHandle f, long at, byte[] d, int o, int n)
              throws IOException {
            if (f.getFile().toString().contains(".003")) {
              throw new FileSystemException("x", null, "No space left on device");
            }
          }
        };
    Path file = Files.write(local.resolve("whole"), bytes(13, 25_000));
    try (SftpBench bench = SftpBench.start(root, full, HOST_KEY)) {
      var place = new ChannelPlace(bench.transport(HOST_KEY), 10_000);
      place.put(Files.write(local.resolve("small"), ZIP_START), "a.sdbackup", Progress.NONE);
      Problem problem = problem(() -> place.put(file, "b.sdbackup", Progress.NONE));
      assertThat(problem.key()).isEqualTo("channel.full");
      assertThat(names()).containsExactly("a.sdbackup");
    }
  }

  @Test
  void aServerThatTakesNoFilesIsToldApart() throws Exception {
    var readOnly =
        new SftpEventListener() {
          @Override
          public void opening(
              ServerSession s, String handle, org.apache.sshd.sftp.server.Handle local)
              throws IOException {
            if (local.getFile().toString().endsWith(".part")) {
              throw new AccessDeniedException(local.getFile().toString());
            }
          }
        };

    assertThat(failedPut(readOnly).key()).isEqualTo("channel.not-writable");
    assertThat(names()).isEmpty();
  }

  @RepeatedTest(10)
  void aConnectionCutHalfWayIsRetriedToTheSameEnd() throws Exception {
    var cutting =
        new SftpEventListener() {
          private boolean cut;

          @Override
          public void writing(
              ServerSession s, String h, FileHandle f, long at, byte[] d, int o, int n) {
            if (at > 300_000 && !cut) {
              cut = true;
              s.close(true);
            }
          }
        };
    try (SftpBench bench = SftpBench.start(root, cutting, HOST_KEY)) {
      try (TransportSession session = bench.transport(HOST_KEY).connect()) {
        Problem problem = problem(() -> session.put("a.zip", ZIP));
        assertThat(problem.key()).isEqualTo("channel.lost");
        assertThat(problem.kind().retryMayHelp()).isTrue();
      }
      assertThat(root.resolve("a.zip")).doesNotExist();

      try (TransportSession again = bench.transport(HOST_KEY).connect()) {
        again.put("a.zip", ZIP);
      }
      assertThat(names()).containsExactly("a.zip");
      assertThat(Sha256.of(Files.readAllBytes(root.resolve("a.zip")))).isEqualTo(Sha256.of(ZIP));
    }
  }

  @Test
  void whatReadsBackDifferentlyNeverGetsItsName() throws Exception {
    var flipping =
        new SftpEventListener() {
          @Override
          public void writing(
              ServerSession s, String h, FileHandle f, long at, byte[] d, int o, int n) {
            d[o] ^= 1;
          }
        };

    assertThat(failedPut(flipping).key()).isEqualTo("channel.read-back");
    assertThat(names()).isEmpty();
  }

  @Test
  void aNameTakenAtTheLastMomentIsNotOverwritten() throws Exception {
    var rival =
        new SftpEventListener() {
          @Override
          public void moving(ServerSession s, Path from, Path to, Collection<CopyOption> options)
              throws IOException {
            Files.writeString(root.resolve("a.zip"), "someone else's");
          }
        };

    assertThat(failedPut(rival).key()).isEqualTo("channel.name-taken");
    assertThat(Files.readString(root.resolve("a.zip"))).isEqualTo("someone else's");
    assertThat(names()).containsExactly("a.zip");
  }

  @Test
  void aServerThatFallsSilentIsNotWaitedForForever() throws Exception {
    var released = new CountDownLatch(1);
    var silent =
        new SftpEventListener() {
          @Override
          public void writing(
              ServerSession s, String h, FileHandle f, long at, byte[] d, int o, int n) {
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try {
      assertThat(failedPut(silent).key()).isEqualTo("channel.timeout");
    } finally {
      released.countDown();
    }
  }

  @RepeatedTest(10)
  void stoppingEndsTheWaitCleanly() throws Exception {
    var reached = new CountDownLatch(1);
    var released = new CountDownLatch(1);
    var slow =
        new SftpEventListener() {
          @Override
          public void writing(
              ServerSession s, String h, FileHandle f, long at, byte[] d, int o, int n) {
            reached.countDown();
            try {
              released.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try (SftpBench bench = SftpBench.start(root, slow, HOST_KEY);
        TransportSession session = bench.transport(HOST_KEY).connect()) {
      var task =
          new FutureTask<>(() -> {
            Problem told = problem(() -> session.put("a.zip", ZIP));
            return told.key() + " " + Thread.currentThread().isInterrupted();
          });
      Thread worker = Thread.ofPlatform().start(task);
      reached.await();
      worker.interrupt();
      released.countDown();

      assertThat(task.get()).isEqualTo("channel.cancelled true");
      assertThat(names()).isEmpty();
      assertThat(session.list()).isEmpty();
    }
  }

  @Test
  void nobodyThereSilenceAndAnotherProtocolAreToldApart() throws Exception {
    var auth = new SftpSettings.Auth.Password("pw");
    String pin = SftpBench.fingerprint(HOST_KEY);
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var nobody = SftpBench.settings(free, pin, auth, 1);
    assertThat(problem(() -> new SftpTransport(nobody, n -> null).connect()).key())
        .isEqualTo("channel.unreachable");

    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = SftpBench.settings(silent.getLocalPort(), pin, auth, 1);
      assertThat(problem(() -> new SftpTransport(settings, n -> null).connect()).key())
          .isEqualTo("channel.timeout");
    }
    try (var web = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (var socket = web.accept()) {
              socket
                  .getOutputStream()
                  .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
              // the test fails on what the transport tells
            }
          });
      var settings = SftpBench.settings(web.getLocalPort(), pin, auth, 1);
      assertThat(problem(() -> new SftpTransport(settings, n -> null).connect()).key())
          .isIn("channel.protocol", "channel.lost");
    }
  }

  @Test
  void aSecretThatIsNotThereIsToldBeforeAnythingIsTried() throws Exception {
    try (SftpBench bench = SftpBench.start(root, new SftpEventListener() {}, HOST_KEY)) {
      Problem problem =
          problem(() ->
              bench
                  .transport(HOST_KEY, new SftpSettings.Auth.Password("pw"), java.util.Map.of())
                  .connect());

      assertThat(problem.key()).isEqualTo("channel.no-secret");
      assertThat(problem.facts()).containsExactly("pw");
    }
  }

  @Test
  void thePinnedKeyMayBeAnyOfTheServersKeys() throws Exception {
    KeyPair rsa = SftpBench.pair("RSA", 2048);
    KeyPair other = SftpBench.pair("RSA", 2048);
    try (SftpBench bench = SftpBench.start(root, new SftpEventListener() {}, HOST_KEY, rsa)) {
      for (KeyPair pinned : List.of(HOST_KEY, rsa)) {
        try (TransportSession session = bench.transport(pinned).connect()) {
          assertThat(session.list()).isEmpty();
        }
      }
      Problem problem = problem(() -> bench.transport(other).connect());
      assertThat(problem.key()).isEqualTo("channel.host-key-changed");
      assertThat(problem.facts().get(1)).isEqualTo(SftpBench.fingerprint(other));
      assertThat(problem.facts().get(2))
          .contains(SftpBench.fingerprint(HOST_KEY), SftpBench.fingerprint(rsa));
    }
  }

  @Test
  void settingsOfAWrongFormAreRefused() {
    var auth = new SftpSettings.Auth.Password("pw");
    for (String pin : List.of("", "MD5:aa", "SHA256:short", "SHA256:" + "A".repeat(44))) {
      assertThatThrownBy(() -> SftpBench.settings(22, pin, auth, 5))
          .isInstanceOf(InvalidValue.class);
    }
    String pin = "SHA256:" + "A".repeat(43);
    assertThatThrownBy(() -> SftpBench.settings(0, pin, auth, 5)).isInstanceOf(InvalidValue.class);
    assertThatThrownBy(() -> SftpBench.settings(22, pin, auth, 0)).isInstanceOf(InvalidValue.class);
  }

  private Problem failedPut(SftpEventListener trouble) throws Exception {
    try (SftpBench bench = SftpBench.start(root, trouble, HOST_KEY);
        TransportSession session = bench.transport(HOST_KEY).connect()) {
      return problem(() -> session.put("a.zip", ZIP));
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(root)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }
}
