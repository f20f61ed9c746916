package dev.shinseidesk.provisioning;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Newer versions in a folder or share: {@code updates.txt}, one line each of version, percentage of
 * desks it is meant for, SHA-256 and file name, and {@code updates.sig}, its signature. Its number
 * rises with each writing and it expires, in lines that releases before take for comments. Nothing
 * is fetched or installed by it; it says what whoever installs may install.
 */
public final class UpdateList {
  private static final String LIST = "updates.txt";
  private static final String SIGNATURE = "updates.sig";
  private static final String NUMBER = "# number ";
  private static final String EXPIRES = "# expires ";
  private static final int SIGNATURE_BYTES = 64;
  private static final int LARGEST = 1 << 20;

  private final long number;
  private final @Nullable Instant expires;
  private final List<Entry> entries;
  private final byte[] signed;

  private UpdateList(long number, @Nullable Instant expires, List<Entry> entries, byte[] signed) {
    this.number = number;
    this.expires = expires;
    this.entries = List.copyOf(entries);
    this.signed = signed;
  }

  /** Which one it is; 0 for those of releases that gave none. */
  public long number() {
    return number;
  }

  /** Signature and list as read, to be kept; empty for a list that wasn't read. */
  public byte[] signed() {
    return signed.clone();
  }

  /**
   * Refuses a list that nobody renewed in time: a newer one may be held back.
   *
   * @param folder for the message
   * @throws DeskException {@code provisioning.expired}
   */
  public void requireFresh(Path folder, Instant now) throws DeskException {
    if (expires != null && !now.isBefore(expires)) {
      throw SigningKeys.refused("provisioning.expired", folder.resolve(LIST), expires);
    }
  }

  /**
   * One version.
   *
   * @param version e.g. 0.2.0
   * @param percent of the desks, 0 to 100
   * @param sha256 of the package, hexadecimal
   * @param file its name in the folder
   */
  public record Entry(String version, int percent, String sha256, String file) {
    /**
     * The package as it lies in the folder now.
     *
     * @throws DeskException {@code provisioning.unreadable}
     */
    public static Entry of(Path folder, String file, String version, int percent)
        throws DeskException {
      return new Entry(version, percent, hash(folder.resolve(file)), file);
    }

    /**
     * Refuses a package that isn't the one the list was signed with.
     *
     * @throws DeskException {@code provisioning.bad-package}, {@code provisioning.unreadable}
     */
    public void requireSound(Path folder) throws DeskException {
      if (!hash(folder.resolve(file)).equalsIgnoreCase(sha256)) {
        throw SigningKeys.refused("provisioning.bad-package", folder.resolve(file));
      }
    }

    private static String hash(Path file) throws DeskException {
      try (InputStream in = Files.newInputStream(file)) {
        return Sha256.of(in.readAllBytes()).hex();
      } catch (IOException e) {
        throw new DeskException(
            Problem.of(Kind.USAGE, "provisioning.unreadable", file.toString()), e);
      }
    }
  }

  /**
   * Reads it where the signature fits.
   *
   * @throws DeskException {@code provisioning.unreadable}, {@code provisioning.bad-signature}
   */
  public static UpdateList read(Path folder, PublicKey key) throws DeskException {
    Path file = folder.resolve(LIST);
    try (var in = Files.newInputStream(file)) {
      byte[] signature =
          Base64.getMimeDecoder().decode(Files.readAllBytes(folder.resolve(SIGNATURE)));
      byte[] content = in.readNBytes(LARGEST);
      byte[] whole = Arrays.copyOf(signature, SIGNATURE_BYTES + content.length);
      System.arraycopy(content, 0, whole, SIGNATURE_BYTES, content.length);
      return signature.length == SIGNATURE_BYTES ? read(whole, file, key) : refuse(file);
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(file, e);
    }
  }

  private static UpdateList refuse(Path file) throws DeskException {
    throw SigningKeys.refused("provisioning.bad-signature", file);
  }

  /**
   * The same from what {@link #signed()} gave.
   *
   * @param file where it was kept, for the message
   * @throws DeskException {@code provisioning.unreadable}, {@code provisioning.bad-signature}
   */
  public static UpdateList read(byte[] signed, Path file, PublicKey key) throws DeskException {
    if (signed.length < SIGNATURE_BYTES) {
      return refuse(file);
    }
    byte[] content = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
    if (!SigningKeys.fits(content, Arrays.copyOf(signed, SIGNATURE_BYTES), key)) {
      return refuse(file);
    }
    long number = 0;
    Instant expires = null;
    List<Entry> entries = new ArrayList<>();
    try {
      for (String line : new String(content, StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith(NUMBER)) {
          number = Long.parseLong(line.substring(NUMBER.length()).strip());
        } else if (line.startsWith(EXPIRES)) {
          expires = Instant.parse(line.substring(EXPIRES.length()).strip());
        } else if (!line.isBlank() && !line.startsWith("#")) {
          String[] parts = line.strip().split("\\s+", 4);
          entries.add(new Entry(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3]));
        }
      }
      return new UpdateList(number, expires, entries, signed.clone());
    } catch (IllegalArgumentException | DateTimeException | ArrayIndexOutOfBoundsException e) {
      throw unreadable(file, e);
    }
  }

  private static DeskException unreadable(Path file, Exception cause) {
    return new DeskException(
        Problem.of(Kind.USAGE, "provisioning.unreadable", file.toString()), cause);
  }

  /** No version yet. */
  public static UpdateList empty() {
    return new UpdateList(0, null, List.of(), new byte[0]);
  }

  /** The list with this version in place of what it said of it before. */
  public UpdateList with(Entry entry) {
    List<Entry> kept = new ArrayList<>(without(entry.version()).entries);
    kept.add(entry);
    kept.sort((a, b) -> compare(a.version(), b.version()));
    return new UpdateList(number, expires, kept, new byte[0]);
  }

  /** The list without a version: no desk is told of it any more. */
  public UpdateList without(String version) {
    return new UpdateList(
        number,
        expires,
        entries.stream().filter(e -> !e.version().equals(version)).toList(),
        new byte[0]);
  }

  /** Its versions, the oldest first. */
  public List<Entry> entries() {
    return List.copyOf(entries);
  }

  /**
   * Writes the list and its signature. A desk that reads between the two finds a signature that
   * doesn't fit, and tries again at its next start.
   *
   * @param next its number: above that of the list before
   * @param until from when on desks refuse it
   * @throws IOException nothing, or the list without its new signature, was written
   */
  public void write(Path folder, PrivateKey key, long next, Instant until) throws IOException {
    var text = new StringBuilder("# version percent sha256 file\n");
    text.append(NUMBER).append(next).append('\n').append(EXPIRES).append(until).append('\n');
    for (Entry entry : entries) {
      text.append(entry.version())
          .append(' ')
          .append(entry.percent())
          .append(' ')
          .append(entry.sha256())
          .append(' ')
          .append(entry.file())
          .append('\n');
    }
    byte[] content = text.toString().getBytes(StandardCharsets.UTF_8);
    WholeFile.replace(folder.resolve(LIST), content);
    WholeFile.replace(
        folder.resolve(SIGNATURE), Base64.getEncoder().encode(SigningKeys.sign(content, key)));
  }

  /**
   * The newest version meant for a desk that is newer than what it has.
   *
   * @param present the version that runs
   * @param place the desk's place in the roll-out, 0 to 99: versions of a percentage above it
   */
  public Optional<Entry> newerThan(String present, int place) {
    return entries.stream()
        .filter(e -> place < e.percent())
        .filter(e -> compare(e.version(), present) > 0)
        .max((a, b) -> compare(a.version(), b.version()));
  }

  /**
   * A desk's place, from 0 to 99: the ring it was given, or for good by its name.
   *
   * @param ring from {@code desk.conf}; may be null
   * @param desk name of the desk
   */
  public static int place(@Nullable String ring, String desk) {
    if (ring != null && ring.matches("[0-9]{1,2}")) {
      return Integer.parseInt(ring);
    }
    String hash = Sha256.of(desk.getBytes(StandardCharsets.UTF_8)).hex();
    return Integer.parseInt(hash.substring(0, 6), 16) % 100;
  }

  /** Compares versions number by number. */
  static int compare(String a, String b) {
    String[] left = a.split("[.-]", -1);
    String[] right = b.split("[.-]", -1);
    for (int i = 0; i < Math.max(left.length, right.length); i++) {
      int difference =
          Integer.compare(
              number(i < left.length ? left[i] : "0"), number(i < right.length ? right[i] : "0"));
      if (difference != 0) {
        return difference;
      }
    }
    return 0;
  }

  private static int number(String part) {
    return part.matches("[0-9]{1,8}") ? Integer.parseInt(part) : 0;
  }
}
