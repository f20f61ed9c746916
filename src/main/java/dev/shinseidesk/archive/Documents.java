package dev.shinseidesk.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Opens application ZIPs from memory; nothing is ever extracted to disk. Any thread but the FX
 * thread.
 */
public interface Documents {
  /** What the archive holds, within the limits; never throws for any bytes. */
  ArchiveReport read(byte[] zip);

  /**
   * The unpacked bytes of one document.
   *
   * @return null where they can't be read (the report says why)
   */
  byte @Nullable [] content(byte[] zip, DocumentInfo document);

  /** Opens a document for looking at; never throws for any bytes, gives Unshowable instead. */
  default OpenedDocument open(byte[] zip, DocumentInfo document) {
    byte[] bytes = content(zip, document);
    return bytes == null
        ? DocumentOpener.unshowable(document, "unreadable")
        : openFile(bytes, document);
  }

  /**
   * Opens a document that lies in no archive, or in another document; as {@link #open}.
   *
   * @param bytes its own, unpacked; not to be changed while it is open
   */
  OpenedDocument openFile(byte[] bytes, DocumentInfo document);

  /** The form's items from CSV and XML, each by itself, and what was wrong with reading them. */
  FormReading form(byte[] zip, ArchiveReport report);

  /**
   * The form as read.
   *
   * @param csv items of the CSV; empty where there is none or it can't be read
   * @param xml items of the XML; empty where there is none or it can't be read
   * @param problems what could not be read
   */
  record FormReading(List<FormItem> csv, List<FormItem> xml, List<ArchiveProblem> problems) {
    /** Copies the lists. */
    public FormReading {
      csv = List.copyOf(csv);
      xml = List.copyOf(xml);
      problems = List.copyOf(problems);
    }

    /** The CSV's items, or the XML's where there is no CSV. */
    public List<FormItem> items() {
      return csv.isEmpty() ? xml : csv;
    }
  }
}
