package dev.shinseidesk.archive;

import dev.shinseidesk.application.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * One file inside an application's ZIP.
 *
 * @param index position among the archive's entries, from 0; the key to its content
 * @param name name as shown: decoded, never used as a path
 * @param encoding how the name was decoded: UTF-8, Windows-31J, …
 * @param size unpacked bytes
 * @param type by its first bytes
 * @param claimedType by its name's ending
 * @param sha256 of the unpacked bytes; null where they can't be read
 * @param role what it is in the filing
 */
public record DocumentInfo(
    int index,
    String name,
    String encoding,
    long size,
    FileType type,
    FileType claimedType,
    @Nullable Sha256 sha256,
    Role role) {
  /**
   * A file by itself, judged as one in an archive is.
   *
   * @param name without its folder
   */
  public static DocumentInfo of(String name, byte[] bytes) {
    FileType claimed = FileTypes.claimed(name);
    byte[] head = java.util.Arrays.copyOf(bytes, Math.min(bytes.length, FileTypes.HEAD));
    FileType type = FileTypes.actual(head, claimed);
    return new DocumentInfo(
        0, name, "", bytes.length, type, claimed, Sha256.of(bytes), Role.ATTACHMENT);
  }

  /** What a file is in the filing; which name means which stands in the portal profile [A]. */
  public enum Role {
    /** The form as PDF. */
    FORM,
    /** The form's items as CSV. */
    ITEMS_CSV,
    /** The form's items as XML. */
    ITEMS_XML,
    /** What the resident added. */
    ATTACHMENT
  }
}
