package dev.shinseidesk.archive;

import dev.shinseidesk.application.Applicant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@link Documents} over ZIP bytes in memory. Immutable; any thread but the FX thread. Each call
 * opens the bytes afresh and keeps nothing, so what comes back is the caller's alone.
 */
public final class ZipDocuments implements Documents {
  private final ArchiveLimits limits;
  private final ViewLimits viewLimits;
  private final ArchiveReader reader;
  private final FormReader form;

  /**
   * With {@link ViewLimits#DEFAULT}.
   *
   * @throws IllegalArgumentException when a pattern or the character set of the layout is none
   */
  public ZipDocuments(ArchiveLimits limits, ArchiveLayout layout) {
    this(limits, layout, ViewLimits.DEFAULT);
  }

  /**
   * With bounds of one's own for looking at documents.
   *
   * @throws IllegalArgumentException when a pattern or the character set of the layout is none
   */
  public ZipDocuments(ArchiveLimits limits, ArchiveLayout layout, ViewLimits viewLimits) {
    this.limits = limits;
    this.viewLimits = viewLimits;
    this.reader = new ArchiveReader(limits, layout);
    this.form = new FormReader(layout, viewLimits);
    DecodingSettings.apply();
  }

  /** The bounds on archives. */
  public ArchiveLimits limits() {
    return limits;
  }

  @Override
  public ArchiveReport read(byte[] zip) {
    return reader.read(zip);
  }

  @Override
  public byte @Nullable [] content(byte[] zip, DocumentInfo document) {
    return reader.content(zip, document);
  }

  @Override
  public OpenedDocument openFile(byte[] bytes, DocumentInfo document) {
    return DocumentOpener.open(bytes, document, viewLimits);
  }

  @Override
  public FormReading form(byte[] zip, ArchiveReport report) {
    List<ArchiveProblem> problems = new ArrayList<>();
    List<FormItem> csv = new ArrayList<>();
    List<FormItem> xml = new ArrayList<>();
    boolean any = false;
    for (var document : report.documents()) {
      boolean isCsv = document.role() == DocumentInfo.Role.ITEMS_CSV;
      if (!isCsv && document.role() != DocumentInfo.Role.ITEMS_XML) {
        continue;
      }
      any = true;
      if (!(isCsv ? csv : xml).isEmpty()) {
        problems.add(new ArchiveProblem("items-several", document.name(), List.of(), false));
        continue;
      }
      byte[] bytes = content(zip, document);
      if (bytes == null) {
        problems.add(new ArchiveProblem("unreadable", document.name(), List.of(), true));
      } else if (isCsv) {
        csv.addAll(form.csv(document.name(), bytes, problems));
      } else {
        xml.addAll(form.xml(document.name(), bytes, problems));
      }
    }
    if (!any) {
      problems.add(new ArchiveProblem("items-missing", "", List.of(), false));
    }
    return new FormReading(csv, xml, problems);
  }

  /**
   * The applicant as the form tells it, by the layout's items. The certificate's serial isn't in
   * the form.
   *
   * @param items of one form; may be empty, then everything is empty
   */
  public Applicant applicant(List<FormItem> items) {
    return form.applicant(items);
  }
}
