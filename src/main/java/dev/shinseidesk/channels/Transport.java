package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;

/**
 * A place where files are exchanged with another system: a folder or share, SFTP, S3-compatible
 * object storage. Any thread but the FX thread; several connections may be open at once.
 */
public interface Transport {
  /** Its kind in the configuration: {@code folder}, {@code sftp}, {@code s3}. */
  String kind();

  /** Where it leads, for people; never holds a secret. */
  String destination();

  /**
   * Connects.
   *
   * @throws DeskException keys {@code channel.*}: unreachable, host-key-changed, login-refused,
   *     missing (folder, bucket), not-permitted, clock-skew, no-secret
   */
  TransportSession connect() throws DeskException;
}
