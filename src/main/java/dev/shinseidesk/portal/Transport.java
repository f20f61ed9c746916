package dev.shinseidesk.portal;

import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.portal.PortalFailure.Effect;
import dev.shinseidesk.portal.PortalProfile.Connection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP exchange within a deadline that covers its last byte. Follows no redirect, keeps no
 * cookie. Any number of threads.
 */
final class Transport implements AutoCloseable {
  /** How often a waiting thread looks whether the person has cancelled. */
  private static final long LOOK_MILLIS = 100;

  private final Connection connection;
  private final HttpClient client;

  Transport(Connection connection, @Nullable SSLContext tls) {
    this.connection = connection;
    var builder =
        HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(connection.connectTimeoutSeconds()))
            .followRedirects(HttpClient.Redirect.NEVER)
            // over plain http the offer of HTTP/2 is an Upgrade header that relays stumble over
            .version(
                connection.baseUrl().startsWith("https:")
                    ? HttpClient.Version.HTTP_2
                    : HttpClient.Version.HTTP_1_1);
    if (tls != null) {
      builder.sslContext(tls);
    }
    var parameters = new SSLParameters();
    parameters.setProtocols(
        connection.minimumTls().equals("TLSv1.3")
            ? new String[] {"TLSv1.3"}
            : new String[] {"TLSv1.3", "TLSv1.2"});
    builder.sslParameters(parameters);
    var proxy = connection.proxy();
    builder.proxy(
        switch (proxy.use()) {
          case NONE -> HttpClient.Builder.NO_PROXY;
          case SYSTEM -> ProxySelector.getDefault();
          case FIXED ->
              ProxySelector.of(
                  InetSocketAddress.createUnresolved(
                      Objects.requireNonNull(proxy.host()), Objects.requireNonNull(proxy.port())));
        });
    this.client = builder.build();
  }

  /**
   * Sends and waits for the whole answer.
   *
   * @param maxBytes greatest size of its body
   * @throws PortalFailure anything but a whole HTTP answer
   */
  HttpResponse<byte[]> exchange(
      Operation operation, HttpRequest request, long maxBytes, Progress progress)
      throws PortalFailure {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(connection.exchangeTimeoutSeconds());
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(request, BoundedBody.upTo(maxBytes));
    try {
      while (true) {
        if (progress.cancelled()) {
          throw interrupted(operation);
        }
        long left = end - System.nanoTime();
        if (left <= 0) {
          throw PortalFailure.of(
              Kind.OTHER_SIDE,
              "timeout",
              operation,
              Effect.UNSURE,
              new TimeoutException("whole exchange"),
              Integer.toString(connection.exchangeTimeoutSeconds()));
        }
        HttpResponse<byte[]> whole = await(answer, left);
        if (whole != null) {
          return whole;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw interrupted(operation);
    } catch (ExecutionException | CancellationException e) {
      throw failure(operation, e, maxBytes, request.uri());
    } finally {
      answer.cancel(true); // drops the connection of an exchange that isn't over
    }
  }

  /** The answer, or null when it is time to look again whether to go on. */
  private static @Nullable HttpResponse<byte[]> await(
      CompletableFuture<HttpResponse<byte[]>> answer, long left)
      throws InterruptedException, ExecutionException {
    try {
      long slice = TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
      return answer.get(Math.min(left, slice), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return null;
    }
  }

  /** The proxy wants to know who we are, or can't get through; nothing reached the portal. */
  PortalFailure proxyRefused(Operation operation, URI uri) {
    return new PortalFailure(
        PortalFailure.problem(Kind.OTHER_SIDE, "unreachable", operation, host(uri)),
        Effect.FINAL,
        null,
        null);
  }

  /** The person, or the program's end, stopped it. */
  static PortalFailure interrupted(Operation operation) {
    return PortalFailure.of(Kind.OTHER_SIDE, "interrupted", operation);
  }

  private PortalFailure failure(Operation operation, Exception thrown, long maxBytes, URI uri) {
    Throwable cause = thrown.getCause() == null ? thrown : thrown.getCause();
    if (find(cause, BoundedBody.TooLarge.class)) {
      return PortalFailure.of(
          Kind.OTHER_SIDE_FINAL, "too-large", operation, Long.toString(maxBytes));
    }
    if (find(cause, SSLException.class) || find(cause, CertificateException.class)) {
      return new PortalFailure(
          PortalFailure.problem(Kind.OTHER_SIDE, "tls", operation, host(uri), words(cause)),
          Effect.FINAL,
          null,
          cause);
    }
    // Java has no type for a proxy that refuses a tunnel; without its words it counts as cut off
    if (find(cause, HttpConnectTimeoutException.class)
        || find(cause, ConnectException.class)
        || find(cause, UnknownHostException.class)
        || find(cause, NoRouteToHostException.class)
        || find(cause, UnresolvedAddressException.class)
        || words(cause).startsWith("Tunnel failed")) {
      return PortalFailure.of(
          Kind.OTHER_SIDE, "unreachable", operation, Effect.NONE, cause, host(uri));
    }
    if (find(cause, HttpTimeoutException.class)) {
      return PortalFailure.of(
          Kind.OTHER_SIDE,
          "timeout",
          operation,
          Effect.UNSURE,
          cause,
          Integer.toString(connection.answerTimeoutSeconds()));
    }
    if (find(cause, ProtocolException.class)) {
      return PortalFailure.of(Kind.OTHER_SIDE, "not-http", operation, host(uri));
    }
    if (find(cause, IOException.class) || cause instanceof CancellationException) {
      return PortalFailure.of(Kind.OTHER_SIDE, "cut-off", operation, Effect.UNSURE, cause);
    }
    throw new IllegalStateException("HTTP client failed in an unforeseen way", cause);
  }

  private String host(URI uri) {
    var proxy = connection.proxy();
    return uri.getHost()
        + (uri.getPort() < 0 ? "" : ":" + uri.getPort())
        + (proxy.host() == null ? "" : " (proxy " + proxy.host() + ":" + proxy.port() + ")");
  }

  /** What TLS says, for the IT department; certificates' names at most, no personal data. */
  private static String words(Throwable cause) {
    String deepest = "";
    for (Throwable t = cause; t != null; t = t.getCause()) {
      deepest = Objects.requireNonNullElse(t.getMessage(), deepest);
    }
    return deepest.length() > 200 ? deepest.substring(0, 200) : deepest;
  }

  private static boolean find(Throwable cause, Class<? extends Throwable> type) {
    for (Throwable t = cause; t != null; t = t.getCause()) {
      if (type.isInstance(t)) {
        return true;
      }
    }
    return false;
  }

  /** Drops every exchange under way. */
  @Override
  public void close() {
    client.shutdownNow();
  }
}
