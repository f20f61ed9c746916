package dev.shinseidesk.channels;

import com.hierynomus.sshj.sftp.RemoteResourceSelector;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.sftp.FileAttributes;
import net.schmizz.sshj.sftp.FileMode;
import net.schmizz.sshj.sftp.RemoteResourceInfo;
import net.schmizz.sshj.sftp.Response.StatusCode;
import net.schmizz.sshj.sftp.SFTPClient;
import org.jspecify.annotations.Nullable;

/** An open connection of an {@link SftpTransport}. */
final class SftpSession implements TransportSession {
  private final SftpSettings settings;
  private final SSHClient ssh;
  private final SFTPClient sftp;
  private final SftpFiles files;
  private final Watchdog watchdog;
  private final SftpProblems problems;
  private final String place;

  SftpSession(
      SftpSettings settings,
      SSHClient ssh,
      SFTPClient sftp,
      Watchdog watchdog,
      SftpProblems problems) {
    this.settings = settings;
    this.ssh = ssh;
    this.sftp = sftp;
    this.files = new SftpFiles(sftp, watchdog);
    this.watchdog = watchdog;
    this.problems = problems;
    this.place = settings.destination();
  }

  /** Throws unless the directory of the settings is there. */
  void checkDirectory() throws DeskException {
    try {
      FileAttributes found = sftp.stat(settings.directory());
      FileMode.Type type = found.getType();
      if (type != FileMode.Type.DIRECTORY && type != FileMode.Type.UNKNOWN) {
        throw problems.folderMissing(null);
      }
    } catch (IOException e) {
      throw looked(e, null);
    }
  }

  @Override
  public boolean holds(String name, Sha256 hash) throws DeskException {
    String file = path(name);
    watchdog.sign();
    try {
      FileAttributes found = files.lstat(file);
      if (found == null) {
        checkDirectory();
        return false;
      }
      if (!SftpFiles.mayBeFile(found) || !files.hash(file).equals(hash)) {
        throw ChannelProblems.nameTaken(place, name);
      }
      return true;
    } catch (IOException e) {
      if (SftpProblems.missing(e)) {
        return false; // taken by its reader between the two looks
      }
      throw looked(e, name);
    } finally {
      watchdog.rest();
    }
  }

  @Override
  public void put(String name, byte[] content) throws DeskException {
    String file = path(name);
    String temp = file + settings.tempSuffix();
    boolean ours = false;
    watchdog.sign();
    try {
      files.removeIfThere(temp);
      refuseTaken(file, name);
      ours = true;
      files.write(temp, content);
      if (!files.hash(temp).equals(Sha256.of(content))) {
        throw ChannelProblems.readBack(place, name);
      }
      refuseTaken(file, name);
      rename(temp, file, name);
      ours = false;
    } catch (IOException e) {
      DeskException told = failedWrite(e, content.length);
      if (ours) {
        files.removeQuietly(temp);
        ours = false;
      }
      throw restored(told, e);
    } finally {
      if (ours) {
        files.removeQuietly(temp);
      }
      watchdog.rest();
    }
  }

  /** Plain rename, which refuses to overwrite; the POSIX one of OpenSSH would. */
  private void rename(String temp, String file, String name) throws IOException, DeskException {
    try {
      sftp.rename(temp, file);
    } catch (IOException e) {
      if (SftpProblems.status(e) != null) {
        refuseTaken(file, name);
      }
      throw e;
    }
  }

  private void refuseTaken(String file, String name) throws IOException, DeskException {
    if (files.lstat(file) != null) {
      throw ChannelProblems.nameTaken(place, name);
    }
  }

  @Override
  public List<ListedFile> list() throws DeskException {
    watchdog.sign();
    try {
      Listing files = new Listing(place);
      sftp.ls(
          settings.directory(),
          (RemoteResourceSelector)
              found -> {
                if (SftpFiles.mayBeFile(found.getAttributes())
                    && !found.getName().endsWith(settings.tempSuffix())) {
                  files.add(listed(found));
                }
                // nothing is kept by the library
                return files.count()
                    ? RemoteResourceSelector.Result.CONTINUE
                    : RemoteResourceSelector.Result.BREAK;
              });
      return files.byName();
    } catch (IOException e) {
      throw looked(e, null);
    } finally {
      watchdog.rest();
    }
  }

  private static ListedFile listed(RemoteResourceInfo found) {
    FileAttributes attributes = found.getAttributes();
    return new ListedFile(
        found.getName(), attributes.getSize(), Instant.ofEpochSecond(attributes.getMtime()));
  }

  @Override
  public void fetch(String name, OutputStream to, long mostBytes) throws DeskException {
    String file = path(name);
    watchdog.sign();
    try {
      FileAttributes before = files.lstat(file);
      if (before == null || !SftpFiles.mayBeFile(before)) {
        throw ChannelProblems.fileMissing(null, place, name);
      }
      if (before.getSize() > mostBytes) {
        throw ChannelProblems.tooLarge(place, name, mostBytes);
      }
      long copied =
          SftpFiles.<Long, DeskException>with(
              sftp.open(file),
              remote -> LocalCopy.of(files.watched(remote), to, place, name, mostBytes));
      FileAttributes after = files.lstat(file);
      if (after == null || after.getSize() != copied || after.getMtime() != before.getMtime()) {
        throw ChannelProblems.changing(place, name);
      }
    } catch (IOException e) {
      throw looked(e, name);
    } finally {
      watchdog.rest();
    }
  }

  @Override
  public void remove(String name) throws DeskException {
    String file = path(name);
    watchdog.sign();
    try {
      files.removeIfThere(file);
    } catch (IOException e) {
      throw restored(failedWrite(e, 0), e);
    } finally {
      watchdog.rest();
    }
  }

  @Override
  public void close() {
    watchdog.close();
    end(ssh);
  }

  /** Hangs up; what the server thinks of that changes nothing any more. */
  static void end(SSHClient ssh) {
    try {
      ssh.disconnect();
    } catch (IOException e) {
      SftpTransport.cut(ssh);
    }
  }

  private DeskException failedWrite(IOException e, long needed) {
    StatusCode status = SftpProblems.status(e);
    if (status == null) {
      return problems.connection(e, watchdog.barked());
    }
    try {
      if (SftpProblems.missing(e) && files.lstat(settings.directory()) == null) {
        return problems.folderMissing(e);
      }
      SftpFile.Room room = SftpFile.room(sftp.getSFTPEngine(), settings.directory());
      return problems.writing(e, status, room.bytes() < needed, room.readOnly());
    } catch (IOException unanswered) {
      return problems.writing(e, status, false, false);
    }
  }

  /** What a failed look means; a name where one file was looked at. */
  private DeskException looked(IOException e, @Nullable String name) {
    StatusCode status = SftpProblems.status(e);
    DeskException told;
    if (status == null) {
      told = problems.connection(e, watchdog.barked());
    } else if (!SftpProblems.missing(e)) {
      told = problems.reading(e, status);
    } else if (name == null) {
      told = problems.folderMissing(e);
    } else {
      told = ChannelProblems.fileMissing(e, place, name);
    }
    return restored(told, e);
  }

  /** Leaves the thread's wish to stop as it was. */
  private static DeskException restored(DeskException told, IOException e) {
    if (SftpProblems.interrupted(e)) {
      Thread.currentThread().interrupt();
    }
    return told;
  }

  private String path(String name) throws DeskException {
    ChannelProblems.plain(name, place, settings.tempSuffix());
    String directory = settings.directory();
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
