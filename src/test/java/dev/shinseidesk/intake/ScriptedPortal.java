package dev.shinseidesk.intake;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Problem;
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
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Fails where a test says so; for troubles that no working portal can be made to show. */
final class ScriptedPortal implements Portal {
  final Map<ReceiptNumber, ListedApplication> lines = new LinkedHashMap<>();
  final Map<ReceiptNumber, Problem> failures = new HashMap<>();
  final Map<ReceiptNumber, ReceiptNumber> swaps = new HashMap<>();
  final AtomicInteger fetches = new AtomicInteger();
  final AtomicInteger atOnce = new AtomicInteger();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  @Nullable Problem listFailsAtEnd;
  Runnable whileFetching = () -> {};

  ScriptedPortal(int count) {
    for (int i = 0; i < count; i++) {
      add(number(i), "10");
    }
  }

  static ReceiptNumber number(int i) {
    return new ReceiptNumber(String.format(java.util.Locale.ROOT, "R-%05d", i));
  }

  void add(ReceiptNumber number, String status) {
    lines.put(
        number,
        new ListedApplication(
            number,
            new MunicipalityCode("131016"),
            null,
            new ProcedureCode("JIDO-01"),
            "児童手当の認定請求",
            "児童手当",
            Instant.parse("2026-11-20T01:00:00Z"),
            new StatusCode(status)));
  }

  static byte[] archive(ReceiptNumber number) {
    return ("no ZIP at all: " + number).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void logIn() {}

  @Override
  public void list(PortalQuery query, Consumer<ListedApplication> each, Progress progress)
      throws DeskException {
    for (ListedApplication line : List.copyOf(lines.values())) {
      if (progress.cancelled()) {
        return;
      }
      each.accept(line);
    }
    if (listFailsAtEnd != null) {
      throw new DeskException(listFailsAtEnd);
    }
  }

  @Override
  public FetchedApplication fetch(ReceiptNumber number) throws DeskException {
    fetches.incrementAndGet();
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try {
      whileFetching.run();
      Problem failure = failures.get(number);
      if (failure != null) {
        throw new DeskException(failure);
      }
      ListedApplication line = lines.get(swaps.getOrDefault(number, number));
      if (line == null) {
        throw new IllegalStateException("not listed");
      }
      byte[] archive = archive(line.receiptNumber());
      return new FetchedApplication(
          line, new CertificateSerial("ABC123"), "a.zip", archive, Sha256.of(archive));
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public void statuses(PortalQuery query, Consumer<ListedStatus> each, Progress progress) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ListedStatus status(ReceiptNumber number) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ListedStatus register(StatusChange change) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<StatusMeaning> statusTable() {
    return List.of(new StatusMeaning(new StatusCode("10"), "送信済", "Sent", false, false, Set.of()));
  }

  @Override
  public int commentLimit() {
    return 1000;
  }
}
