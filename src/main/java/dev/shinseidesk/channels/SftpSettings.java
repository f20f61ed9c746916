package dev.shinseidesk.channels;

import dev.shinseidesk.application.InvalidValue;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How a file server is reached by SFTP. Holds names of secrets, never a secret.
 *
 * @param host name or address
 * @param port 1 to 65535, usually 22
 * @param user who signs in there
 * @param directory where files are exchanged, e.g. {@code /in} or {@code .}; it must exist
 * @param hostKeyFingerprint the one host key that is trusted, as {@code ssh-keygen -lf} prints it:
 *     {@code SHA256:} and 43 characters. There is no way to trust any key.
 * @param auth how the user proves who it is
 * @param tempSuffix put behind a name while the file is being written, e.g. {@code .part}
 * @param connectTimeout for the connection, one second to five minutes
 * @param answerTimeout for each answer, one second to ten minutes
 */
public record SftpSettings(
    String host,
    int port,
    String user,
    String directory,
    String hostKeyFingerprint,
    Auth auth,
    String tempSuffix,
    Duration connectTimeout,
    Duration answerTimeout) {
  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z._:-]{1,253}");
  private static final Pattern FINGERPRINT = Pattern.compile("SHA256:[0-9A-Za-z+/]{43}");
  private static final Duration LEAST = Duration.ofSeconds(1);

  /** How the user proves who it is. */
  public sealed interface Auth {
    /**
     * By password.
     *
     * @param secret name of the secret
     */
    record Password(String secret) implements Auth {}

    /**
     * By private key: OpenSSH's own format, or PEM without a passphrase; Ed25519, ECDSA or RSA.
     *
     * @param secret name of the secret that holds the key file's text
     * @param passphraseSecret name of the secret that opens it; null where it isn't encrypted
     */
    record PrivateKey(String secret, @Nullable String passphraseSecret) implements Auth {}
  }

  /**
   * Checks the parts.
   *
   * @throws InvalidValue when one is not of the form above
   */
  public SftpSettings {
    if (!HOST.matcher(host).matches()) {
      throw new InvalidValue("SFTPサーバ", HOST.pattern());
    }
    if (port < 1 || port > 65_535) {
      throw new InvalidValue("SFTPポート", "1-65535");
    }
    if (user.isBlank()) {
      throw new InvalidValue("SFTPユーザー", "not empty");
    }
    if (directory.isBlank() || directory.chars().anyMatch(c -> c < 0x20)) {
      throw new InvalidValue("SFTPフォルダ", "not empty");
    }
    if (!FINGERPRINT.matcher(hostKeyFingerprint).matches()) {
      throw new InvalidValue("ホスト鍵の指紋", FINGERPRINT.pattern());
    }
    TempSuffix.checked(tempSuffix);
    between("SFTP接続の待ち時間", connectTimeout, Duration.ofMinutes(5));
    between("SFTP応答の待ち時間", answerTimeout, Duration.ofMinutes(10));
  }

  private static void between(String item, Duration value, Duration most) {
    if (value.compareTo(LEAST) < 0 || value.compareTo(most) > 0) {
      throw new InvalidValue(item, "PT1S-" + most);
    }
  }

  /** Where it leads, for people. */
  String destination() {
    String at = host.contains(":") ? "[" + host + "]" : host;
    String path = directory.startsWith("/") ? directory : "/" + directory;
    return "sftp://" + user + "@" + at + (port == 22 ? "" : ":" + port) + path;
  }
}
