package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.tour.PlainTextScan;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Nothing readable lies on the disk: after a day's work every file the desk wrote is searched for
 * names, addresses and numbers of the residents, in four encodings.
 */
@Execution(ExecutionMode.CONCURRENT)
@Order(2)
class PlainTextScanTest {
  private static final int WANTED = 200;

  @TempDir Path folder;

  @Test
  void noFileHoldsWhatResidentsWrote() throws Exception {
    try (GuardedRoom room = new GuardedRoom(folder, 45)) {
      Set<String> known = known(room);
      assertThat(known).hasSizeGreaterThanOrEqualTo(WANTED);
      day(room);
      // while it is open, the write-ahead log included
      assertThat(hits(known, room)).isEmpty();
      // and that the search would find something that lies there
      String one = known.iterator().next();
      for (Charset encoding : PlainTextScan.ENCODINGS) {
        Path planted = folder.resolve("planted");
        Files.write(planted, ("x".repeat(9_000) + one).getBytes(encoding));
        assertThat(new PlainTextScan(known).scan(List.of(planted)).hits()).hasSize(1);
        Files.delete(planted);
      }
    }
    assertThat(Files.exists(folder.resolve("store.db"))).isTrue();
  }

  /** What clerks do in a day, of everything that writes. */
  private static void day(GuardedRoom room) throws Exception {
    DeskServices clerk = room.as(Role.CLERK, Role.ADMINISTRATOR);
    for (ApplicationRow row : clerk.applications().page(ApplicationQuery.ALL, null, 100)) {
      ReceiptNumber number = row.receiptNumber();
      clerk.applications().find(number);
      clerk.casework().views().opened(clerk.operator(), number, "");
      clerk.casework().notes().add(clerk.operator(), number, row.applicantName() + "様に電話");
      clerk
          .review()
          .saveDraft(
              clerk.operator(),
              number,
              new ReviewDraft(Decision.DEFECTIVE, row.applicantName() + "様の住所", List.of()));
    }
    ReceiptNumber first = room.first();
    byte[] zip = clerk.applications().archive(first).orElseThrow();
    for (DocumentInfo document : clerk.applications().documents(first)) {
      clerk.documents().open(zip, document).close();
    }
    String name = room.rows().getFirst().applicantName();
    clerk
        .applications()
        .page(
            new ApplicationQuery(
                Set.of(),
                Set.of(),
                Set.of(),
                null,
                null,
                name,
                ApplicationQuery.Sort.FILED_AT,
                false),
            null,
            50);
    clerk.oversight().traces().copied(first, "氏名");
  }

  /** Names, kana, addresses, telephone numbers, and what else the forms hold. */
  private static Set<String> known(GuardedRoom room) {
    Set<String> known = new LinkedHashSet<>();
    for (ApplicationRow row : room.rows()) {
      Application a = room.store.applications().find(row.receiptNumber()).orElseThrow();
      Stream.of(
              a.applicant().name(),
              a.applicant().kana(),
              a.applicant().address(),
              a.applicant().phone(),
              a.serial() == null ? "" : a.serial().value())
          .forEach(known::add);
      for (FormItem item : room.store.applications().items(a.receiptNumber())) {
        if (item.name().contains("氏名")
            || item.name().contains("口座番号")
            || item.name().contains("住所")) {
          known.add(item.value());
        }
      }
    }
    // what is shorter than this may stand anywhere by chance
    known.removeIf(text -> text.codePointCount(0, text.length()) < 4 || text.length() < 4);
    return known;
  }

  private Set<String> hits(Set<String> known, GuardedRoom room) throws IOException {
    return new PlainTextScan(known).scan(written(room)).hits();
  }

  /**
   * The store with its log and seal, the configuration, and what the desk put beside it. The other
   * side's files aside: links to be imported, and what was received.
   */
  private List<Path> written(GuardedRoom room) throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path place : List.of(folder, room.configuration.folder())) {
      try (Stream<Path> walk = Files.walk(place)) {
        walk.filter(Files::isRegularFile)
            .filter(file -> !file.getFileName().toString().startsWith("number-links"))
            .filter(file -> !file.toString().contains("receiving"))
            .forEach(files::add);
      }
    }
    assertThat(files).anyMatch(file -> file.toString().endsWith("store.db-wal"));
    return files;
  }
}
