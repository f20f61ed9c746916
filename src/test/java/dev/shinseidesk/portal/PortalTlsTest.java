package dev.shinseidesk.portal;

import static dev.shinseidesk.portal.Bench.problem;
import static dev.shinseidesk.portal.Bench.set;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** TLS with an authority and a client certificate made here, and proxies. */
class PortalTlsTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final ReceiptNumber FIRST = new ReceiptNumber("R0001");

  @TempDir static Path folder;

  @BeforeAll
  static void makeKeys() throws Exception {
    keytool("ca", "CN=Test CA", "-ext", "bc:c=ca:true");
    keytool("server", "CN=portal", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
    keytool("office", "CN=office", "-signer", "ca");
    keytool("stranger", "CN=Other CA", "-ext", "bc:c=ca:true");
    KeyStore all = store();
    pem(all, "ca");
    pem(all, "stranger");
    KeyStore office = KeyStore.getInstance("PKCS12");
    office.load(null, null);
    office.setKeyEntry(
        "office", all.getKey("office", PASSWORD), PASSWORD, all.getCertificateChain("office"));
    try (OutputStream out = Files.newOutputStream(folder.resolve("office.p12"))) {
      office.store(out, PASSWORD);
    }
  }

  private static void keytool(String alias, String name, String... more) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-J-Xshare:auto",
                "-genkeypair",
                "-alias",
                alias,
                "-dname",
                name,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-validity",
                "30",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                folder.resolve("all.p12").toString()));
    command.addAll(List.of(more));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool-" + alias + ".log").toFile())
            .start();
    assertThat(process.waitFor())
        .as(Files.readString(folder.resolve("keytool-" + alias + ".log")))
        .isZero();
  }

  private static KeyStore store() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(folder.resolve("all.p12"))) {
      store.load(in, PASSWORD);
    }
    return store;
  }

  private static void pem(KeyStore store, String alias) throws Exception {
    Certificate certificate = store.getCertificate(alias);
    String text =
        Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
    Files.writeString(
        folder.resolve(alias + ".pem"),
        "-----BEGIN CERTIFICATE-----\n" + text + "\n-----END CERTIFICATE-----\n");
  }

  /** A TLS server with the server's key; asks for a client certificate of the authority. */
  private static LoopServer server(boolean askClient, String... protocols) throws Exception {
    KeyStore all = store();
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "server", all.getKey("server", PASSWORD), PASSWORD, all.getCertificateChain("server"));
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD);
    KeyStore authority = KeyStore.getInstance("PKCS12");
    authority.load(null, null);
    authority.setCertificateEntry("ca", all.getCertificate("ca"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(authority);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    var there = new FirstPortal(1);
    var socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    socket.setNeedClientAuth(askClient);
    if (protocols.length > 0) {
      socket.setEnabledProtocols(protocols);
    }
    return new LoopServer(there::answer, socket, "https");
  }

  private static HttpPortal portal(String url, Consumer<ObjectNode> change) throws Exception {
    PortalProfile profile = Bench.profile(url + "/api/v1", change);
    SSLContext tls =
        new PortalTls(folder, name -> name.equals("office-key") ? PASSWORD.clone() : null)
            .context(profile.connection());
    return new HttpPortal(
        profile,
        "office1",
        () -> "ひみつ\"1".toCharArray(),
        tls,
        java.time.Clock.systemUTC(),
        (wait, progress) -> {});
  }

  private static final Consumer<ObjectNode> TRUST = set("/connection/trustedCaFile", "\"ca.pem\"");
  private static final Consumer<ObjectNode> CLIENT =
      set(
          "/connection/clientCertificate",
          "{\"file\":\"office.p12\",\"passwordSecret\":\"office-key\"}");

  @Test
  void ownAuthorityAndClientCertificateWork() throws Exception {
    try (var server = server(true);
        var portal = portal(server.url(), TRUST.andThen(CLIENT))) {
      assertThat(portal.fetch(FIRST).archive()).isEqualTo(FirstPortal.zip("R0001"));
    }
  }

  @Test
  void whatCannotBeTrustedIsNotTalkedTo() throws Exception {
    try (var server = server(false);
        var unknown = portal(server.url(), json -> {});
        var other = portal(server.url(), set("/connection/trustedCaFile", "\"stranger.pem\""));
        var wrongName = portal(server.url().replace("127.0.0.1", "localhost"), TRUST)) {
      for (HttpPortal portal : List.of(unknown, other, wrongName)) {
        assertThat(problem(portal::logIn).key()).isEqualTo("portal.tls");
      }
      assertThat(server.asked).as("no credentials sent").isEmpty();
    }
    try (var server = server(true);
        var without = portal(server.url(), TRUST)) {
      assertThat(problem(without::logIn).key()).isIn("portal.tls", "portal.cut-off");
      assertThat(server.asked).isEmpty();
    }
    try (var server = server(false, "TLSv1.2");
        var strict =
            portal(server.url(), TRUST.andThen(set("/connection/minimumTls", "\"TLSv1.3\"")));
        var lenient = portal(server.url(), TRUST)) {
      assertThat(problem(strict::logIn).key()).isEqualTo("portal.tls");
      lenient.logIn();
    }
  }

  @Test
  void unusableFilesAreNamed() throws Exception {
    Files.writeString(folder.resolve("empty.pem"), "");
    Files.writeString(folder.resolve("broken.p12"), "no key store");
    record Case(String pointer, String value, String key, String fact) {}
    for (Case each :
        List.of(
            new Case("trustedCaFile", "\"none.pem\"", "bad-certificate", "none.pem"),
            new Case("trustedCaFile", "\"empty.pem\"", "bad-certificate", "empty.pem"),
            new Case(
                "clientCertificate",
                "{\"file\":\"broken.p12\",\"passwordSecret\":\"office-key\"}",
                "bad-certificate",
                "broken.p12"),
            new Case(
                "clientCertificate",
                "{\"file\":\"office.p12\",\"passwordSecret\":\"other\"}",
                "no-secret",
                "other"))) {
      Problem problem =
          problem(() ->
              portal("https://127.0.0.1:1", set("/connection/" + each.pointer(), each.value())));
      assertThat(problem.key()).isEqualTo("portal." + each.key());
      assertThat(problem.facts().getFirst()).isEqualTo(each.fact());
      assertThat(problem.kind()).isEqualTo(Problem.Kind.USAGE);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aSystemWithoutACertificateStoreIsTold() {
    Problem problem =
        problem(() ->
            portal(
                "https://127.0.0.1:1",
                set("/connection/clientCertificate", "{\"use\":\"system\"}")));
    assertThat(problem.key()).isEqualTo("portal.no-system-store");
    assertThat(problem.facts()).containsExactly("Linux");
  }

  @Test
  void theProxyIsUsedForHttpAndForTls() throws Exception {
    try (var proxy = new Relay(null);
        var server = server(false);
        var portal = portal(server.url(), TRUST.andThen(proxy.named()))) {
      portal.logIn();
      assertThat(proxy.lines).allMatch(l -> l.startsWith("CONNECT 127.0.0.1:")).isNotEmpty();
    }
    var there = new FirstPortal(1);
    try (var proxy = new Relay(null);
        var server = new LoopServer(there::answer);
        var portal = portal(server.url(), proxy.named())) {
      assertThat(portal.fetch(FIRST).archive()).isEqualTo(FirstPortal.zip("R0001"));
      assertThat(proxy.lines).hasSize(2).allMatch(l -> l.contains(" http://127.0.0.1:"));
    }
  }

  @Test
  void aProxyThatRefusesIsUnreachable() throws Exception {
    for (String refusal : List.of("HTTP/1.1 403 No", "HTTP/1.1 502 No", "HTTP/1.1 407 Who")) {
      try (var proxy = new Relay(refusal);
          var server = server(false);
          var portal = portal(server.url(), TRUST.andThen(proxy.named()))) {
        Problem problem = problem(portal::logIn);
        assertThat(problem.key()).as(refusal).isEqualTo("portal.unreachable");
        assertThat(problem.facts().get(1)).contains("(proxy 127.0.0.1:" + proxy.port() + ")");
        assertThat(server.asked).isEmpty();
      }
    }
  }

  /** A small proxy: tunnels CONNECT, passes on requests with a whole URL, or refuses. */
  private static final class Relay implements AutoCloseable {
    private final ServerSocket listening;
    private final @Nullable String refusal;
    final List<String> lines = new CopyOnWriteArrayList<>();

    Relay(@Nullable String refusal) throws IOException {
      this.refusal = refusal;
      listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return listening.getLocalPort();
    }

    Consumer<ObjectNode> named() {
      return set(
          "/connection/proxy",
          "{\"use\":\"fixed\",\"host\":\"127.0.0.1\",\"port\":" + port() + "}");
    }

    private void accept() {
      while (!listening.isClosed()) {
        try {
          Socket socket = listening.accept();
          Thread.ofVirtual().start(() -> serve(socket));
        } catch (IOException e) {
          return; // closed
        }
      }
    }

    private void serve(Socket client) {
      try (client) {
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream();
        String line = LoopServer.line(in);
        lines.add(line);
        String[] words = LoopServer.words(line);
        boolean tunnel = words[0].equals("CONNECT");
        if (refusal != null) {
          drain(in);
          out.write((refusal + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.UTF_8));
          return;
        }
        URI to = URI.create(tunnel ? "x://" + words[1] : words[1]);
        try (var there = new Socket(InetAddress.getByName(to.getHost()), to.getPort())) {
          if (tunnel) {
            drain(in);
            out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
          } else {
            there
                .getOutputStream()
                .write(
                    (words[0] + " " + Objects.requireNonNull(to.getRawPath()) + " HTTP/1.1\r\n")
                        .getBytes(StandardCharsets.UTF_8));
          }
          Thread back = Thread.ofVirtual().start(() -> copy(there, client));
          copy(client, there);
          back.join();
        }
      } catch (IOException e) {
        // one of both ends went away
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static void drain(InputStream in) throws IOException {
      while (!LoopServer.line(in).isEmpty()) {
        // headers of the request to the proxy itself
      }
    }

    private static void copy(Socket from, Socket to) {
      try {
        from.getInputStream().transferTo(to.getOutputStream());
        to.shutdownOutput();
      } catch (IOException e) {
        // closed by the other direction
      }
    }

    @Override
    public void close() throws IOException {
      listening.close();
    }
  }
}
