package dev.shinseidesk.upkeep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The way to the portal: name, proxy, connection, TLS, and its clock against ours. Signs in nowhere
 * and asks for nothing but the first lines of an answer.
 */
public final class NetworkLook implements Examination {
  private static final Duration CLOCK_MAY_DIFFER = Duration.ofMinutes(3);
  private static final Duration EXPIRES_SOON = Duration.ofDays(30);
  private static final int LINES = 100;
  private static final int HTTPS = 443;
  private static final int HTTP = 80;

  private final URI portal;
  private final @Nullable InetSocketAddress proxy;
  private final SSLSocketFactory tls;
  private final Duration patience;
  private final Clock clock;

  /**
   * Prepares.
   *
   * @param portal base URL
   * @param proxy the proxy on the way, its name not looked up; null for none
   * @param tls makes connections as the office trusts
   * @param patience greatest wait for each step
   */
  public NetworkLook(
      URI portal,
      @Nullable InetSocketAddress proxy,
      SSLSocketFactory tls,
      Duration patience,
      Clock clock) {
    this.portal = portal;
    this.proxy = proxy;
    this.tls = tls;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public List<Ailment> examine() {
    List<Ailment> found = new ArrayList<>();
    String host = portal.getHost();
    if (host == null) {
      return List.of(Ailment.grave("doctor.portal-address", portal));
    }
    boolean secure = "https".equalsIgnoreCase(portal.getScheme());
    int port = portal.getPort() > 0 ? portal.getPort() : secure ? HTTPS : HTTP;
    if (!secure && !loopback(new InetSocketAddress(host, port))) {
      found.add(Ailment.grave("doctor.portal-not-encrypted", portal));
    }
    Socket way;
    try {
      way = way(host, port, found);
    } catch (IOException e) {
      return found;
    }
    try (Socket socket = way) {
      if (secure) {
        talkSecurely(socket, host, port, found);
      } else {
        talk(socket, host, port, found);
      }
    } catch (SocketTimeoutException e) {
      found.add(Ailment.grave("doctor.portal-silent", host, port, patience.toSeconds()));
    } catch (SSLException e) {
      found.add(Ailment.grave("doctor.portal-tls", host, port, shortly(e)));
    } catch (IOException e) {
      found.add(Ailment.grave("doctor.portal-unreachable", host, port));
    }
    return found;
  }

  private static boolean loopback(InetSocketAddress address) {
    return !address.isUnresolved() && address.getAddress().isLoopbackAddress();
  }

  /** A connection to the portal, through the proxy where there is one. */
  private Socket way(String host, int port, List<Ailment> found) throws IOException {
    Socket socket = new Socket();
    String target = proxy == null ? host : proxy.getHostString();
    int at = proxy == null ? port : proxy.getPort();
    try {
      var address = new InetSocketAddress(target, at);
      if (address.isUnresolved()) {
        throw new UnknownHostException(target);
      }
      socket.setSoTimeout((int) patience.toMillis());
      socket.connect(address, (int) patience.toMillis());
      if (proxy != null) {
        tunnel(socket, host, port, found);
      }
      return socket;
    } catch (IOException e) {
      socket.close();
      if (found.stream().noneMatch(a -> a.key().startsWith("doctor.proxy-"))) {
        found.add(unreachable(e, target, at));
      }
      throw e;
    }
  }

  private Ailment unreachable(IOException e, String host, int port) {
    if (e instanceof UnknownHostException) {
      return proxy == null
          ? Ailment.grave("doctor.portal-name-unknown", host)
          : Ailment.grave("doctor.proxy-name-unknown", host);
    }
    if (proxy != null) {
      return Ailment.grave("doctor.proxy-unreachable", host, port);
    }
    return e instanceof ConnectException
        ? Ailment.grave("doctor.portal-unreachable", host, port)
        : Ailment.grave("doctor.portal-silent", host, port, patience.toSeconds());
  }

  private static void tunnel(Socket socket, String host, int port, List<Ailment> found)
      throws IOException {
    send(socket, "CONNECT " + host + ":" + port + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    // byte by byte: what comes after the blank line belongs to TLS
    var in = socket.getInputStream();
    var head = new StringBuilder();
    int next;
    while (head.indexOf("\r\n\r\n") < 0 && head.length() < 8192 && (next = in.read()) >= 0) {
      head.append((char) next);
    }
    String[] first = head.toString().split("[ \r]", 3);
    if (first.length < 2 || !first[1].equals("200")) {
      found.add(
          Ailment.grave("doctor.proxy-refuses", host, port, first.length < 2 ? "" : first[1]));
      throw new IOException("refused");
    }
  }

  private void talkSecurely(Socket socket, String host, int port, List<Ailment> found)
      throws IOException {
    try (SSLSocket secured = (SSLSocket) tls.createSocket(socket, host, port, true)) {
      SSLParameters parameters = secured.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      secured.setSSLParameters(parameters);
      secured.startHandshake();
      for (Certificate certificate : secured.getSession().getPeerCertificates()) {
        if (certificate instanceof X509Certificate x509) {
          Instant end = x509.getNotAfter().toInstant();
          if (end.isBefore(clock.instant().plus(EXPIRES_SOON))) {
            found.add(Ailment.light("doctor.portal-certificate-ends", host, end));
          }
          break;
        }
      }
      talk(secured, host, port, found);
    }
  }

  private void talk(Socket socket, String host, int port, List<Ailment> found) throws IOException {
    send(socket, "HEAD / HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n");
    var in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String line = in.readLine();
    if (line == null || !line.startsWith("HTTP/")) {
      found.add(Ailment.grave("doctor.portal-not-http", host, port));
      return;
    }
    for (int i = 0; i < LINES && line != null && !line.isEmpty(); i++) {
      if (line.toLowerCase(Locale.ROOT).startsWith("date:")) {
        compareClocks(line.substring("date:".length()).strip(), found);
      }
      line = in.readLine();
    }
  }

  private void compareClocks(String date, List<Ailment> found) {
    try {
      Instant there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration gap = Duration.between(there, clock.instant());
      if (gap.abs().compareTo(CLOCK_MAY_DIFFER) > 0) {
        found.add(Ailment.grave("doctor.clock-differs", gap.toSeconds()));
      }
    } catch (DateTimeException e) {
      found.add(Ailment.light("doctor.portal-date-odd"));
    }
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    socket.getOutputStream().flush();
  }

  private static String shortly(SSLException e) {
    String words = String.valueOf(e.getMessage());
    return words.length() > 120 ? words.substring(0, 120) : words;
  }
}
