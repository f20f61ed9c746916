package dev.shinseidesk.archive;

/** What a file is by its first bytes, or claims to be by its name's ending. */
public enum FileType {
  PDF,
  JPEG,
  PNG,
  GIF,
  TIFF,
  XML,
  CSV,
  TEXT,
  /** Word, Excel, PowerPoint in the old compound format. */
  OFFICE_BINARY,
  /** Word, Excel, PowerPoint as ZIP of XML. */
  OFFICE_XML,
  ZIP,
  /** Nothing the desk knows. */
  UNKNOWN
}
