package dev.shinseidesk.residents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkedIdentifierTest {
  private static final Instant AS_OF = Instant.parse("2026-11-20T00:00:00Z");
  private static final CertificateSerial SERIAL = new CertificateSerial("A1");
  private static final AddresseeNumber ONE = new AddresseeNumber("1");
  private static final AddresseeNumber TWO = new AddresseeNumber("2");
  // 2026-11-22 0:30 in Tokyo, still the 21st in UTC
  private static final Instant FILED = Instant.parse("2026-11-21T15:30:00Z");

  @TempDir Path folder;
  private SqliteStore store;
  private Identifier identifier;

  @BeforeEach
  void open() throws Exception {
    try (DataKey key = DataKey.copyOf(new byte[DataKey.BYTES])) {
      store = SqliteStore.open(folder.resolve("desk.db"), key);
    }
    identifier = new LinkedIdentifier(store.numberLinks());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void knowsNothingBeforeTheFirstImport() {
    assertThat(identifier.identify(SERIAL, FILED)).isEqualTo(new Identification.Unknown(null));
    assertThat(identifier.identify(null, FILED)).isEqualTo(new Identification.NoSerial(null));
  }

  @Test
  void findsThePersonOfTheSerial() {
    given(link(ONE, "2031-01-31", null, 0));

    assertThat(identifier.identify(SERIAL, FILED))
        .isEqualTo(new Identification.Identified(ONE, AS_OF));
    assertThat(identifier.identify(new CertificateSerial("B2"), FILED))
        .isEqualTo(new Identification.Unknown(AS_OF));
    assertThat(identifier.identify(null, FILED)).isEqualTo(new Identification.NoSerial(AS_OF));
  }

  @Test
  void countsACertificateThroughItsLastDayInTokyo() {
    given(link(ONE, "2026-11-22", null, 0));
    assertThat(identifier.identify(SERIAL, FILED)).isInstanceOf(Identification.Identified.class);

    given(link(ONE, "2026-11-21", null, 0));
    assertThat(identifier.identify(SERIAL, FILED))
        .isEqualTo(new Identification.Ended(ONE, LocalDate.of(2026, 11, 21), AS_OF));
  }

  @Test
  void tellsARevocationBeforeTheFiling() {
    given(link(ONE, "2031-01-31", "2026-11-22", 0));
    assertThat(identifier.identify(SERIAL, FILED)).isInstanceOf(Identification.Identified.class);

    given(link(ONE, "2031-01-31", "2026-11-21", 0));
    assertThat(identifier.identify(SERIAL, FILED))
        .isEqualTo(new Identification.Ended(ONE, LocalDate.of(2026, 11, 21), AS_OF));
  }

  @Test
  void neverChoosesBetweenPersons() {
    given(link(TWO, "2031-01-31", null, 1), link(ONE, "2020-01-31", null, 0));

    assertThat(identifier.identify(SERIAL, FILED))
        .isEqualTo(new Identification.Several(List.of(ONE, TWO), AS_OF));
  }

  @Test
  void letsTheNewestLinkOfAPersonTell() {
    given(link(ONE, "2031-01-31", "2026-01-01", 1), link(ONE, "2031-01-31", null, 0));
    assertThat(identifier.identify(SERIAL, FILED)).isInstanceOf(Identification.Ended.class);

    given(link(ONE, "2031-01-31", "2026-01-01", 0), link(ONE, "2031-01-31", null, 1));
    assertThat(identifier.identify(SERIAL, FILED)).isInstanceOf(Identification.Identified.class);

    given(link(ONE, "2031-01-31", null, 0), link(ONE, "2031-01-31", "2026-01-01", 0));
    assertThat(identifier.identify(SERIAL, FILED)).isInstanceOf(Identification.Ended.class);
  }

  private void given(NumberLink... links) {
    store.numberLinks().replaceAll(List.of(links), AS_OF);
  }

  private static NumberLink link(
      AddresseeNumber addressee, String validUntil, @Nullable String revokedOn, int updated) {
    return new NumberLink(
        SERIAL,
        addressee,
        LocalDate.parse(validUntil),
        revokedOn == null ? null : LocalDate.parse(revokedOn),
        "",
        Instant.parse("2026-10-01T00:00:00Z").plusSeconds(updated));
  }
}
