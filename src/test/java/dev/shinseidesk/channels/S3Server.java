package dev.shinseidesk.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real S3 API in a process of its own, from the jar that the build copies to {@code target/s3}.
 */
final class S3Server {
  private static final Path JAR = Path.of("target", "s3", "s3.jar");
  private static final Pattern STARTED =
      Pattern.compile("Tomcat started on ports? (\\d+) \\(https\\), (\\d+) \\(http\\)");

  private final Process process;
  private final Thread killer;
  final URI http;
  final URI https;

  private S3Server(Process process, Thread killer, int httpsPort, int httpPort) {
    this.process = process;
    this.killer = killer;
    this.http = URI.create("http://127.0.0.1:" + httpPort);
    this.https = URI.create("https://localhost:" + httpsPort);
  }

  /** Starts it and waits until it listens. */
  static S3Server start(Path data) throws IOException {
    if (!Files.isRegularFile(JAR)) {
      throw new IOException(JAR + " is missing: run the tests with Maven once");
    }
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+UseSerialGC",
                    "-Xmx256m",
                    "-Djava.io.tmpdir=" + data,
                    "-jar",
                    JAR.toString(),
                    "--server.port=0",
                    "--http.port=0",
                    "--vectors.http.port=0",
                    "--vectors.https.port=0",
                    "--com.adobe.testing.s3mock.max-payload-size=64MB"))
            .redirectErrorStream(true)
            .start();
    Thread killer = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(killer);
    var said = new StringBuilder();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      said.append(line).append('\n');
      Matcher started = STARTED.matcher(line);
      if (started.find()) {
        Thread.ofVirtual().start(() -> drain(out));
        return new S3Server(
            process,
            killer,
            Integer.parseInt(started.group(1)),
            Integer.parseInt(started.group(2)));
      }
    }
    process.destroyForcibly();
    throw new IOException("no S3 server: " + said);
  }

  /** A full pipe would stop the server. */
  private static void drain(BufferedReader out) {
    try {
      out.transferTo(Writer.nullWriter());
    } catch (IOException e) {
      // it ended
    }
  }

  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(5, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
    Runtime.getRuntime().removeShutdownHook(killer);
  }
}
