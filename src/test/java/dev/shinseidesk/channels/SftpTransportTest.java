package dev.shinseidesk.channels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.practice.PracticeSftpServer;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the product's own practice server: real SSH over a real socket. */
class SftpTransportTest extends TransportCase {
  @TempDir static Path root;
  private static PracticeSftpServer server;
  private Path inbox;

  @BeforeAll
  static void start() throws Exception {
    server = new PracticeSftpServer(root, "desk", "himitsu");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void freshInbox() throws Exception {
    inbox = Files.createTempDirectory(root, "in");
  }

  @Override
  Transport transport() {
    return transport("/" + inbox.getFileName(), server.fingerprint(), "himitsu");
  }

  private static Transport transport(String directory, String fingerprint, String password) {
    return new SftpTransport(
        new SftpSettings(
            "127.0.0.1",
            server.port(),
            "desk",
            directory,
            fingerprint,
            new SftpSettings.Auth.Password("sftp.password"),
            ".part",
            Duration.ofSeconds(5),
            Duration.ofSeconds(10)),
        name -> name.equals("sftp.password") ? password.toCharArray() : null);
  }

  @Override
  void placed(String name, byte[] content) throws Exception {
    Files.write(inbox.resolve(name), content);
  }

  @Override
  byte[] standing(String name) throws Exception {
    return Files.readAllBytes(inbox.resolve(name));
  }

  @Override
  List<String> names() throws Exception {
    try (var files = Files.list(inbox)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  int large() {
    return 12_000_000;
  }

  @Test
  void aHostKeyThatIsNotThePinnedOneIsNeverTrusted() {
    String pinned = "SHA256:" + "A".repeat(43);

    Problem problem = problem(() -> transport("/", pinned, "himitsu").connect());

    assertThat(problem.key()).isEqualTo("channel.host-key-changed");
    assertThat(problem.kind().retryMayHelp()).isFalse();
    assertThat(problem.facts())
        .containsExactly(
            "sftp://desk@127.0.0.1:" + server.port() + "/", pinned, server.fingerprint());
  }

  @Test
  void aWrongPasswordIsRefusedForGoodAndNotTold() {
    Problem problem = problem(() -> transport("/", server.fingerprint(), "falsch").connect());

    assertThat(problem.key()).isEqualTo("channel.login-refused");
    assertThat(problem.kind().retryMayHelp()).isFalse();
    assertThat(problem.facts()).contains("desk").noneMatch(fact -> fact.contains("falsch"));
  }

  @Test
  void aDirectoryThatIsNotThereOrIsAFileIsMissing() throws Exception {
    placed("file", SMALL);
    for (String wrong : List.of("/none", "/" + inbox.getFileName() + "/file")) {
      assertThat(problem(() -> transport(wrong, server.fingerprint(), "himitsu").connect()).key())
          .isEqualTo("channel.folder-missing");
    }
  }

  @Test
  void aDirectoryThatVanishesWhileInUseIsMissing() throws Exception {
    try (TransportSession session = transport().connect()) {
      Files.delete(inbox);

      assertThat(problem(() -> session.put("a", SMALL)).key()).isEqualTo("channel.folder-missing");
      assertThat(problem(() -> session.holds("a", Sha256.of(SMALL))).key())
          .isEqualTo("channel.folder-missing");
      assertThat(problem(session::list).key()).isEqualTo("channel.folder-missing");
    }
  }

  @Test
  void whatACrashLeftGoesWithTheNextTryAndIsNeverListed() throws Exception {
    placed("a.zip.part", bytes(5, 20_000));
    try (TransportSession session = transport().connect()) {
      assertThat(session.list()).isEmpty();

      session.put("a.zip", SMALL);
    }
    assertThat(names()).containsExactly("a.zip");
    assertThat(standing("a.zip")).isEqualTo(SMALL);
  }

  @Test
  void theServerLetsNobodyOutOfItsFolder() throws Exception {
    Path secret = Files.writeString(local.resolve("secret"), "outside");
    Files.createSymbolicLink(inbox.resolve("link"), secret);
    Files.createSymbolicLink(inbox.resolve("door"), local);
    String box = "/" + inbox.getFileName();
    var came = new ByteArrayOutputStream();
    try (TransportSession session = transport().connect()) {
      assertThat(session.list()).isEmpty();
      assertThat(problem(() -> session.fetch("link", came, 99)).key()).startsWith("channel.");
      assertThat(came.size()).isZero();
    }
    for (String way : List.of(box + "/door", box + "/../../../../../.." + local)) {
      Problem refused =
          problem(() -> {
            try (TransportSession session =
                transport(way, server.fingerprint(), "himitsu").connect()) {
              session.fetch("secret", came, 99);
            }
          });
      assertThat(refused.key()).startsWith("channel.");
      assertThat(came.size()).isZero();
    }
    Files.delete(inbox.resolve("link"));
    Files.delete(inbox.resolve("door"));
  }
}
