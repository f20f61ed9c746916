package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ChecksumMode;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/** A bucket with a prefix, through one client. */
final class S3Session implements TransportSession {
  private final S3Settings settings;
  private final S3Client client;
  private final S3Problems problems;
  private final S3Upload upload;
  private final String place;

  S3Session(S3Settings settings, S3Client client, S3Problems problems) {
    this.settings = settings;
    this.client = client;
    this.problems = problems;
    this.upload = new S3Upload(settings, client);
    this.place = settings.destination();
  }

  @Override
  public boolean holds(String name, Sha256 hash) throws DeskException {
    String key = key(name);
    try {
      HeadObjectResponse head = head(key);
      if (head == null) {
        return false;
      }
      String told = head.checksumSHA256();
      boolean whole = told != null && !told.contains("-");
      boolean same = whole ? base64(hash).equals(told) : hash(key).equals(hash);
      if (!same) {
        throw ChannelProblems.nameTaken(place, name);
      }
      return true;
    } catch (SdkException e) {
      if (S3Problems.missing(e)) {
        return false; // taken by its reader between the two looks
      }
      throw restored(problems.reading(e, name), e);
    } catch (IOException e) {
      throw restored(problems.streaming(e), e);
    }
  }

  @Override
  public void put(String name, byte[] content) throws DeskException {
    String key = key(name);
    try {
      if (head(key) != null) {
        throw ChannelProblems.nameTaken(place, name);
      }
      S3Upload.Proof proof = upload.put(key, content);
      boolean proved =
          switch (proof) {
            case EQUAL -> true;
            case DIFFERENT -> false;
            case NONE -> hash(key).equals(Sha256.of(content));
          };
      if (!proved) {
        client.deleteObject(ask -> ask.bucket(settings.bucket()).key(key));
        throw ChannelProblems.readBack(place, name);
      }
    } catch (SdkException e) {
      throw restored(problems.writing(e, name), e);
    } catch (IOException e) {
      throw restored(problems.streaming(e), e);
    }
  }

  /** Page by page, so that a storage that goes in circles or never comes to an end is ended. */
  @Override
  public List<ListedFile> list() throws DeskException {
    Listing listing = new Listing(place);
    Set<String> tokens = new HashSet<>();
    try {
      String token = null;
      do {
        String from = token;
        ListObjectsV2Response page =
            client.listObjectsV2(ask ->
                ask.bucket(settings.bucket())
                    .prefix(settings.prefix())
                    .delimiter("/")
                    .continuationToken(from));
        for (S3Object found : page.contents()) {
          listing.saw();
          listed(found, listing);
        }
        token = Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null;
        if (token != null && (!tokens.add(token) || tokens.size() > Listing.MOST_PAGES)) {
          throw Listing.endless(place);
        }
      } while (token != null);
    } catch (SdkException e) {
      throw restored(problems.listing(e), e);
    }
    return listing.byName();
  }

  private void listed(S3Object found, Listing listing) {
    String key = found.key();
    if (key.startsWith(settings.prefix()) && key.length() > settings.prefix().length()) {
      listing.add(
          new ListedFile(
              key.substring(settings.prefix().length()), found.size(), found.lastModified()));
    }
  }

  @Override
  public void fetch(String name, OutputStream to, long mostBytes) throws DeskException {
    String key = key(name);
    try (ResponseInputStream<GetObjectResponse> in = get(key)) {
      Long size = in.response().contentLength();
      try {
        if (size != null && size > mostBytes) {
          throw ChannelProblems.tooLarge(place, name, mostBytes);
        }
        long copied = LocalCopy.of(in, to, place, name, mostBytes);
        if (size != null && copied != size) {
          throw ChannelProblems.passing(null, "channel.lost", place);
        }
      } catch (DeskException e) {
        in.abort(); // not to read the rest of something large
        throw e;
      }
    } catch (SdkException e) {
      throw restored(problems.reading(e, name), e);
    } catch (IOException e) {
      throw restored(problems.streaming(e), e);
    }
  }

  @Override
  public void remove(String name) throws DeskException {
    String key = key(name);
    try {
      client.deleteObject(ask -> ask.bucket(settings.bucket()).key(key));
    } catch (SdkException e) {
      if (!S3Problems.missing(e)) {
        throw restored(problems.writing(e, name), e);
      }
    }
  }

  @Override
  public void close() {
    client.close();
  }

  private @Nullable HeadObjectResponse head(String key) {
    try {
      return client.headObject(
          ask -> ask.bucket(settings.bucket()).key(key).checksumMode(ChecksumMode.ENABLED));
    } catch (SdkException e) {
      if (S3Problems.missing(e)) {
        return null;
      }
      throw e;
    }
  }

  private ResponseInputStream<GetObjectResponse> get(String key) {
    return client.getObject(ask -> ask.bucket(settings.bucket()).key(key));
  }

  private Sha256 hash(String key) throws IOException {
    try (InputStream in = get(key)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[1 << 16];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static String base64(Sha256 hash) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hash.hex()));
  }

  private String key(String name) throws DeskException {
    return settings.prefix() + ChannelProblems.plain(name, place, "");
  }

  /** Leaves the thread's wish to stop as it was. */
  private static DeskException restored(DeskException told, Exception e) {
    if (S3Problems.interrupted(e)) {
      Thread.currentThread().interrupt();
    }
    return told;
  }
}
