package dev.shinseidesk;

import dev.shinseidesk.practice.PracticeSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The second receiver of practice mode: some business systems get their applications over a real
 * SFTP server of this machine, so that both ways out can be tried and watched. Any thread.
 */
final class PracticeReceiver implements AutoCloseable {
  /** Name of the secret that holds the server's password. */
  static final String SECRET = "channel.sftp.password";

  /** The server's password; it guards made-up data only. */
  static final String PASSWORD = "renshu-sftp-2026";

  private static final String CHANNEL = "sftp";
  private static final String USER = "renshu";

  /** 介護保険 and 障害者福祉 of the sample office. */
  private static final Set<String> SYSTEMS = Set.of("024", "025");

  private final Path folder;
  private final PracticeSftpServer server;

  /**
   * Starts the server and lets the configuration lead to it.
   *
   * @param configuration a folder as set up for practice
   * @throws IOException when folder, port or files fail
   */
  PracticeReceiver(Path configuration) throws IOException {
    folder = Files.createDirectories(configuration.resolve("receiving-sftp"));
    server = new PracticeSftpServer(folder, USER, PASSWORD);
    try {
      configure(configuration);
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private void configure(Path configuration) throws IOException {
    var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Path office = configuration.resolve("office.json");
    var settings = (ObjectNode) mapper.readTree(Files.readAllBytes(office));
    settings
        .withArray("channels")
        .addObject()
        .put("id", CHANNEL)
        .put("kind", "sftp")
        .putObject("sftp")
        .put("host", "127.0.0.1")
        .put("port", server.port())
        .put("user", USER)
        .put("directory", ".")
        .put("hostKey", server.fingerprint())
        .put("passwordSecret", SECRET);
    Files.write(office, mapper.writeValueAsBytes(settings));
    Path systems = configuration.resolve("business-systems.json");
    var catalogue = (ObjectNode) mapper.readTree(Files.readAllBytes(systems));
    for (var system : catalogue.withArray("systems")) {
      if (SYSTEMS.contains(system.path("id").asString())) {
        ((ObjectNode) system).put("channel", CHANNEL);
      }
    }
    Files.write(systems, mapper.writeValueAsBytes(catalogue));
  }

  /** Where its files arrive. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() {
    server.close();
  }
}
