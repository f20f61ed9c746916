package dev.shinseidesk.upkeep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files TLS needs: authorities and the office's own certificate. */
public final class CertificateLook implements Examination {
  private static final Duration SOON = Duration.ofDays(30);
  private final @Nullable Path authorities;
  private final @Nullable Path own;
  private final Clock clock;

  /**
   * These files.
   *
   * @param authorities PEM file; null where the system's are trusted
   * @param own PKCS#12 file, opened only at sign-in; null for none
   */
  public CertificateLook(@Nullable Path authorities, @Nullable Path own, Clock clock) {
    this.authorities = authorities;
    this.own = own;
    this.clock = clock;
  }

  @Override
  public List<Ailment> examine() {
    List<Ailment> found = new ArrayList<>();
    if (own != null && !Files.isReadable(own)) {
      found.add(Ailment.grave("doctor.own-certificate-missing", own));
    }
    if (authorities == null) {
      return found;
    }
    if (!Files.isReadable(authorities)) {
      found.add(Ailment.grave("doctor.authorities-missing", authorities));
      return found;
    }
    try (InputStream in = Files.newInputStream(authorities)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        found.add(Ailment.grave("doctor.authorities-unreadable", authorities));
      }
      for (Certificate certificate : all) {
        if (certificate instanceof X509Certificate x509) {
          ends(x509.getNotAfter().toInstant(), authorities, found);
        }
      }
    } catch (IOException | CertificateException e) {
      found.add(Ailment.grave("doctor.authorities-unreadable", authorities));
    }
    return found;
  }

  private void ends(Instant end, Path file, List<Ailment> found) {
    if (end.isBefore(clock.instant())) {
      found.add(Ailment.grave("doctor.authority-expired", file, end));
    } else if (end.isBefore(clock.instant().plus(SOON))) {
      found.add(Ailment.light("doctor.authority-ends", file, end));
    }
  }
}
