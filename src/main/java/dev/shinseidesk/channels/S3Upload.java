package dev.shinseidesk.channels;

import dev.shinseidesk.application.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumAlgorithm;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

/**
 * Puts one object, in parts where it is large. Each request carries the SHA-256 of what it sends,
 * so that the storage refuses what arrives otherwise; what the storage answers tells whether it
 * checked.
 */
final class S3Upload {
  /** What the storage's answer says about the content it keeps. */
  enum Proof {
    /** It computed the right digest. */
    EQUAL,
    /** It computed another one. */
    DIFFERENT,
    /** It computes none; the content has to be read back. */
    NONE
  }

  private final S3Settings settings;
  private final S3Client client;

  S3Upload(S3Settings settings, S3Client client) {
    this.settings = settings;
    this.client = client;
  }

  /** Puts it unless the key is in use; throws what the storage answers. */
  Proof put(String key, byte[] content) {
    return content.length > settings.multipartBytes()
        ? inParts(key, content)
        : atOnce(key, content);
  }

  private Proof atOnce(String key, byte[] content) {
    String digest = S3Session.base64(Sha256.of(content));
    try {
      return atOnce(key, content, digest, "*");
    } catch (SdkException e) {
      if (conditionUnknown(e)) {
        return atOnce(key, content, digest, null); // the key was looked up just before
      }
      throw e;
    }
  }

  private Proof atOnce(String key, byte[] content, String digest, @Nullable String unless) {
    String told =
        client
            .putObject(
                ask ->
                    ask.bucket(settings.bucket())
                        .key(key)
                        .checksumSHA256(digest)
                        .contentLength((long) content.length)
                        .ifNoneMatch(unless)
                        .serverSideEncryption(settings.serverSideEncryption()),
                RequestBody.fromBytes(content))
            .checksumSHA256();
    return proof(told, digest);
  }

  private Proof inParts(String key, byte[] content) {
    abortLeftovers(key);
    String id =
        client
            .createMultipartUpload(ask ->
                ask.bucket(settings.bucket())
                    .key(key)
                    .checksumAlgorithm(ChecksumAlgorithm.SHA256)
                    .serverSideEncryption(settings.serverSideEncryption()))
            .uploadId();
    boolean whole = false;
    try {
      List<CompletedPart> parts = new ArrayList<>();
      var digests = new ByteArrayOutputStream();
      for (int at = 0; at < content.length; at += settings.multipartBytes()) {
        int length = Math.min(settings.multipartBytes(), content.length - at);
        parts.add(part(key, id, parts.size() + 1, content, at, length, digests));
      }
      String told = complete(key, id, parts);
      whole = true;
      byte[] ofAll = HexFormat.of().parseHex(Sha256.of(digests.toByteArray()).hex());
      String expected = Base64.getEncoder().encodeToString(ofAll) + "-" + parts.size();
      return proof(told, expected);
    } finally {
      if (!whole) {
        abort(key, id);
      }
    }
  }

  private CompletedPart part(
      String key,
      String id,
      int number,
      byte[] content,
      int at,
      int length,
      ByteArrayOutputStream digests) {
    byte[] piece = Arrays.copyOfRange(content, at, at + length);
    Sha256 hash = Sha256.of(piece);
    digests.writeBytes(HexFormat.of().parseHex(hash.hex()));
    String digest = S3Session.base64(hash);
    String tag =
        client
            .uploadPart(
                ask ->
                    ask.bucket(settings.bucket())
                        .key(key)
                        .uploadId(id)
                        .partNumber(number)
                        .contentLength((long) length)
                        .checksumSHA256(digest),
                RequestBody.fromByteBuffer(ByteBuffer.wrap(piece)))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(tag).checksumSHA256(digest).build();
  }

  private @Nullable String complete(String key, String id, List<CompletedPart> parts) {
    try {
      return complete(key, id, parts, "*");
    } catch (SdkException e) {
      if (conditionUnknown(e)) {
        return complete(key, id, parts, null);
      }
      throw e;
    }
  }

  private @Nullable String complete(
      String key, String id, List<CompletedPart> parts, @Nullable String unless) {
    return client
        .completeMultipartUpload(ask ->
            ask.bucket(settings.bucket())
                .key(key)
                .uploadId(id)
                .ifNoneMatch(unless)
                .multipartUpload(all -> all.parts(parts)))
        .checksumSHA256();
  }

  /** Parts that a crash left behind cost space and are never seen. */
  private void abortLeftovers(String key) {
    try {
      client
          .listMultipartUploads(ask -> ask.bucket(settings.bucket()).prefix(key))
          .uploads()
          .stream()
          .filter(found -> found.key().equals(key))
          .map(MultipartUpload::uploadId)
          .forEach(id -> abort(key, id));
    } catch (SdkException e) {
      // not every key may list them; the storage's own rules clear them later
    }
  }

  private void abort(String key, String id) {
    boolean stopping = Thread.interrupted();
    try {
      client.abortMultipartUpload(ask -> ask.bucket(settings.bucket()).key(key).uploadId(id));
    } catch (SdkException e) {
      // the failure that led here is told; the parts are never seen and go with the next try
    } finally {
      if (stopping) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static boolean conditionUnknown(SdkException e) {
    return S3Problems.status(e) == 501 || S3Problems.code(e).equals("NotImplemented");
  }

  private static Proof proof(@Nullable String told, String expected) {
    if (told == null || told.isEmpty()) {
      return Proof.NONE;
    }
    return told.equals(expected) ? Proof.EQUAL : Proof.DIFFERENT;
  }
}
