package dev.shinseidesk.preview;

import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.FetchedApplication;
import dev.shinseidesk.portal.ListedApplication;
import dev.shinseidesk.portal.ListedStatus;
import dev.shinseidesk.portal.Portal;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.portal.StatusChange;
import dev.shinseidesk.portal.StatusMeaning;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A portal that lists and hands over them all. */
record HandingPortal(Map<ReceiptNumber, Path> filings) implements Portal {
  private static ListedApplication listed(ReceiptNumber number) {
    return new ListedApplication(
        number,
        new MunicipalityCode("131016"),
        null,
        new ProcedureCode("JIDO-01"),
        "児童手当の認定請求",
        "児童手当",
        Instant.parse("2026-11-20T01:00:00Z"),
        new StatusCode("10"));
  }

  @Override
  public void logIn() {}

  @Override
  public void list(PortalQuery query, Consumer<ListedApplication> each, Progress progress) {
    filings.keySet().forEach(number -> each.accept(listed(number)));
  }

  @Override
  public FetchedApplication fetch(ReceiptNumber number) {
    byte[] zip = HostileRun.bytes(filings, number);
    return new FetchedApplication(listed(number), null, number + ".zip", zip, Sha256.of(zip));
  }

  @Override
  public void statuses(PortalQuery query, Consumer<ListedStatus> each, Progress progress) {}

  @Override
  public ListedStatus status(ReceiptNumber number) {
    throw new IllegalStateException("not asked for");
  }

  @Override
  public ListedStatus register(StatusChange change) {
    throw new IllegalStateException("not asked for");
  }

  @Override
  public List<StatusMeaning> statusTable() {
    return List.of();
  }

  @Override
  public int commentLimit() {
    return 0;
  }
}
