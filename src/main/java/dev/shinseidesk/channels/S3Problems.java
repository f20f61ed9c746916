package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Objects;
import javax.net.ssl.SSLException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what object storage says into what a clerk can act on. */
final class S3Problems {
  private final S3Settings settings;
  private final String place;
  private final Clock clock;

  S3Problems(S3Settings settings, Clock clock) {
    this.settings = settings;
    this.place = settings.destination();
    this.clock = clock;
  }

  /** Whether somebody asked this thread to stop. */
  static boolean interrupted(Throwable e) {
    return ChannelProblems.has(e, AbortedException.class)
        || ChannelProblems.has(e, InterruptedException.class)
        || (ChannelProblems.has(e, InterruptedIOException.class)
            && !ChannelProblems.has(e, SocketTimeoutException.class));
  }

  static String code(SdkException e) {
    return e instanceof AwsServiceException answer && answer.awsErrorDetails() != null
        ? Objects.toString(answer.awsErrorDetails().errorCode(), "")
        : "";
  }

  static int status(SdkException e) {
    return e instanceof AwsServiceException answer ? answer.statusCode() : 0;
  }

  /** Whether the object asked for isn't there. */
  static boolean missing(SdkException e) {
    String code = code(e);
    return status(e) == 404 && !code.equals("NoSuchBucket") && !code.equals("NoSuchUpload");
  }

  DeskException writing(SdkException e, String name) {
    return switch (code(e)) {
      case "PreconditionFailed" -> ChannelProblems.nameTaken(place, name);
      case "BadDigest",
          "InvalidDigest",
          "XAmzContentSHA256Mismatch",
          "XAmzContentChecksumMismatch" ->
          ChannelProblems.readBack(place, name);
      default -> {
        if (status(e) == 412) {
          yield ChannelProblems.nameTaken(place, name);
        }
        yield told(e, "channel.not-writable");
      }
    };
  }

  DeskException reading(SdkException e, String name) {
    return missing(e)
        ? ChannelProblems.fileMissing(e, place, name)
        : told(e, "channel.not-readable");
  }

  DeskException listing(SdkException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof BoundedListings.TooLong) {
        return Listing.endless(place);
      }
    }
    return told(e, "channel.not-readable");
  }

  /** What broke while an object's content came in. */
  DeskException streaming(IOException e) {
    return connection(e);
  }

  private DeskException told(SdkException e, String notPermitted) {
    if (!(e instanceof AwsServiceException)) {
      return connection(e);
    }
    return switch (code(e)) {
      case "NoSuchBucket", "InvalidBucketName", "PermanentRedirect", "TemporaryRedirect" ->
          lasting(e, "channel.bucket-missing");
      case "InvalidAccessKeyId",
          "SignatureDoesNotMatch",
          "InvalidToken",
          "ExpiredToken",
          "AuthFailure",
          "InvalidSecurity" ->
          ChannelProblems.lasting(e, "channel.login-refused", place, settings.accessKeyId());
      case "RequestTimeTooSkewed", "RequestExpired" ->
          ChannelProblems.passing(e, "channel.clock-skew", place, difference(e));
      case "AccessDenied", "AllAccessDisabled", "AccountProblem" -> passing(e, notPermitted);
      case "QuotaExceeded",
          "InsufficientStorage",
          "XMinioStorageFull",
          "XMinioAdminBucketQuotaExceeded" ->
          passing(e, "channel.full");
      case "SlowDown",
          "ServiceUnavailable",
          "Throttling",
          "TooManyRequests",
          "OperationAborted",
          "ConditionalRequestConflict" ->
          passing(e, "channel.busy");
      case "NoSuchUpload" -> passing(e, "channel.interrupted");
      case "RequestTimeout" -> passing(e, "channel.timeout");
      default -> byStatus(e, notPermitted);
    };
  }

  private DeskException byStatus(SdkException e, String notPermitted) {
    int status = status(e);
    return switch (status) {
      case 301, 307, 404 -> lasting(e, "channel.bucket-missing");
      case 401, 403 -> passing(e, notPermitted);
      case 408 -> passing(e, "channel.timeout");
      case 429, 503 -> passing(e, "channel.busy");
      case 507 -> passing(e, "channel.full");
      default -> {
        String said = code(e).isEmpty() ? Integer.toString(status) : code(e);
        yield status >= 500
            ? ChannelProblems.passing(e, "channel.server-error", place, said)
            : ChannelProblems.lasting(e, "channel.refused", place, said);
      }
    };
  }

  private DeskException connection(Exception e) {
    String key;
    if (interrupted(e)) {
      key = "channel.cancelled";
    } else if (ChannelProblems.has(e, SocketTimeoutException.class)
        || ChannelProblems.has(e, ApiCallTimeoutException.class)
        || ChannelProblems.has(e, ApiCallAttemptTimeoutException.class)) {
      key = "channel.timeout";
    } else if (ChannelProblems.has(e, UnknownHostException.class)) {
      key = "channel.host-unknown";
    } else if (ChannelProblems.has(e, ConnectException.class)
        || ChannelProblems.has(e, NoRouteToHostException.class)) {
      key = "channel.unreachable";
    } else if (ChannelProblems.has(e, SSLException.class)) {
      return lasting(e, "channel.certificate");
    } else if (ChannelProblems.has(e, IOException.class)) {
      key = "channel.lost";
    } else {
      key = "channel.answer-invalid";
    }
    return passing(e, key);
  }

  /**
   * By how much the storage's clock differs from ours, in seconds; empty where it can't be told.
   */
  private String difference(SdkException e) {
    AwsErrorDetails details = ((AwsServiceException) e).awsErrorDetails();
    String date =
        details == null || details.sdkHttpResponse() == null
            ? ""
            : details.sdkHttpResponse().firstMatchingHeader("Date").orElse("");
    try {
      var theirs = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return Long.toString(Duration.between(clock.instant(), theirs).toSeconds());
    } catch (DateTimeException unreadable) {
      return "?";
    }
  }

  private DeskException passing(Exception e, String key) {
    return ChannelProblems.passing(e, key, place);
  }

  private DeskException lasting(Exception e, String key) {
    return ChannelProblems.lasting(e, key, place);
  }
}
