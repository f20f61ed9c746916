package dev.shinseidesk.residents;

import dev.shinseidesk.application.CertificateSerial;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where number links are kept; each method is one transaction. Any thread but the FX thread. */
public interface NumberLinkStore {
  /** All links of a serial; empty when unknown. */
  List<NumberLink> bySerial(CertificateSerial serial);

  /**
   * Replaces the whole table (a full file).
   *
   * @param asOf the date the file stands for
   */
  void replaceAll(Iterable<NumberLink> links, Instant asOf);

  /** What the newest import stands for; empty before the first one. */
  Optional<Instant> asOf();

  /** Number of links. */
  long count();
}
