package dev.shinseidesk.channels;

import dev.shinseidesk.application.InvalidValue;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How S3-compatible object storage is reached. Holds the name of the secret key, never the key;
 * nothing is taken from the machine (environment, AWS files, metadata services).
 *
 * @param endpoint e.g. {@code https://s3.example.jp}; plain {@code http} only to this machine
 * @param region as the storage calls it, e.g. {@code ap-northeast-1}; many ask for {@code
 *     us-east-1}
 * @param bucket 3 to 63 letters, digits, dots or hyphens; it must exist
 * @param prefix put before every name, empty or ending with a slash, e.g. {@code in/}
 * @param pathStyle whether the bucket stands in the path (most office storages) and not before the
 *     host's name
 * @param accessKeyId public half of the key
 * @param secret name of the secret that holds the other half
 * @param multipartBytes larger files go in parts of this size; at least 5 MiB, 8 MiB is usual
 * @param serverSideEncryption e.g. {@code AES256}; null to leave it to the storage
 * @param connectTimeout for the connection, one second to five minutes
 * @param answerTimeout for each answer, one second to ten minutes
 */
public record S3Settings(
    URI endpoint,
    String region,
    String bucket,
    String prefix,
    boolean pathStyle,
    String accessKeyId,
    String secret,
    int multipartBytes,
    @Nullable String serverSideEncryption,
    Duration connectTimeout,
    Duration answerTimeout) {
  /** What storages ask for at least. */
  public static final int SMALLEST_PART = 5 * 1024 * 1024;

  /** What the product ships with. */
  public static final int USUAL_PART = 8 * 1024 * 1024;

  private static final Pattern BUCKET =
      Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{1,61}[0-9A-Za-z]");
  private static final Pattern PREFIX = Pattern.compile("(?:[^/\\p{Cntrl}]+/)*");
  private static final Pattern WORD = Pattern.compile("[0-9A-Za-z:_-]{1,128}");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(?:\\.[0-9]{1,3}){3}|\\[?::1]?");

  /**
   * Checks the parts.
   *
   * @throws InvalidValue when one is not of the form above, or the endpoint is plain HTTP to
   *     another machine
   */
  public S3Settings {
    String scheme = Objects.toString(endpoint.getScheme(), "");
    String host = Objects.toString(endpoint.getHost(), "");
    boolean local = scheme.equals("http") && LOOPBACK.matcher(host).matches();
    if (host.isEmpty() || !(scheme.equals("https") || local)) {
      throw new InvalidValue("S3エンドポイント", "https://");
    }
    if (endpoint.getUserInfo() != null || endpoint.getQuery() != null) {
      throw new InvalidValue("S3エンドポイント", "https://host[:port]");
    }
    matching("S3リージョン", WORD, region);
    matching("S3バケット", BUCKET, bucket);
    matching("S3プレフィックス", PREFIX, prefix);
    matching("S3アクセスキーID", WORD, accessKeyId);
    if (multipartBytes < SMALLEST_PART) {
      throw new InvalidValue("S3分割サイズ", ">= " + SMALLEST_PART);
    }
    if (serverSideEncryption != null) {
      matching("S3暗号化", WORD, serverSideEncryption);
    }
    between("S3接続の待ち時間", connectTimeout, Duration.ofMinutes(5));
    between("S3応答の待ち時間", answerTimeout, Duration.ofMinutes(10));
  }

  private static void matching(String item, Pattern pattern, String value) {
    if (!pattern.matcher(value).matches()) {
      throw new InvalidValue(item, pattern.pattern());
    }
  }

  private static void between(String item, Duration value, Duration most) {
    if (value.compareTo(Duration.ofSeconds(1)) < 0 || value.compareTo(most) > 0) {
      throw new InvalidValue(item, "PT1S-" + most);
    }
  }

  /** Where it leads, for people. */
  String destination() {
    return "s3://" + bucket + "/" + prefix + " (" + endpoint.getAuthority() + ")";
  }
}
