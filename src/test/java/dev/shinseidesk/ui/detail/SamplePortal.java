package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.FetchedApplication;
import dev.shinseidesk.portal.ListedApplication;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.portal.Portal;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.portal.StatusChange;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleOffice;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A portal without the network: the practice office's filings and the shipped code table. */
final class SamplePortal implements Portal {
  private final SampleOffice office;
  private final Instant now;
  private final List<ReceiptNumber> listed;
  private final List<StatusMeaning> table;

  /** What was registered. */
  final Map<ReceiptNumber, StatusChange> registered = new ConcurrentHashMap<>();

  /** While set, registering fails with it. */
  volatile @Nullable Problem failing;

  SamplePortal(SampleOffice office, List<ReceiptNumber> listed, Instant now) throws DeskException {
    this.listed = List.copyOf(listed);
    this.office = office;
    this.now = now;
    this.table = new PortalProfileReader().shipped().orThrow().statusCodes();
  }

  @Override
  public void logIn() {}

  @Override
  public void list(PortalQuery query, Consumer<ListedApplication> each, Progress progress) {
    listed.forEach(n -> each.accept(listed(office.find(n).orElseThrow())));
  }

  private static ListedApplication listed(SampleApplication a) {
    return new ListedApplication(
        a.receiptNumber(),
        a.municipality(),
        null,
        a.procedure(),
        a.procedureName(),
        a.procedureCommonName(),
        a.filedAt(),
        new StatusCode("10"));
  }

  @Override
  public FetchedApplication fetch(ReceiptNumber number) {
    SampleApplication a = office.find(number).orElseThrow();
    byte[] zip = office.zip(number);
    return new FetchedApplication(
        listed(a), a.serial(), SampleOffice.archiveName(number), zip, Sha256.of(zip));
  }

  @Override
  public void statuses(PortalQuery query, Consumer<ListedStatus> each, Progress progress) {
    listed.forEach(n -> each.accept(status(n)));
  }

  @Override
  public ListedStatus status(ReceiptNumber number) {
    StatusChange change = registered.get(number);
    return change == null
        ? new ListedStatus(number, new StatusCode("10"), "", now)
        : new ListedStatus(number, change.status(), change.comment(), now);
  }

  @Override
  public ListedStatus register(StatusChange change) throws DeskException {
    Problem problem = failing;
    if (problem != null) {
      throw new DeskException(problem);
    }
    registered.put(change.receiptNumber(), change);
    return status(change.receiptNumber());
  }

  @Override
  public List<StatusMeaning> statusTable() {
    return table;
  }

  @Override
  public int commentLimit() {
    return 1000;
  }
}
