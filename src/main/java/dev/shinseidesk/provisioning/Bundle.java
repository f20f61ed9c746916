package dev.shinseidesk.provisioning;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WholeFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An office's configuration in one signed file: profiles, routes, rules, settings, authorities. No
 * store, no keyring, no certificate with its key: secrets go another way. The signature stands over
 * all that comes after it, and nothing is looked at before it fits.
 *
 * @param number which one it is: a desk that has seen a higher one takes no lower one; 0 for those
 *     of releases that gave none
 * @param made when
 * @param expires from when on no desk takes it up any more; null for those of releases that gave
 *     none
 * @param files contents by name, in the order of the names
 */
public record Bundle(
    long number, Instant made, @Nullable Instant expires, Map<String, byte[]> files) {
  /** Largest file that is looked at. */
  static final int LARGEST = 64 << 20;

  private static final String FIRST = "SHINSEI-BUNDLE-1";
  private static final String MAGIC = "SHINSEI-BUNDLE-2";
  private static final int SIGNATURE = 64;

  /** What may be in one: plain names, no folders. */
  private static final Pattern NAME =
      Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,99}\\.(json|csv|pem|crt)");

  /** Copies the map; a negative number counts as 0. */
  public Bundle {
    number = Math.max(0, number);
    files = new TreeMap<>(files);
  }

  /**
   * Of these files those that can be in a bundle, see {@link #carries}.
   *
   * @param inForce the files of a configuration folder by name
   */
  public static Bundle of(Map<String, byte[]> inForce, long number, Instant made, Instant expires) {
    Map<String, byte[]> files = new TreeMap<>(inForce);
    files.keySet().removeIf(name -> !carries(name));
    return new Bundle(number, made, expires, files);
  }

  /** Whether a file of this name may be in a bundle: nothing that could hold a key of its own. */
  public static boolean carries(String name) {
    return NAME.matcher(name).matches();
  }

  /** The signed file. */
  public byte[] signed(PrivateKey key) throws IOException {
    var body = new ByteArrayOutputStream();
    Instant end = expires;
    try (var out = new DataOutputStream(body)) {
      out.writeUTF(end == null ? FIRST : MAGIC);
      out.writeUTF(made.toString());
      if (end != null) {
        out.writeLong(number);
        out.writeUTF(end.toString());
      }
      out.writeInt(files.size());
      for (var file : files.entrySet()) {
        out.writeUTF(file.getKey());
        out.writeInt(file.getValue().length);
        out.write(file.getValue());
      }
    }
    byte[] content = body.toByteArray();
    var whole = new ByteArrayOutputStream();
    whole.write(SigningKeys.sign(content, key));
    whole.write(content);
    return whole.toByteArray();
  }

  /**
   * Reads a bundle whose signature fits.
   *
   * @throws DeskException {@code provisioning.unreadable}, {@code provisioning.bad-signature}
   */
  public static Bundle open(Path file, PublicKey key) throws DeskException {
    return read(bytes(file), file, key);
  }

  /** The bytes of a file that isn't too large to be one. */
  static byte[] bytes(Path file) throws DeskException {
    try (var in = Files.newInputStream(file)) {
      byte[] whole = in.readNBytes(LARGEST + 1);
      if (whole.length > LARGEST) {
        throw SigningKeys.refused("provisioning.bad-signature", file);
      }
      return whole;
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The same from bytes.
   *
   * @param file where they come from, for the message
   * @throws DeskException {@code provisioning.unreadable}, {@code provisioning.bad-signature}
   */
  static Bundle read(byte[] whole, Path file, PublicKey key) throws DeskException {
    if (whole.length <= SIGNATURE) {
      throw SigningKeys.refused("provisioning.bad-signature", file);
    }
    byte[] signature = Arrays.copyOf(whole, SIGNATURE);
    byte[] content = Arrays.copyOfRange(whole, SIGNATURE, whole.length);
    if (!SigningKeys.fits(content, signature, key)) {
      throw SigningKeys.refused("provisioning.bad-signature", file);
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
      String magic = in.readUTF();
      boolean first = magic.equals(FIRST);
      if (!first && !magic.equals(MAGIC)) {
        throw unreadable(file, null);
      }
      Instant made = Instant.parse(in.readUTF());
      long number = first ? 0 : in.readLong();
      Instant expires = first ? null : Instant.parse(in.readUTF());
      Map<String, byte[]> files = new TreeMap<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        int size = in.readInt();
        if (!carries(name) || size < 0 || size > in.available() || files.containsKey(name)) {
          throw unreadable(file, null);
        }
        files.put(name, in.readNBytes(size));
      }
      if (in.available() > 0) {
        throw unreadable(file, null);
      }
      return new Bundle(number, made, expires, files);
    } catch (IOException | DateTimeException e) {
      throw unreadable(file, e);
    }
  }

  /**
   * The bundle without what its own {@code office.json} doesn't name: only what is in force is laid
   * down, whatever else lies in it.
   *
   * @param named names of the files in force by the contents of these, see the configuration
   */
  public Bundle listed(Function<Map<String, byte[]>, Set<String>> named) {
    Map<String, byte[]> kept = new TreeMap<>(files);
    kept.keySet().retainAll(named.apply(files));
    return new Bundle(number, made, expires, kept);
  }

  /** Names that {@link #listed} leaves out. */
  public Set<String> unlisted(Function<Map<String, byte[]>, Set<String>> named) {
    Set<String> extra = new TreeSet<>(files.keySet());
    extra.removeAll(named.apply(files));
    return extra;
  }

  /** Whether no desk takes it up any more. */
  public boolean expired(Instant now) {
    return expires != null && !now.isBefore(expires);
  }

  /**
   * Writes what differs into a configuration folder; what was there is kept as {@code .before}.
   *
   * @return how many files were written
   * @throws DeskException {@code provisioning.not-written}
   */
  public int layDown(Path folder) throws DeskException {
    int written = 0;
    try {
      Files.createDirectories(folder);
      for (var file : files.entrySet()) {
        Path target = folder.resolve(file.getKey());
        byte[] before = Files.exists(target) ? Files.readAllBytes(target) : null;
        if (before != null && Arrays.equals(before, file.getValue())) {
          continue;
        }
        if (before != null) {
          WholeFile.replace(folder.resolve(file.getKey() + ".before"), before);
        }
        WholeFile.replace(target, file.getValue());
        written++;
      }
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "provisioning.not-written", folder.toString()), e);
    }
    return written;
  }

  private static DeskException unreadable(Path file, @Nullable Exception cause) {
    return new DeskException(
        Problem.of(Kind.USAGE, "provisioning.unreadable", file.toString()), cause);
  }
}
