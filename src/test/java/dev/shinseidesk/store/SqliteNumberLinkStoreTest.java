package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.residents.NumberLink;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteNumberLinkStoreTest {
  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    Samples.withoutWaitingForTheDisk(store);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static NumberLink link(String serial, String addressee) {
    return new NumberLink(
        new CertificateSerial(serial),
        new AddresseeNumber(addressee),
        LocalDate.of(2030, 1, 2),
        null,
        "1",
        NOW);
  }

  private List<NumberLink> of(String serial) {
    return store.numberLinks().bySerial(new CertificateSerial(serial));
  }

  private long rows() {
    return store
        .database()
        .read(h -> h.createQuery("SELECT count(*) FROM number_link").mapTo(Long.class).one());
  }

  @Test
  void isEmptyBeforeTheFirstImport() {
    assertThat(store.numberLinks().asOf()).isEmpty();
    assertThat(store.numberLinks().count()).isZero();
    assertThat(of("A1")).isEmpty();
  }

  @Test
  void replacesTheWholeTable() {
    NumberLink revoked =
        new NumberLink(
            new CertificateSerial("A1"),
            new AddresseeNumber("2"),
            null,
            LocalDate.of(2026, 1, 1),
            "",
            NOW.minusSeconds(1));
    store.numberLinks().replaceAll(List.of(link("B1", "3"), revoked, link("A1", "1")), NOW);

    assertThat(of("A1")).containsExactly(revoked, link("A1", "1"));
    assertThat(store.numberLinks().count()).isEqualTo(3);
    assertThat(store.numberLinks().asOf()).contains(NOW);

    store.numberLinks().replaceAll(List.of(link("C1", "4")), NOW.plusSeconds(1));

    assertThat(of("A1")).isEmpty();
    assertThat(of("C1")).hasSize(1);
    assertThat(store.numberLinks().count()).isEqualTo(1);
    assertThat(store.numberLinks().asOf()).contains(NOW.plusSeconds(1));
    assertThat(rows()).isEqualTo(1);

    store.numberLinks().replaceAll(List.of(), NOW.plusSeconds(2));
    assertThat(store.numberLinks().count()).isZero();
    assertThat(store.numberLinks().asOf()).contains(NOW.plusSeconds(2));
    assertThat(rows()).isZero();
  }

  @Test
  void aFileThatBreaksOffLeavesTheOldLinksInForce() {
    store.numberLinks().replaceAll(List.of(link("A1", "1")), NOW);
    Iterable<NumberLink> breaksOff =
        () ->
            IntStream.range(0, 25_000)
                .mapToObj(i -> {
                  if (i == 24_000) {
                    throw new IllegalStateException("line 24001");
                  }
                  return link("N" + i, "5");
                })
                .iterator();

    assertThatThrownBy(() -> store.numberLinks().replaceAll(breaksOff, NOW.plusSeconds(1)))
        .hasMessage("line 24001");

    assertThat(of("A1")).hasSize(1);
    assertThat(of("N1")).isEmpty();
    assertThat(store.numberLinks().asOf()).contains(NOW);
    assertThat(rows()).isEqualTo(1);
  }

  /** As a crash in the middle of an import leaves it. */
  @Test
  void clearsWhatACrashedImportLeft() {
    store.numberLinks().replaceAll(List.of(link("A1", "1")), NOW);
    store
        .database()
        .write(h ->
            h.execute(
                "INSERT INTO number_link SELECT generation + 1, segment, 'HALF', position,"
                    + " addressee, valid_until, revoked_on, change_kind, updated_at, act FROM"
                    + " number_link"));
    assertThat(of("HALF")).isEmpty();

    store.numberLinks().replaceAll(List.of(link("B1", "2")), NOW.plusSeconds(1));

    assertThat(of("HALF")).isEmpty();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void othersWriteAndReadWhileAFileIsImported() {
    store.numberLinks().replaceAll(List.of(link("A1", "1")), NOW);
    Iterator<Integer> numbers = IntStream.range(0, 25_000).iterator();
    Iterable<NumberLink> links =
        () ->
            new Iterator<>() {
              @Override
              public boolean hasNext() {
                return numbers.hasNext();
              }

              @Override
              public NumberLink next() {
                int i = numbers.next();
                if (i % 6_000 == 0) {
                  // on this same thread: it would wait for ever if the import held the writer
                  store.intake().receive(Samples.received("W-" + i));
                  assertThat(of("A1")).hasSize(1);
                }
                return link("N" + i, Integer.toString(i));
              }
            };

    store.numberLinks().replaceAll(links, NOW.plusSeconds(1));

    assertThat(store.numberLinks().count()).isEqualTo(25_000);
    assertThat(of("N24999")).containsExactly(link("N24999", "24999"));
    assertThat(of("N0")).containsExactly(link("N0", "0"));
    assertThat(of("A1")).isEmpty();
    assertThat(store.applications().find(Samples.number("W-18000"))).isPresent();
  }
}
