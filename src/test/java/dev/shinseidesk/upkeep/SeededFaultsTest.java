package dev.shinseidesk.upkeep;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault is made for real; the doctor must call it by its name. */
class SeededFaultsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Tokyo"));
  private static final Duration PATIENCE = Duration.ofMillis(400);

  @TempDir Path folder;

  /** A data folder with nothing wrong, to break. */
  @BeforeEach
  void sound() throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    file("store.db", new byte[8192]);
    file("keyring.json", "{}".getBytes(UTF_8));
  }

  private Path file(String name, byte[] content) throws IOException {
    Path file = Files.write(folder.resolve(name), content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  private Examination data() {
    return new StoreLook(folder, 1, 1 << 20);
  }

  private static MachineLook machine(Facts facts) {
    MachineLook.Facts here = MachineLook.Facts.here();
    return new MachineLook(
        new MachineLook.Facts(
            facts.temporary == null ? here.temporary() : facts.temporary,
            facts.charset,
            facts.locale,
            List.of(facts.module),
            facts.zone,
            facts.encoding,
            List.of(facts.font)));
  }

  /** What of the machine is broken. */
  private record Facts(
      @Nullable Path temporary,
      String charset,
      Locale locale,
      String module,
      ZoneId zone,
      String encoding,
      String font) {
    static final Facts SOUND =
        new Facts(
            null,
            "windows-31j",
            Locale.JAPANESE,
            "java.base",
            ZoneId.of("Asia/Tokyo"),
            "UTF-8",
            "/fxml/fonts/BIZUDPGothic-Regular.ttf");

    Facts temporary(Path value) {
      return new Facts(value, charset, locale, module, zone, encoding, font);
    }

    Facts charset(String value) {
      return new Facts(temporary, value, locale, module, zone, encoding, font);
    }

    Facts locale(Locale value) {
      return new Facts(temporary, charset, value, module, zone, encoding, font);
    }

    Facts module(String value) {
      return new Facts(temporary, charset, locale, value, zone, encoding, font);
    }

    Facts zone(String value) {
      return new Facts(temporary, charset, locale, module, ZoneId.of(value), encoding, font);
    }

    Facts encoding(String value) {
      return new Facts(temporary, charset, locale, module, zone, value, font);
    }

    Facts font(String value) {
      return new Facts(temporary, charset, locale, module, zone, encoding, value);
    }
  }

  @Test
  void nothingIsWrongWithASoundDesk() {
    assertThat(data().examine()).isEmpty();
    assertThat(machine(Facts.SOUND).examine()).isEmpty();
    assertThat(screen(1280, 720, 1.5).examine()).isEmpty();
    try (Server portal =
        new Server("HTTP/1.1 404 x\r\nDate: Sun, 22 Nov 2026 01:00:30 GMT\r\n\r\n")) {
      assertThat(network("http://127.0.0.1:" + portal.port(), null).examine()).isEmpty();
    }
  }

  @Test
  void callsEachFaultOfTheMachineByItsName() {
    Map<String, Examination> seeded = new LinkedHashMap<>();
    seeded.put("temp-not-writable", machine(Facts.SOUND.temporary(folder.resolve("none"))));
    seeded.put("charset-missing", machine(Facts.SOUND.charset("x-no-such-charset")));
    seeded.put("era-missing", machine(Facts.SOUND.locale(Locale.ENGLISH)));
    seeded.put("module-missing", machine(Facts.SOUND.module("no.such.module")));
    seeded.put("zone-other", machine(Facts.SOUND.zone("Europe/Paris")));
    seeded.put("names-not-japanese", machine(Facts.SOUND.encoding("ANSI_X3.4-1968")));
    seeded.put("font-missing", machine(Facts.SOUND.font("/fxml/fonts/none.ttf")));
    seeded.put("display-missing", new ScreenLook(false, List::of));
    seeded.put("display-unusable", new ScreenLook(true, List::of));
    seeded.put("display-small", screen(1024, 768, 1));
    seeded.put("display-scale", screen(1280, 720, 5));
    seeded.forEach((name, look) -> assertNamed(name, look));
  }

  private static ScreenLook screen(double width, double height, double scale) {
    return new ScreenLook(true, () -> List.of(new ScreenLook.Screen(width, height, scale)));
  }

  @Test
  void callsEachFaultOfTheStoreByItsName() throws IOException {
    assertNamed("data-missing", new StoreLook(folder.resolve("none"), 1, 1));
    assertNamed("space-low", new StoreLook(folder, Long.MAX_VALUE, 1 << 20));
    file("store.db-wal", new byte[100]);
    assertNamed("store-log-large", new StoreLook(folder, 1, 10));
    file("store.db.upgrading", new byte[10]);
    assertNamed("upgrade-interrupted", data());
    file("store.db", new byte[5000]);
    assertNamed("store-torn", data());
    byte[] plain = new byte[8192];
    System.arraycopy("SQLite format 3\0".getBytes(US_ASCII), 0, plain, 0, 16);
    file("store.db", plain);
    assertNamed("store-not-encrypted", data());
    file("keyring.json", "{".getBytes(UTF_8));
    assertNamed("keyring-broken", data());
    Files.delete(folder.resolve("keyring.json"));
    assertNamed("keyring-missing", data());
    Files.delete(folder.resolve("store.db"));
    assertNamed("not-set-up", data());
    file("keyring.json", "{}".getBytes(UTF_8));
    assertNamed("store-missing", data());
  }

  @Test
  void callsRightsAndLocksByTheirName() throws IOException {
    Path lock = file("store.db.lock", new byte[0]);
    try (var channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        var held = channel.lock()) {
      assertThat(held.isValid()).isTrue();
      assertNamed("store-in-use", data());
    }
    Files.setPosixFilePermissions(
        folder.resolve("keyring.json"), PosixFilePermissions.fromString("rw-r--r--"));
    assertNamed("rights-too-open", data());
    assertNamed("config-missing", new ConfigurationLook(folder, List::of));
    file("office.json", "{}".getBytes(UTF_8));
    assertNamed(
        "config-unsound",
        new ConfigurationLook(
            folder, () -> List.of(new ConfigurationLook.Mistake("office.json", "/name"))));
  }

  @Test
  void callsEachFaultOfTheNetworkByItsName() throws IOException {
    int closed = closedPort();
    assertNamed("portal-unreachable", network("https://127.0.0.1:" + closed, null));
    assertNamed("portal-name-unknown", network("https://portal.invalid/api", null));
    assertNamed("portal-not-encrypted", network("http://portal.invalid/api", null));
    assertNamed("portal-address", network("no-url", null));
    assertNamed(
        "proxy-unreachable",
        network("https://portal.invalid", InetSocketAddress.createUnresolved("127.0.0.1", closed)));
    assertNamed(
        "proxy-name-unknown",
        network("https://portal.invalid", InetSocketAddress.createUnresolved("proxy.invalid", 80)));
    try (Server proxy = new Server("HTTP/1.1 403 Forbidden\r\n\r\n")) {
      assertNamed(
          "proxy-refuses",
          network(
              "https://portal.invalid",
              InetSocketAddress.createUnresolved("127.0.0.1", proxy.port())));
    }
    try (Server odd = new Server("220 mail here\r\n")) {
      assertNamed("portal-not-http", network("http://127.0.0.1:" + odd.port(), null));
      assertNamed("portal-tls", network("https://127.0.0.1:" + odd.port(), null));
    }
    try (Server silent = new Server("")) {
      assertNamed("portal-silent", network("http://127.0.0.1:" + silent.port(), null));
    }
    try (Server late =
        new Server("HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 00:30:00 GMT\r\n\r\n")) {
      assertNamed("clock-differs", network("http://127.0.0.1:" + late.port(), null));
    }
  }

  @Test
  void callsChannelsAndCertificatesByTheirName() throws IOException {
    int closed = closedPort();
    assertNamed("channel-folder-missing", channel(folder.resolve("none"), null, 0));
    assertNamed("channel-unreachable", channel(null, "127.0.0.1", closed));
    assertNamed("channel-name-unknown", channel(null, "sftp.invalid", 22));
    Path none = folder.resolve("none.pem");
    Path text = file("text.pem", "no certificate".getBytes(UTF_8));
    assertNamed("authorities-missing", new CertificateLook(none, null, CLOCK));
    assertNamed("authorities-unreadable", new CertificateLook(text, null, CLOCK));
    assertNamed("own-certificate-missing", new CertificateLook(null, none, CLOCK));
  }

  @Test
  void aLookThatBreaksOffHidesNoOther() {
    Map<String, Examination> sides = new LinkedHashMap<>();
    sides.put(
        "broken",
        () -> {
          throw new IllegalStateException("as seeded");
        });
    sides.put("display", new ScreenLook(false, List::of));
    assertThat(new Doctor(sides).examine())
        .extracting(Ailment::name)
        .containsExactly("look-failed", "display-missing");
  }

  private static ChannelLook channel(@Nullable Path place, @Nullable String host, int port) {
    return new ChannelLook(
        List.of(new ChannelLook.Place("folder", place, true, host, port)), PATIENCE);
  }

  private static NetworkLook network(String url, @Nullable InetSocketAddress proxy) {
    return new NetworkLook(
        URI.create(url), proxy, (SSLSocketFactory) SSLSocketFactory.getDefault(), PATIENCE, CLOCK);
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void assertNamed(String name, Examination look) {
    assertThat(look.examine()).extracting(Ailment::name).contains(name);
  }

  /** Says the same to everybody, whatever was asked; nothing where there is nothing to say. */
  private static final class Server implements AutoCloseable {
    private final ServerSocket socket;

    Server(String answer) {
      try {
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
      Thread.ofVirtual().start(() -> serve(answer));
    }

    private void serve(String answer) {
      while (!socket.isClosed()) {
        try {
          Socket client = socket.accept();
          client.getOutputStream().write(answer.getBytes(US_ASCII));
          client.getOutputStream().flush();
          if (!answer.isEmpty()) {
            client.shutdownOutput();
          }
        } catch (IOException e) {
          return; // closed
        }
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    @Override
    public void close() {
      try {
        socket.close();
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
  }
}
