package dev.shinseidesk.residents;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What versions before this one left in the temporary folder when they were ended in the middle of
 * an import: the whole file of number links, readable. This version leaves none ({@code
 * SealedSpool}). Stateless.
 */
public final class LinkLeftovers {
  /** What those versions called their folders; nothing else of the folder is touched. */
  private static final String FORMER = "shinsei-desk-links-*";

  private static final Logger LOG = LoggerFactory.getLogger(LinkLeftovers.class);

  private LinkLeftovers() {}

  /**
   * Deletes them, as far as they belong to the account the desk runs under; links are not followed.
   * What can't be deleted is told in the log, by its folder's name.
   *
   * @param temporary the folder such versions used, the machine's temporary one
   * @return folders that were deleted
   */
  public static int sweep(Path temporary) {
    int swept = 0;
    try {
      List<Path> found = found(temporary);
      if (found.isEmpty()) {
        return 0;
      }
      UserPrincipal self = self(temporary);
      for (Path folder : found) {
        if (Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(self)) {
          swept += delete(folder) ? 1 : 0;
        }
      }
    } catch (IOException e) {
      LOG.warn("the temporary folder could not be searched for number-link files", e);
    }
    if (swept > 0) {
      LOG.info("number-link files an earlier version left behind were deleted: {}", swept);
    }
    return swept;
  }

  private static List<Path> found(Path temporary) throws IOException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> named = Files.newDirectoryStream(temporary, FORMER)) {
      for (Path one : named) {
        if (Files.isDirectory(one, LinkOption.NOFOLLOW_LINKS)) {
          found.add(one);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return found;
  }

  /** The account as the file system names it, which need not be how the system does. */
  private static UserPrincipal self(Path temporary) throws IOException {
    Path mine = Files.createTempFile(temporary, "shinsei-desk-", ".tmp");
    try {
      return Files.getOwner(mine);
    } finally {
      Files.delete(mine);
    }
  }

  private static boolean delete(Path folder) {
    try (DirectoryStream<Path> inside = Files.newDirectoryStream(folder)) {
      for (Path one : inside) {
        Files.delete(one);
      }
      Files.delete(folder);
      return true;
    } catch (IOException | DirectoryIteratorException e) {
      LOG.warn(
          "{} of an earlier version could not be deleted: {}", folder.getFileName(), e.toString());
      return false;
    }
  }
}
