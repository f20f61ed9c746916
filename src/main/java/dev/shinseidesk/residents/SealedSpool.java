package dev.shinseidesk.residents;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Bytes kept for a moment that are too many for memory and must not lie on the disk as they are:
 * written once, then read as often as needed. On the disk they are encrypted (AES-256, CTR) under a
 * key that lives in memory and serves this one file. The file loses its name as soon as it is open
 * (on Windows when it is closed), so the system takes it away even where the desk is killed. One
 * thread.
 */
final class SealedSpool implements LinkContent, AutoCloseable {
  private static final String PREFIX = "shinsei-desk-spool-";
  private static final String CIPHER = "AES/CTR/NoPadding";
  private static final int KEY_BYTES = 32;

  /** The key encrypts one file, so one starting value is as good as another. */
  private static final IvParameterSpec START = new IvParameterSpec(new byte[16]);

  private final SecretKeySpec key;
  private final FileChannel file;

  private SealedSpool(FileChannel file) {
    byte[] random = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(random);
    this.key = new SecretKeySpec(random, "AES");
    this.file = file;
  }

  /**
   * An empty one.
   *
   * @param folder whose disk takes the bytes
   * @throws IOException when no file can be made there
   */
  static SealedSpool in(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    Set<StandardOpenOption> options =
        EnumSet.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE,
            StandardOpenOption.DELETE_ON_CLOSE);
    return new SealedSpool(
        FileChannel.open(folder.resolve(PREFIX + UUID.randomUUID()), options, ownerOnly));
  }

  /** Takes the bytes, once; they can be read when it is closed. */
  OutputStream fill() {
    var kept =
        new FilterOutputStream(Channels.newOutputStream(file)) {
          @Override
          public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
          }

          @Override
          public void close() {
            // the file stays open: closed it would be gone
          }
        };
    return new CipherOutputStream(kept, cipher(Cipher.ENCRYPT_MODE));
  }

  @Override
  public InputStream open() {
    return new CipherInputStream(new FromStart(file), cipher(Cipher.DECRYPT_MODE));
  }

  private Cipher cipher(int mode) {
    try {
      Cipher cipher = Cipher.getInstance(CIPHER);
      cipher.init(mode, key, START);
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has " + CIPHER, e);
    }
  }

  /** Takes the file away; what was in it can't be read by anybody any more. */
  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Reads with a position of its own, so that one reading never disturbs another. */
  private static final class FromStart extends InputStream {
    private final FileChannel file;
    private long position;

    FromStart(FileChannel file) {
      this.file = file;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int from, int count) throws IOException {
      int n = file.read(ByteBuffer.wrap(into, from, count), position);
      position += Math.max(0, n);
      return n;
    }
  }
}
