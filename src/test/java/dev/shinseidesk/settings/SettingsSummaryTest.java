package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.texts.Texts;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsSummaryTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  @TempDir Path temp;

  @Test
  void standsAloneAndShowsEveryFileInBothLanguages() throws Exception {
    var folder = new ShippedFolder(temp.resolve("office"));
    String ja = page(folder.path, Locale.JAPANESE);
    assertThat(ja)
        .contains("<html lang=\"ja\">", "水鳥市の設定", "令和8年11月22日", "市区町村コード", "児童手当", "JIDO-01")
        .contains("office.json", "routes.json", "status.json", "procedures.json")
        .doesNotContain("http-equiv", "<script", "src=", "$schema", "<link");
    String en = page(folder.path, Locale.ENGLISH);
    assertThat(en)
        .contains("<html lang=\"en\">", "Municipal code", "Business systems", "2026-11-22");
    // well-formed as XML but for the doctype and the one void element
    for (String page : new String[] {ja, en}) {
      String xml = page.replace("<!DOCTYPE html>", "").replace("<meta charset=\"utf-8\">", "");
      javax.xml.parsers.DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new org.xml.sax.InputSource(new StringReader(xml)));
    }
  }

  @Test
  void escapesWhatItShowsAndPrintsNoStrayProperty() throws Exception {
    var folder = new ShippedFolder(temp.resolve("office"));
    folder.set("office.json", "/name", "\"<script>alert(1)</script>&\"");
    folder.set("office.json", "/portal/password", "\"geheim-9\"");
    String page = page(folder.path, Locale.JAPANESE);
    assertThat(page)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;")
        .doesNotContain("<script>", "geheim-9");
  }

  @Test
  void namesAFileThatCantBeRead() throws Exception {
    var folder = new ShippedFolder(temp.resolve("office"));
    Files.writeString(folder.path.resolve("routes.json"), "{");
    String page = page(folder.path, Locale.ENGLISH);
    assertThat(page).contains("This file cannot be read.");
    assertThat(Pattern.compile("<h2>").matcher(page).results().count()).isEqualTo(8);
  }

  private static String page(Path folder, Locale language) {
    return new SettingsSummary(new Texts(language)).html(folder, NOW);
  }
}
