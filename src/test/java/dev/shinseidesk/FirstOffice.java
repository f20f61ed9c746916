package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.services.FirstSetUp;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;

/** A folder that an office is to be made in, for tests outside this package. */
public final class FirstOffice {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T01:00:00Z"), ZoneId.of("Asia/Tokyo"));

  private final Path folder;

  /** This folder, which need not be there. */
  public FirstOffice(Path folder) {
    this.folder = folder;
  }

  private Installed installed() {
    return new Installed(folder.resolve("desk.conf"), CLOCK);
  }

  /** The product's own way of setting it up. */
  public FirstSetUp setUp() {
    return new Founding(installed(), folder, Locale.JAPANESE, CLOCK);
  }

  /** Signs in to what was made. */
  public String nameAfterSigningIn(String user, String password) throws DeskException {
    try (var office = Office.open(installed(), folder, Locale.JAPANESE, CLOCK)) {
      var services = office.signIn(user, password.toCharArray());
      String name = services.operator().name();
      services.onSignOut().run();
      return name;
    }
  }
}
