package dev.shinseidesk.upkeep;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.chrono.JapaneseDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.TextStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The computer and the Java the program runs on. */
public final class MachineLook implements Examination {
  private static final DateTimeFormatter ERA =
      new DateTimeFormatterBuilder()
          .appendText(ChronoField.ERA, TextStyle.FULL)
          .toFormatter(Locale.JAPANESE);

  private final Facts facts;

  /**
   * What is looked at.
   *
   * @param temporary the folder for temporary files
   * @param charset name of the charset ZIP names come in
   * @param locale language whose era names must be there
   * @param modules modules that must be there
   * @param zone the computer's time zone
   * @param encoding the encoding of file names
   * @param fonts resources of the fonts
   */
  public record Facts(
      Path temporary,
      String charset,
      Locale locale,
      List<String> modules,
      ZoneId zone,
      String encoding,
      List<String> fonts) {
    /** Copies the lists. */
    public Facts {
      modules = List.copyOf(modules);
      fonts = List.copyOf(fonts);
    }

    /** Those of this computer. */
    public static Facts here() {
      return new Facts(
          Path.of(System.getProperty("java.io.tmpdir", ".")),
          "windows-31j",
          Locale.JAPANESE,
          List.of("jdk.accessibility", "jdk.charsets", "jdk.localedata", "jdk.zipfs"),
          ZoneId.systemDefault(),
          System.getProperty("sun.jnu.encoding", ""),
          List.of(
              "/fxml/fonts/BIZUDPGothic-Regular.ttf",
              "/fxml/fonts/BIZUDPGothic-Bold.ttf",
              "/fxml/fonts/NotoSansJP-Regular.ttf"));
    }
  }

  /** For these facts. */
  public MachineLook(Facts facts) {
    this.facts = facts;
  }

  @Override
  public List<Ailment> examine() {
    List<Ailment> found = new ArrayList<>();
    if (!Folders.writable(facts.temporary())) {
      found.add(Ailment.grave("doctor.temp-not-writable", facts.temporary()));
    }
    if (!Charset.isSupported(facts.charset())) {
      found.add(Ailment.grave("doctor.charset-missing", facts.charset()));
    }
    String era = ERA.withLocale(facts.locale()).format(JapaneseDate.from(LocalDate.of(2026, 1, 1)));
    if (!era.equals("令和")) {
      found.add(Ailment.grave("doctor.era-missing", era));
    }
    for (String module : facts.modules()) {
      if (ModuleLayer.boot().findModule(module).isEmpty()) {
        found.add(Ailment.grave("doctor.module-missing", module));
      }
    }
    if (!facts.zone().getRules().equals(ZoneId.of("Asia/Tokyo").getRules())) {
      found.add(Ailment.light("doctor.zone-other", facts.zone()));
    }
    if (!Charset.isSupported(facts.encoding())
        || !Charset.forName(facts.encoding()).newEncoder().canEncode('申')) {
      found.add(Ailment.light("doctor.names-not-japanese", facts.encoding()));
    }
    for (String font : facts.fonts()) {
      if (MachineLook.class.getResource(font) == null) {
        found.add(Ailment.grave("doctor.font-missing", font));
      }
    }
    return found;
  }
}
