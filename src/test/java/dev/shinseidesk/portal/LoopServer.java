package dev.shinseidesk.portal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * A real HTTP/1.1 server on loopback that can also misbehave at the level of bytes. One connection,
 * one answer.
 */
final class LoopServer implements AutoCloseable {
  /** What came in. */
  record Asked(String method, String target, Map<String, String> headers, String body) {
    String path() {
      return URI.create(target).getPath();
    }

    Map<String, String> query() {
      return pairs(URI.create(target).getRawQuery());
    }

    Map<String, String> form() {
      return pairs(body);
    }

    private static Map<String, String> pairs(String text) {
      Map<String, String> all = new HashMap<>();
      if (text != null) {
        Pattern.compile("&")
            .splitAsStream(text)
            .forEach(pair -> {
              int eq = pair.indexOf('=');
              all.put(
                  URLDecoder.decode(pair.substring(0, eq), StandardCharsets.UTF_8),
                  URLDecoder.decode(pair.substring(eq + 1), StandardCharsets.UTF_8));
            });
      }
      return all;
    }
  }

  /** Answers on the socket itself, so that it can stop, drip or reset. */
  interface Answer {
    void write(Socket socket, OutputStream out) throws IOException;
  }

  /** Decides what is answered. */
  interface Script {
    Answer answer(Asked asked) throws IOException;
  }

  private final ServerSocket listening;
  private final Thread accepting;
  private final Script script;
  private final String scheme;
  final List<Asked> asked = new CopyOnWriteArrayList<>();

  LoopServer(Script script) throws IOException {
    this(script, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), "http");
  }

  LoopServer(Script script, ServerSocket listening, String scheme) {
    this.script = script;
    this.scheme = scheme;
    this.listening = listening;
    this.accepting = Thread.ofVirtual().start(this::accept);
  }

  String url() {
    return scheme + "://127.0.0.1:" + listening.getLocalPort();
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

  private void serve(Socket socket) {
    try (socket) {
      Asked request = read(socket.getInputStream());
      asked.add(request);
      script.answer(request).write(socket, socket.getOutputStream());
    } catch (IOException | UncheckedIOException e) {
      // the other side went away, as many of the tests want
    }
  }

  private static Asked read(InputStream in) throws IOException {
    String[] first = words(line(in));
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
    return new Asked(
        first[0], first[1], headers, new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  static String[] words(String line) {
    return Pattern.compile(" ").split(line, 3);
  }

  static String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("gone");
      }
      bytes.write(c);
    }
    return bytes.toString(StandardCharsets.ISO_8859_1).strip();
  }

  /** A whole, honest answer. */
  static Answer reply(int status, String type, byte[] body, String... headers) {
    return (socket, out) -> {
      out.write(head(status, type, body.length, headers));
      out.write(body);
      out.flush();
    };
  }

  /** A whole, honest answer in JSON. */
  static Answer json(int status, String body, String... headers) {
    return reply(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** The first half of an answer, then the end. */
  static Answer cutOff(String body) {
    return (socket, out) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      out.write(head(200, "application/json", bytes.length));
      out.write(bytes, 0, bytes.length / 2);
      out.flush();
    };
  }

  /** Half an answer without an announced length, so that only the JSON shows it. */
  static Answer halfJson(String body) {
    return (socket, out) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      out.write(
          "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\n\r\n"
              .getBytes(StandardCharsets.ISO_8859_1));
      out.write(bytes, 0, bytes.length / 2);
      out.flush();
    };
  }

  /** A connection that is reset instead of answered. */
  static Answer reset() {
    return (socket, out) -> socket.setSoLinger(true, 0);
  }

  /** Nothing at all, until the other side gives up. */
  static Answer silence() {
    return (socket, out) -> {
      int end = socket.getInputStream().read();
      if (end >= 0) {
        throw new IOException("more than one request");
      }
    };
  }

  /**
   * The head at once, then a first byte of the body, then nothing until the other side gives up.
   */
  static Answer drip() {
    return (socket, out) -> {
      out.write(head(200, "application/json", 1000));
      out.write('{');
      out.flush();
      silence().write(socket, out);
    };
  }

  /** More and more, without an announced length, until the other side gives up. */
  static Answer flood() {
    return (socket, out) -> {
      out.write(
          "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n[".getBytes(StandardCharsets.ISO_8859_1));
      byte[] more = " ".repeat(65536).getBytes(StandardCharsets.ISO_8859_1);
      for (int i = 0; i < 10_000; i++) {
        out.write(more);
      }
    };
  }

  /** These bytes, whatever they are. */
  static Answer raw(String bytes) {
    return (socket, out) -> out.write(bytes.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static byte[] head(int status, String type, int length, String... headers) {
    var head =
        new StringBuilder("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\n")
            .append("Content-Length: ")
            .append(length)
            .append("\r\nConnection: close\r\n");
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Nobody is there any more when this returns: a close during an accept is carried out by it. */
  @Override
  public void close() throws IOException {
    listening.close();
    try {
      accepting.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
