package dev.shinseidesk.practice;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** Keeps SFTP inside one folder: a link in it leads nowhere, and none can be made. */
final class RootedFiles implements SftpFileSystemAccessor {
  private final Path root;

  RootedFiles(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  @Override
  public Path resolveLocalFilePath(SftpSubsystemProxy subsystem, Path rootDir, String remotePath)
      throws IOException {
    Path path = SftpFileSystemAccessor.super.resolveLocalFilePath(subsystem, rootDir, remotePath);
    String inside = path.toAbsolutePath().normalize().toString().replaceAll("^/+", "");
    Path real = root.resolve(inside).normalize();
    if (!real.startsWith(root)) {
      throw new AccessDeniedException(remotePath);
    }
    for (Path part = real; part != null && !part.equals(root); part = part.getParent()) {
      if (Files.isSymbolicLink(part)) {
        throw new AccessDeniedException(remotePath);
      }
    }
    return path;
  }

  @Override
  public void createLink(SftpSubsystemProxy subsystem, Path link, Path existing, boolean symbolic)
      throws IOException {
    throw new AccessDeniedException(link.toString());
  }
}
