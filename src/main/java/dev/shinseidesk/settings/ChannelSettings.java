package dev.shinseidesk.settings;

import org.jspecify.annotations.Nullable;

/**
 * One channel of {@code office.json}; what is null takes the channel's default. Exactly the part of
 * its kind is there: path, sftp or s3.
 *
 * @param id id of the channel
 * @param kind {@code folder}, {@code sftp} or {@code s3}
 * @param path the folder; relative to the configuration folder
 * @param sftp the server
 * @param s3 the object storage
 * @param format CSV or JSON
 * @param itemsName file name pattern of the items
 * @param archiveName file name pattern of the ZIP
 * @param batchName file name pattern of a batch
 * @param manifestName file name pattern of a batch's manifest
 * @param encoding character encoding of the items
 * @param byteOrderMark whether a UTF-8 file begins with a mark
 * @param lineEnd CRLF or LF
 * @param header whether a header line is written
 * @param quoteAll whether all values are quoted
 * @param doneMarker file name pattern of the done-marker
 * @param tempSuffix put behind a name while the file is being written
 * @param supersededRecords whether an older record is sent again with 最新フラグ 0
 * @param archiveWithWithdrawal whether a withdrawal carries the ZIP
 */
public record ChannelSettings(
    String id,
    String kind,
    @Nullable String path,
    @Nullable Sftp sftp,
    @Nullable S3 s3,
    @Nullable String format,
    @Nullable String itemsName,
    @Nullable String archiveName,
    @Nullable String batchName,
    @Nullable String manifestName,
    @Nullable String encoding,
    @Nullable Boolean byteOrderMark,
    @Nullable String lineEnd,
    @Nullable Boolean header,
    @Nullable Boolean quoteAll,
    @Nullable String doneMarker,
    @Nullable String tempSuffix,
    @Nullable Boolean supersededRecords,
    @Nullable Boolean archiveWithWithdrawal) {

  /**
   * An SFTP server; either a password or a key.
   *
   * @param host name or address
   * @param port port; null for 22
   * @param user account
   * @param directory where the files go
   * @param hostKey the server key's fingerprint, {@code SHA256:…}
   * @param passwordSecret name of the secret that holds the password
   * @param keySecret name of the secret that holds the private key
   * @param passphraseSecret name of the secret that holds the key's passphrase
   * @param connectSeconds greatest wait for the connection; null for 10
   * @param answerSeconds greatest wait for an answer; null for 60
   */
  public record Sftp(
      String host,
      @Nullable Integer port,
      String user,
      String directory,
      String hostKey,
      @Nullable String passwordSecret,
      @Nullable String keySecret,
      @Nullable String passphraseSecret,
      @Nullable Integer connectSeconds,
      @Nullable Integer answerSeconds) {}

  /**
   * S3-compatible object storage.
   *
   * @param endpoint its URL
   * @param region its region
   * @param bucket the bucket
   * @param prefix what stands before each name; null for nothing
   * @param pathStyle whether the bucket stands in the path; null for true
   * @param accessKeyId id of the access key
   * @param secretKeySecret name of the secret that holds the secret key
   * @param multipartMiB larger files are sent in parts of this many MiB; null for 8
   * @param serverSideEncryption {@code none}, {@code AES256}, {@code aws:kms}; null for none
   * @param connectSeconds greatest wait for the connection; null for 10
   * @param answerSeconds greatest wait for an answer; null for 60
   */
  public record S3(
      String endpoint,
      String region,
      String bucket,
      @Nullable String prefix,
      @Nullable Boolean pathStyle,
      String accessKeyId,
      String secretKeySecret,
      @Nullable Integer multipartMiB,
      @Nullable String serverSideEncryption,
      @Nullable Integer connectSeconds,
      @Nullable Integer answerSeconds) {}
}
