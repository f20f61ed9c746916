package dev.shinseidesk.intake;

import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.archive.OpenedDocument;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The real reader with a fault that shows on one archive. */
final class FaultyDocuments implements Documents {
  private final Documents real;
  private final byte[] cursed;

  FaultyDocuments(Documents real, byte[] cursed) {
    this.real = real;
    this.cursed = cursed;
  }

  @Override
  public ArchiveReport read(byte[] zip) {
    if (Arrays.equals(zip, cursed)) {
      throw new IllegalStateException("氏名 must not reach the log");
    }
    return real.read(zip);
  }

  @Override
  public byte @Nullable [] content(byte[] zip, DocumentInfo document) {
    return real.content(zip, document);
  }

  @Override
  public OpenedDocument openFile(byte[] bytes, DocumentInfo document) {
    return real.openFile(bytes, document);
  }

  @Override
  public FormReading form(byte[] zip, ArchiveReport report) {
    return real.form(zip, report);
  }
}
