package dev.shinseidesk.channels;

import dev.shinseidesk.application.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.FileMode;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.SFTPClient;
import org.jspecify.annotations.Nullable;

/** The few acts on remote files that an SFTP session is made of; each can be interrupted. */
final class SftpFiles {
  private static final int AHEAD = 16;
  private static final int CHUNK = 1 << 15;

  private final SFTPClient sftp;
  private final Watchdog watchdog;

  SftpFiles(SFTPClient sftp, Watchdog watchdog) {
    this.sftp = sftp;
    this.watchdog = watchdog;
  }

  /** Writes a new file and has it on the disk, where the server can promise that. */
  void write(String temp, byte[] content) throws IOException {
    SftpFile created = SftpFile.create(sftp.getSFTPEngine(), temp);
    with(
        created,
        file -> {
          OutputStream out = created.new RemoteFileOutputStream(0, AHEAD);
          for (int at = 0; at < content.length; at += CHUNK) {
            goOn();
            out.write(content, at, Math.min(CHUNK, content.length - at));
          }
          out.flush();
          created.sync();
          return file;
        });
  }

  /** Work on an open file. */
  interface FileWork<T, E extends Exception> {
    /** Does it. */
    T on(RemoteFile file) throws IOException, E;
  }

  /**
   * Works on an open file and closes it. Once a connection is lost, the library throws the same
   * exception object from every call, the closing too; Java refuses to suppress an exception under
   * itself, so try-with-resources would hide the loss.
   */
  static <T, E extends Exception> T with(RemoteFile file, FileWork<T, E> work)
      throws IOException, E {
    boolean done = false;
    try {
      T result = work.on(file);
      done = true;
      return result;
    } catch (IndexOutOfBoundsException e) {
      // the library's output buffer is out of step once its connection broke off
      throw new IOException("connection lost", e);
    } finally {
      close(file, done);
    }
  }

  private static void close(RemoteFile file, boolean done) throws IOException {
    try {
      file.close();
    } catch (IOException | IndexOutOfBoundsException e) {
      if (done) {
        throw new IOException("not closed", e);
      }
      // what led here is told instead
    }
  }

  /** Takes a file away if it is there; folders are left alone. */
  void removeIfThere(String file) throws IOException {
    FileAttributes found = lstat(file);
    if (found != null && found.getType() != FileMode.Type.DIRECTORY) {
      try {
        sftp.rm(file);
      } catch (IOException e) {
        if (!SftpProblems.missing(e)) {
          throw e;
        }
      }
    }
  }

  /**
   * As far as possible. The wish to stop that may have led here waits meanwhile: otherwise it would
   * stop the tidying as well.
   */
  void removeQuietly(String file) {
    boolean stop = Thread.interrupted();
    try {
      removeIfThere(file);
    } catch (IOException | IndexOutOfBoundsException e) {
      // the failure that led here is told; a leftover bears the suffix that readers pass over
    } finally {
      if (stop) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** What stands there, links not followed; null for nothing. */
  @Nullable FileAttributes lstat(String file) throws IOException {
    goOn();
    try {
      return sftp.lstat(file);
    } catch (IOException e) {
      if (SftpProblems.missing(e)) {
        return null;
      }
      throw e;
    }
  }

  /** Digest of what the file holds now. */
  Sha256 hash(String file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return with(
          sftp.open(file),
          remote -> {
            InputStream in = watched(remote);
            byte[] buffer = new byte[CHUNK];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
              digest.update(buffer, 0, n);
            }
            return new Sha256(HexFormat.of().formatHex(digest.digest()));
          });
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Reads ahead and tells the watchdog that something goes on. */
  InputStream watched(RemoteFile remote) {
    return new FilterInputStream(remote.new ReadAheadRemoteFileInputStream(AHEAD)) {
      @Override
      public int read(byte[] into, int at, int length) throws IOException {
        goOn();
        return super.read(into, at, length);
      }
    };
  }

  /** Tells the watchdog that something goes on; throws where somebody asked to stop. */
  void goOn() throws InterruptedIOException {
    watchdog.sign();
    if (Thread.interrupted()) {
      throw new InterruptedIOException();
    }
  }

  /** Whether it is a file, as far as the server tells. */
  static boolean mayBeFile(FileAttributes found) {
    return found.getType() == FileMode.Type.REGULAR || found.getType() == FileMode.Type.UNKNOWN;
  }
}
