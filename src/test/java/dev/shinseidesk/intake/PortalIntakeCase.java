package dev.shinseidesk.intake;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.ArchiveLayout;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.portal.PortalQuery;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A bench that fetches from a scripted portal. */
abstract class PortalIntakeCase {
  @TempDir Path folder;
  final Queue<ReceiptNumber> told = new ConcurrentLinkedQueue<>();
  Bench bench;

  @BeforeEach
  void open() throws Exception {
    bench = new Bench(folder);
  }

  @AfterEach
  void close() {
    bench.close();
  }

  static FetchRun run(Intake intake) throws DeskException {
    return intake.run(Bench.CLERK, PortalQuery.ALL, Progress.NONE);
  }

  Intake intake(ScriptedPortal portal) throws DeskException {
    return intake(portal, 2);
  }

  Intake intake(ScriptedPortal portal, int parallel) throws DeskException {
    return new PortalIntake(
        portal,
        bench.store.intake(),
        new ZipDocuments(ArchiveLimits.DEFAULT, layout()),
        layout(),
        told::add,
        bench.clock,
        parallel);
  }

  static ArchiveLayout layout() throws DeskException {
    return new PortalProfileReader().shipped().orThrow().archiveLayout();
  }
}
