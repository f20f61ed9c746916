package dev.shinseidesk.keeping;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.inquiry.Applications;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The list as a file, page by page, so that no list is ever whole in memory. Stateless; any thread
 * but the FX thread.
 */
public final class ListSheets implements SheetExport {
  private static final int PAGE = 500;

  private final AuditTrail trail;

  /** Records on this trail. */
  public ListSheets(AuditTrail trail) {
    this.trail = trail;
  }

  @Override
  public long write(
      Operator by,
      Applications from,
      ApplicationQuery query,
      Columns columns,
      Path file,
      Progress progress)
      throws DeskException {
    String name = Objects.toString(file.getFileName(), "");
    long count = from.count(query);
    boolean workbook = name.toLowerCase(Locale.ROOT).endsWith(".xlsx");
    if (workbook && count >= SheetWriter.MOST_ROWS) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "sheet.too-many", Long.toString(SheetWriter.MOST_ROWS - 1)));
    }
    AuditEvent event =
        AuditEvent.of(AuditAction.LIST_EXPORTED, by).about(name).after("rows", count);
    return Keepers.during(
        trail, event, () -> whole(from, query, columns, file.toAbsolutePath(), workbook, progress));
  }

  private static long whole(
      Applications from,
      ApplicationQuery query,
      Columns columns,
      Path file,
      boolean workbook,
      Progress progress)
      throws DeskException {
    Path temp = file.resolveSibling(file.getFileName() + ".part");
    try {
      refuseExisting(file);
      Files.deleteIfExists(temp); // a leftover of a crash
      try {
        long rows;
        try (FileChannel channel =
                FileChannel.open(temp, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
          SheetWriter sheet = workbook ? SheetWriter.workbook(out) : SheetWriter.csv(out);
          sheet.row(columns.header());
          rows = rows(from, query, columns, sheet, progress);
          sheet.finish();
          out.flush();
          channel.force(true);
        }
        refuseExisting(file);
        Files.move(temp, file);
        return rows;
      } finally {
        Files.deleteIfExists(temp);
      }
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "sheet.not-writable", file.toString()), e);
    }
  }

  private static long rows(
      Applications from,
      ApplicationQuery query,
      Columns columns,
      SheetWriter sheet,
      Progress progress)
      throws IOException, DeskException {
    long total = from.count(query);
    long rows = 0;
    List<ApplicationRow> page = from.page(query, null, PAGE);
    while (!page.isEmpty()) {
      for (ApplicationRow row : page) {
        sheet.row(columns.cells().apply(row));
      }
      rows += page.size();
      progress.report(rows, total);
      if (progress.cancelled()) {
        throw Keepers.refused("sheet.cancelled");
      }
      page = from.page(query, page.getLast(), PAGE);
    }
    return rows;
  }

  private static void refuseExisting(Path file) throws DeskException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new DeskException(Problem.of(Kind.USAGE, "sheet.exists", file.toString()));
    }
  }
}
