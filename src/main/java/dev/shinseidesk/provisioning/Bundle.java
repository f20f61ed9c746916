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
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * An office's configuration in one signed file: profiles, routes, rules, settings, authorities. No
 * store, no keyring, no certificate with its key: secrets go another way. The signature stands over
 * all that comes after it, and nothing is looked at before it fits.
 *
 * @param made when
 * @param files contents by name, in the order of the names
 */
public record Bundle(Instant made, Map<String, byte[]> files) {
  private static final String MAGIC = "SHINSEI-BUNDLE-1";
  private static final int SIGNATURE = 64;
  private static final int LARGEST = 64 << 20;

  /** What may be in one: plain names, no folders. */
  private static final Pattern NAME =
      Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,99}\\.(json|pem|crt)");

  /** Copies the map. */
  public Bundle {
    files = new TreeMap<>(files);
  }

  /**
   * Gathers a configuration folder.
   *
   * @throws DeskException {@code provisioning.unreadable}
   */
  public static Bundle of(Path folder, Instant made) throws DeskException {
    Map<String, byte[]> files = new TreeMap<>();
    try (var all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = String.valueOf(file.getFileName());
        if (NAME.matcher(name).matches()) {
          files.put(name, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
    return new Bundle(made, files);
  }

  /** The signed file. */
  public byte[] signed(PrivateKey key) throws IOException {
    var body = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(body)) {
      out.writeUTF(MAGIC);
      out.writeUTF(made.toString());
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
    byte[] whole;
    try {
      if (Files.size(file) > LARGEST) {
        throw SigningKeys.refused("provisioning.bad-signature", file);
      }
      whole = Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
    if (whole.length <= SIGNATURE) {
      throw SigningKeys.refused("provisioning.bad-signature", file);
    }
    byte[] signature = Arrays.copyOf(whole, SIGNATURE);
    byte[] content = Arrays.copyOfRange(whole, SIGNATURE, whole.length);
    if (!SigningKeys.fits(content, signature, key)) {
      throw SigningKeys.refused("provisioning.bad-signature", file);
    }
    try (var in = new DataInputStream(new ByteArrayInputStream(content))) {
      if (!in.readUTF().equals(MAGIC)) {
        throw unreadable(file, null);
      }
      Instant made = Instant.parse(in.readUTF());
      Map<String, byte[]> files = new TreeMap<>();
      int count = in.readInt();
      for (int i = 0; i < count; i++) {
        String name = in.readUTF();
        int size = in.readInt();
        if (!NAME.matcher(name).matches() || size < 0 || size > in.available()) {
          throw unreadable(file, null);
        }
        files.put(name, in.readNBytes(size));
      }
      return new Bundle(made, files);
    } catch (IOException | DateTimeException e) {
      throw unreadable(file, e);
    }
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

  private static DeskException unreadable(
      Path file, java.lang.@org.jspecify.annotations.Nullable Exception cause) {
    return new DeskException(
        Problem.of(Kind.USAGE, "provisioning.unreadable", file.toString()), cause);
  }
}
