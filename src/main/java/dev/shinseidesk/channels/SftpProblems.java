package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPException;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/** Turns what SSH says into what a clerk can act on. */
final class SftpProblems {
  private final String place;

  SftpProblems(String place) {
    this.place = place;
  }

  /** Whether somebody asked this thread to stop. */
  static boolean interrupted(Throwable e) {
    return ChannelProblems.has(e, InterruptedException.class)
        || (ChannelProblems.has(e, InterruptedIOException.class)
            && !ChannelProblems.has(e, SocketTimeoutException.class));
  }

  /** The server's own answer; null where the failure isn't one. */
  static @Nullable StatusCode status(Throwable e) {
    if (e instanceof SFTPException answer) {
      StatusCode code = answer.getStatusCode();
      return code == null || code == StatusCode.UNKNOWN ? null : code;
    }
    return null;
  }

  static boolean missing(Throwable e) {
    StatusCode status = status(e);
    return status == StatusCode.NO_SUCH_FILE || status == StatusCode.NO_SUCH_PATH;
  }

  /** What a failure that isn't the server's own answer means. */
  DeskException connection(Throwable e, boolean timedOut) {
    if (interrupted(e)) {
      return ChannelProblems.passing(e, "channel.cancelled", place);
    }
    if (timedOut
        || ChannelProblems.has(e, SocketTimeoutException.class)
        || ChannelProblems.has(e, TimeoutException.class)) {
      return ChannelProblems.passing(e, "channel.timeout", place);
    }
    if (ChannelProblems.has(e, UnknownHostException.class)) {
      return ChannelProblems.passing(e, "channel.host-unknown", place);
    }
    return ChannelProblems.passing(e, "channel.lost", place);
  }

  /** Why there is no connection. */
  DeskException connecting(Throwable e, boolean timedOut) {
    boolean waited = timedOut || ChannelProblems.has(e, SocketTimeoutException.class);
    if (!waited && !interrupted(e)) {
      if (e instanceof SocketException) {
        return ChannelProblems.passing(e, "channel.unreachable", place);
      }
      if (e instanceof TransportException answer && speaksOtherwise(answer)) {
        return ChannelProblems.lasting(e, "channel.protocol", place);
      }
    }
    return connection(e, timedOut);
  }

  private static boolean speaksOtherwise(SSHException e) {
    return switch (e.getDisconnectReason()) {
      case PROTOCOL_ERROR,
          KEY_EXCHANGE_FAILED,
          PROTOCOL_VERSION_NOT_SUPPORTED,
          SERVICE_NOT_AVAILABLE ->
          true;
      default ->
          !ChannelProblems.has(e, SocketException.class)
              && Objects.toString(e.getMessage(), "").contains("identification");
    };
  }

  /**
   * What a refused write means.
   *
   * @param status the server's answer
   * @param full whether the server tells that no space is left
   * @param readOnly whether the server tells that nothing may be written
   */
  DeskException writing(Throwable e, StatusCode status, boolean full, boolean readOnly) {
    String said = Objects.toString(e.getMessage(), "").toLowerCase(Locale.ROOT);
    String key =
        switch (status) {
          case NO_SPACE_ON_FILESYSTEM, QUOTA_EXCEEDED -> "channel.full";
          case PERMISSION_DENIED, WRITE_PROTECT -> "channel.not-writable";
          case NO_SUCH_FILE, NO_SUCH_PATH -> "channel.interrupted";
          default -> {
            if (full || said.contains("no space") || said.contains("quota")) {
              yield "channel.full";
            }
            yield readOnly || said.contains("read-only")
                ? "channel.not-writable"
                : "channel.write-failed";
          }
        };
    return ChannelProblems.passing(e, key, place);
  }

  /** What a refused look means. */
  DeskException reading(Throwable e, StatusCode status) {
    String key =
        status == StatusCode.PERMISSION_DENIED ? "channel.not-readable" : "channel.read-failed";
    return ChannelProblems.passing(e, key, place);
  }

  DeskException folderMissing(@Nullable Throwable e) {
    return ChannelProblems.passing(e, "channel.folder-missing", place);
  }
}
