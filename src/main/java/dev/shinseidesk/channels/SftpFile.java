package dev.shinseidesk.channels;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.OpenMode;
import net.schmizz.sshj.sftp.PacketType;
import net.schmizz.sshj.sftp.RemoteFile;
import net.schmizz.sshj.sftp.Request;
import net.schmizz.sshj.sftp.Response;
import net.schmizz.sshj.sftp.SFTPEngine;

/** The two of OpenSSH's extensions that the library leaves out. */
final class SftpFile extends RemoteFile {
  private final SFTPEngine engine;
  private final byte[] opened;

  private SftpFile(SFTPEngine engine, String path, byte[] handle) {
    super(engine, path, handle);
    this.engine = engine;
    this.opened = handle;
  }

  /** Makes a new file to write to; fails where something stands there. */
  static SftpFile create(SFTPEngine engine, String path) throws IOException {
    Request open =
        engine
            .newRequest(PacketType.OPEN)
            .putString(path, engine.getSubsystem().getRemoteCharset())
            .putUInt32(OpenMode.toMask(Set.of(OpenMode.WRITE, OpenMode.CREAT, OpenMode.EXCL)))
            .putFileAttributes(FileAttributes.EMPTY);
    Response answer = answer(engine, open);
    return new SftpFile(engine, path, answer.ensurePacketTypeIs(PacketType.HANDLE).readBytes());
  }

  /** Has what was written on the server's disk, where the server can promise that. */
  void sync() throws IOException {
    if (engine.supportsServerExtension("fsync", "openssh.com")) {
      answer(engine, engine.newExtendedRequest("fsync@openssh.com").putBytes(opened))
          .ensureStatusPacketIsOK();
    }
  }

  /**
   * Room on the server's disk.
   *
   * @param bytes free for this user; {@link Long#MAX_VALUE} where the server doesn't tell
   * @param readOnly whether nothing can be written
   */
  record Room(long bytes, boolean readOnly) {
    /** The server doesn't tell. */
    static final Room UNKNOWN = new Room(Long.MAX_VALUE, false);
  }

  /** Asks for the room at a path. */
  static Room room(SFTPEngine engine, String path) throws IOException {
    if (!engine.supportsServerExtension("statvfs", "openssh.com")) {
      return Room.UNKNOWN;
    }
    Request ask =
        engine
            .newExtendedRequest("statvfs@openssh.com")
            .putString(path, engine.getSubsystem().getRemoteCharset());
    Response answer = answer(engine, ask).ensurePacketTypeIs(PacketType.EXTENDED_REPLY);
    answer.readUInt64();
    long fragment = answer.readUInt64();
    answer.readUInt64();
    answer.readUInt64();
    long available = answer.readUInt64();
    answer.readRawBytes(new byte[32]); // inodes and the file system's id
    boolean readOnly = (answer.readUInt64() & 1) != 0;
    return new Room(
        Math.multiplyHigh(fragment, available) == 0 ? fragment * available : Long.MAX_VALUE,
        readOnly);
  }

  private static Response answer(SFTPEngine engine, Request request) throws IOException {
    return engine.request(request).retrieve(engine.getTimeoutMs(), TimeUnit.MILLISECONDS);
  }
}
