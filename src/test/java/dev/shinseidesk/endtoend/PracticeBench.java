package dev.shinseidesk.endtoend;

import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.intake.PortalIntake;
import dev.shinseidesk.intake.ReceivedListener;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.RetryPolicy;
import dev.shinseidesk.portal.HttpPortal;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.residents.NumberLinkFile;
import dev.shinseidesk.residents.NumberLinkProfile;
import dev.shinseidesk.settings.CatalogueReader;
import dev.shinseidesk.status.PortalStatusDesk;
import dev.shinseidesk.status.StatusDelivery;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** A bench with the practice portal at its other end, over HTTP. */
public final class PracticeBench implements AutoCloseable {
  public final Bench bench;
  public final SampleOffice office;
  public final ProcedureCatalogue catalogue;
  public final HttpPortal portal;
  public PracticePortal practice;
  private final Clock wall = Clock.system(ZoneId.of("Asia/Tokyo"));
  private final PortalProfile profile;
  private final Path folder;

  /** Starts the portal with so many applications. */
  public PracticeBench(Path folder, int applications) throws Exception {
    this.folder = folder;
    bench = new Bench(folder);
    catalogue = new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
    office = new SampleOffice(7, applications, catalogue, bench.clock);
    practice = new PracticePortal(office, PracticeAccount.SHOWN, wall, 0);
    profile =
        new PortalProfileReader().shipped().orThrow().withBaseUrl(practice.address().toString());
    portal =
        new HttpPortal(
            profile,
            PracticeAccount.SHOWN.id(),
            () -> PracticeAccount.SHOWN.password().toCharArray(),
            null,
            wall);
  }

  /** Fetches everything. */
  public FetchRun fetch() throws Exception {
    return new PortalIntake(
            portal,
            bench.store.intake(),
            new ZipDocuments(ArchiveLimits.DEFAULT, profile.archiveLayout()),
            profile.archiveLayout(),
            ReceivedListener.NONE,
            bench.clock)
        .run(Bench.CLERK, PortalQuery.ALL, Progress.NONE);
  }

  /** Imports the office's number links. */
  public long importLinks() throws Exception {
    Path file = folder.resolve("links.csv");
    office.writeNumberLinks(file);
    return new NumberLinkFile(bench.store.numberLinks(), NumberLinkProfile.DEFAULT)
        .importFull(file, office.numberLinksAsOf(), Progress.NONE);
  }

  /** 申請処理状況 over the portal. */
  public PortalStatusDesk status() {
    return new PortalStatusDesk(
        portal,
        bench.store.applications(),
        bench.store.statuses(),
        bench.store.outbox(),
        () -> UUID.randomUUID().toString(),
        bench.clock,
        () -> {});
  }

  /** Delivers to the folder and to the portal. */
  public DeskOutbox outbox() {
    return new DeskOutbox(
        bench.store.outbox(),
        List.of(
            bench.delivery(Bench.shippedRoutes(bench.channel())),
            new StatusDelivery(bench.store.statuses(), portal)),
        RetryPolicy.DEFAULT,
        bench.clock);
  }

  /** The portal comes back at its old address. */
  public void reopenPortal() throws Exception {
    practice =
        new PracticePortal(office, PracticeAccount.SHOWN, wall, practice.address().getPort());
  }

  @Override
  public void close() {
    portal.close();
    practice.close();
    bench.close();
  }
}
