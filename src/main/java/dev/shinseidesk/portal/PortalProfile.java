package dev.shinseidesk.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.archive.ArchiveLayout;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The portal interface profile [A]: how the portal that this office reaches is spoken to. Read by
 * {@link PortalProfileReader}; every property is explained in {@code portal-profile.schema.json}
 * and in {@code docs/portal-profile.md}. Immutable, any thread.
 *
 * @param name what the profile is called
 * @param version its version
 * @param notice whose it is and how far it can be relied on; shown to people
 * @param connection how the portal is reached
 * @param retry when a call is repeated by itself
 * @param limits bounds within which answers are taken
 * @param formats how days and moments are written
 * @param token how the token of 029i001-01 is carried
 * @param calls the calls of 029i001-01 to -04 and 029o003
 * @param errors what the portal's refusals mean
 * @param statusCodes code table of 申請処理状況, in the order in which it is shown
 * @param archiveLayout which file of an application's ZIP is what
 */
public record PortalProfile(
    String name,
    String version,
    String notice,
    Connection connection,
    Retry retry,
    Limits limits,
    Formats formats,
    Token token,
    PortalCalls calls,
    Errors errors,
    List<StatusMeaning> statusCodes,
    ArchiveLayout archiveLayout) {
  /** Copies the list. */
  public PortalProfile {
    statusCodes = List.copyOf(statusCodes);
  }

  /** The same profile for a portal at another address, e.g. a practice portal on a free port. */
  public PortalProfile withBaseUrl(String baseUrl) {
    return new PortalProfile(
        name,
        version,
        notice,
        connection.withBaseUrl(baseUrl),
        retry,
        limits,
        formats,
        token,
        calls,
        errors,
        statusCodes,
        archiveLayout);
  }

  /** What a code of 申請処理状況 means; empty where the table doesn't know it. */
  public Optional<StatusMeaning> meaning(StatusCode code) {
    return statusCodes.stream().filter(m -> m.code().equals(code)).findFirst();
  }

  /**
   * How the portal is reached.
   *
   * @param baseUrl what stands before every path, without a slash at its end
   * @param connectTimeoutSeconds greatest wait for the connection
   * @param answerTimeoutSeconds greatest wait for the first bytes of an answer
   * @param exchangeTimeoutSeconds greatest length of a whole exchange, the last byte included
   * @param allowPlainHttpOnLoopback whether http without TLS is accepted for this computer itself
   * @param minimumTls oldest TLS version accepted: TLSv1.2 or TLSv1.3
   * @param proxy which proxy
   * @param clientCertificate what this office shows to the portal; null for nothing
   * @param trustedCaFile PEM file of the only authorities trusted; null for those of Java
   */
  public record Connection(
      String baseUrl,
      int connectTimeoutSeconds,
      int answerTimeoutSeconds,
      int exchangeTimeoutSeconds,
      boolean allowPlainHttpOnLoopback,
      String minimumTls,
      Proxy proxy,
      @Nullable ClientCertificate clientCertificate,
      @Nullable String trustedCaFile) {
    Connection withBaseUrl(String url) {
      return new Connection(
          url,
          connectTimeoutSeconds,
          answerTimeoutSeconds,
          exchangeTimeoutSeconds,
          allowPlainHttpOnLoopback,
          minimumTls,
          proxy,
          clientCertificate,
          trustedCaFile);
    }
  }

  /** Which proxy is used. */
  public enum ProxyUse {
    /** None. */
    @JsonProperty("none")
    NONE,
    /** What the computer is set to. */
    @JsonProperty("system")
    SYSTEM,
    /** The one named. */
    @JsonProperty("fixed")
    FIXED
  }

  /**
   * The proxy.
   *
   * @param use which
   * @param host its name, only with FIXED
   * @param port its port, only with FIXED
   */
  public record Proxy(ProxyUse use, @Nullable String host, @Nullable Integer port) {}

  /**
   * What this office shows to the portal.
   *
   * @param use where it comes from; null for a file
   * @param file PKCS#12 file, relative to the configuration folder; null for the system's store
   * @param passwordSecret name of the secret that holds its password; null for the system's store
   */
  public record ClientCertificate(
      @Nullable CertificateUse use, @Nullable String file, @Nullable String passwordSecret) {
    /** Whether the system keeps it. */
    public boolean ofSystem() {
      return use == CertificateUse.SYSTEM;
    }
  }

  /** Where the office's own certificate comes from. */
  public enum CertificateUse {
    /** A PKCS#12 file. */
    @JsonProperty("file")
    FILE,
    /** The certificate store of Windows, the keychain of macOS. */
    @JsonProperty("system")
    SYSTEM
  }

  /**
   * When a call that can safely be repeated is repeated by itself.
   *
   * @param attempts tries in all, 1 for no repetition
   * @param baseWaitMillis wait before the second try; doubles from try to try
   * @param maxWaitMillis greatest wait; a longer Retry-After ends the call
   */
  public record Retry(int attempts, long baseWaitMillis, long maxWaitMillis) {}

  /**
   * Bounds.
   *
   * @param pageSize lines asked for at once
   * @param maxPages greatest number of pages of one list
   * @param maxAnswerBytes greatest size of an answer that carries no ZIP
   * @param maxArchiveBytes greatest size of a ZIP
   * @param commentCharacters greatest number of characters (code points) of a comment
   */
  public record Limits(
      int pageSize, int maxPages, int maxAnswerBytes, int maxArchiveBytes, int commentCharacters) {}

  /**
   * How days and moments are written.
   *
   * @param date pattern of a day in a request
   * @param dateEnd which moment of the last day stands for it
   * @param moment {@code iso}, {@code epochSeconds}, {@code epochMillis} or a pattern
   * @param zone time zone where a text names none
   * @param numbersAsText whether a JSON number is taken where a text is expected
   */
  public record Formats(
      String date, DateEnd dateEnd, String moment, String zone, boolean numbersAsText) {}

  /** Which moment stands for the last day of a period. */
  public enum DateEnd {
    /** That day (its last second, where the pattern has a time). */
    @JsonProperty("inclusive")
    INCLUSIVE,
    /** The first second of the day after it. */
    @JsonProperty("exclusive")
    EXCLUSIVE
  }

  /**
   * How the token is carried.
   *
   * @param header header of every call but the log-in
   * @param prefix what stands before the token in it; may be empty
   * @param lifetimeSeconds how long a token holds where the log-in doesn't tell
   * @param renewBeforeSeconds how long before its end a new one is fetched
   */
  public record Token(String header, String prefix, int lifetimeSeconds, int renewBeforeSeconds) {
    /** How long a token holds where the log-in doesn't tell. */
    Duration lifetime() {
      return Duration.ofSeconds(lifetimeSeconds);
    }
  }

  /** What a refusal means to this desk. */
  public enum ErrorKind {
    /** Wrong credentials or token. */
    @JsonProperty("unauthorized")
    UNAUTHORIZED,
    /** No right to do this. */
    @JsonProperty("forbidden")
    FORBIDDEN,
    /** No such application. */
    @JsonProperty("not-found")
    NOT_FOUND,
    /** Not possible in its present state. */
    @JsonProperty("conflict")
    CONFLICT,
    /** Too many requests. */
    @JsonProperty("too-many")
    TOO_MANY,
    /** The portal is out of order. */
    @JsonProperty("server")
    SERVER,
    /** The portal doesn't accept what was sent. */
    @JsonProperty("rejected")
    REJECTED
  }

  /**
   * What the portal's refusals mean.
   *
   * @param statuses from HTTP status to meaning; others in the 500s are SERVER, the rest REJECTED
   * @param message pointer to words for the IT department; null for none
   * @param resultCode a result code inside answers of status 200; null where there is none
   */
  public record Errors(
      Map<String, ErrorKind> statuses,
      @Nullable JsonPointer message,
      @Nullable ResultCode resultCode) {
    /** Copies the map. */
    public Errors {
      statuses = Map.copyOf(statuses);
    }
  }

  /**
   * A result code inside the answer.
   *
   * @param pointer where it stands
   * @param ok values that mean success
   * @param codes what other values mean; those not named are REJECTED
   */
  public record ResultCode(JsonPointer pointer, List<String> ok, Map<String, ErrorKind> codes) {
    /** Copies both. */
    public ResultCode {
      ok = List.copyOf(ok);
      codes = Map.copyOf(codes);
    }
  }
}
