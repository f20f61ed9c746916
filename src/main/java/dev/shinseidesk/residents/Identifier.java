package dev.shinseidesk.residents;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Finds the 宛名番号 of an applicant at the time of the filing. Any thread but the FX thread. */
public interface Identifier {
  /**
   * What the link data says.
   *
   * @param serial of the signing certificate; null where the filing carries none
   * @param filedAt when the resident filed
   */
  Identification identify(@Nullable CertificateSerial serial, Instant filedAt);

  /** Who the applicant is: what a person entered counts before the link data. */
  default Identification identify(Application application) {
    return identify(application.serial(), application.filedAt());
  }
}
