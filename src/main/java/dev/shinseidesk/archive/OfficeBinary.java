package dev.shinseidesk.archive;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.apache.poi.EncryptedDocumentException;
import org.apache.poi.OldFileFormatException;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.Entry;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.jspecify.annotations.Nullable;

/** Word, Excel and PowerPoint in the old compound format. Pure functions over bytes. */
final class OfficeBinary {
  private static final int MAX_DEPTH = 6;
  private static final int MAX_ENTRIES = 2_000;

  private OfficeBinary() {}

  /**
   * Reads into the builder.
   *
   * @return null when read; else the key of why it can't be shown
   */
  static @Nullable String read(byte[] bytes, ContentsBuilder out) {
    if (bytes.length > out.limits().maxBinaryBytes()) {
      return "office-big";
    }
    try (var files = new POIFSFileSystem(new ByteArrayInputStream(bytes))) {
      return read(files, out);
    } catch (ContentsBuilder.Stopped e) {
      throw e;
    } catch (EncryptedDocumentException e) {
      return "office-password";
    } catch (OldFileFormatException e) {
      return "office-old";
    } catch (IOException | RuntimeException e) {
      return "office-damaged";
    }
  }

  private static @Nullable String read(POIFSFileSystem files, ContentsBuilder out)
      throws IOException {
    DirectoryNode root = files.getRoot();
    if (root.hasEntryCaseInsensitive("EncryptedPackage")
        || root.hasEntryCaseInsensitive("EncryptionInfo")) {
      return "office-password";
    }
    int[] left = {MAX_ENTRIES};
    noteActive(root, out, 0, left);
    if (root.hasEntryCaseInsensitive("Workbook")) {
      OldSheets.read(files, out);
    } else if (root.hasEntryCaseInsensitive("Book")) {
      OldSheets.readOldest(files, out);
    } else if (root.hasEntryCaseInsensitive("WordDocument")) {
      OldWord.read(files, out);
    } else if (root.hasEntryCaseInsensitive("PowerPoint Document")) {
      OldSlides.read(files, out);
    } else {
      return "office-kind";
    }
    return null;
  }

  /** Says what the desk doesn't touch: macros and embedded files. */
  private static void noteActive(
      DirectoryEntry folder, ContentsBuilder out, int depth, int[] left) {
    for (Entry entry : folder) {
      out.check();
      if (--left[0] < 0) {
        return;
      }
      String name = entry.getName().toLowerCase(Locale.ROOT);
      if (name.equals("macros") || name.equals("vba") || name.startsWith("_vba_project")) {
        out.note("office-macros");
      } else if (name.equals("objectpool") || name.startsWith("mbd")) {
        out.note("office-embedded");
      }
      if (entry instanceof DirectoryEntry inner && depth < MAX_DEPTH) {
        noteActive(inner, out, depth + 1, left);
      }
    }
  }
}
