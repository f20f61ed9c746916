package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the product is built of: every library on the class path is a reviewed one, byte for byte,
 * by {@code docs/dependencies.json} alone, without a network. {@code -Dlicences.write=true} writes
 * {@code docs/licences.md} anew.
 */
class DependenciesTest {
  private static final Path REVIEWED = Path.of("docs", "dependencies.json");
  private static final Path LICENCES = Path.of("docs", "licences.md");

  /** Licences an office may be given the product under. */
  private static final Set<String> FIT =
      Set.of(
          "Apache-2.0",
          "MIT",
          "MIT-0",
          "BSD-3-Clause",
          "EPL-2.0 OR LGPL-2.1-only",
          "GPL-2.0-with-classpath-exception");

  private static final Set<String> VERDICTS = Set.of("fixed", "not-affected", "not-reachable");

  private static JsonNode reviewed() throws IOException {
    return JsonMapper.builder().build().readTree(Files.readString(REVIEWED));
  }

  private record Library(
      String group,
      String name,
      String version,
      String classifier,
      String scope,
      String licence,
      String sha256) {
    private String file() {
      return name + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
    }

    private String place() {
      return "/" + group.replace('.', '/') + "/" + name + "/" + version + "/" + file();
    }
  }

  private static List<Library> libraries() throws IOException {
    List<Library> all = new ArrayList<>();
    for (JsonNode one : reviewed().path("dependencies")) {
      all.add(
          new Library(
              one.path("group").asString(),
              one.path("name").asString(),
              one.path("version").asString(),
              one.path("classifier").asString(""),
              one.path("scope").asString(),
              one.path("licence").asString(),
              one.path("sha256").asString()));
    }
    return all;
  }

  /** Jars of the Maven repository on the class path; a tool's own jars lie elsewhere. */
  private static List<Path> jars() {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<Path> jars = new ArrayList<>();
    for (String entry : path.split(java.io.File.pathSeparator, -1)) {
      if (entry.endsWith(".jar") && entry.replace('\\', '/').contains("/repository/")) {
        jars.add(Path.of(entry));
      }
    }
    return jars;
  }

  @Test
  void everyLibraryOnTheClassPathIsAReviewedOne() throws Exception {
    List<Library> libraries = libraries();
    List<String> strangers = new ArrayList<>();
    List<Path> jars = jars();
    assertThat(jars).hasSizeGreaterThan(80);
    for (Path jar : jars) {
      String place = jar.toString().replace('\\', '/');
      boolean known = false;
      for (Library library : libraries) {
        if (place.endsWith(library.place())) {
          known = library.sha256().equals(sha256(jar));
        }
      }
      // another system's JavaFX is the same release, but other bytes
      boolean elsewhere = place.matches(".*/javafx-[a-z]+-[0-9.]+-(win|mac|mac-aarch64).jar");
      // the runner that the build tool itself brings
      boolean runner =
          place.contains("/org/apache/maven/")
              || place.contains("/junit-platform-")
              || place.contains("/opentest4j/reporting/");
      if (!known && !elsewhere && !runner) {
        strangers.add(place.substring(place.indexOf("/repository/") + 12) + " " + sha256(jar));
      }
    }
    assertThat(strangers).as("review these and note them in docs/dependencies.json").isEmpty();
  }

  @Test
  void nothingIsNotedThatIsNotUsed() throws Exception {
    Set<String> places = new TreeSet<>();
    jars().forEach(jar -> places.add(jar.toString().replace('\\', '/')));
    List<String> gone = new ArrayList<>();
    for (Library library : libraries()) {
      boolean elsewhere = library.classifier().matches("linux|win|mac.*");
      if (!elsewhere && places.stream().noneMatch(place -> place.endsWith(library.place()))) {
        gone.add(library.file());
      }
    }
    assertThat(gone).as("take these out of docs/dependencies.json").isEmpty();
  }

  @Test
  void whatShipsMayBePassedOn() throws Exception {
    for (Library library : libraries()) {
      if (library.scope().equals("runtime")) {
        assertThat(FIT).as(library.file()).contains(library.licence());
      }
    }
  }

  @Test
  void everyKnownAdvisoryIsJudged() throws Exception {
    Set<String> names = new TreeSet<>();
    libraries().forEach(library -> names.add(library.name()));
    JsonNode advisories = reviewed().path("advisories");
    assertThat(advisories.size()).isPositive();
    for (JsonNode one : advisories) {
      String id = one.path("id").asString();
      assertThat(id).matches("CVE-\\d{4}-\\d{4,}|GHSA(-[0-9a-z]{4}){3}");
      assertThat(names).as(id).contains(one.path("name").asString());
      assertThat(VERDICTS).as(id).contains(one.path("verdict").asString());
      assertThat(one.path("why").asString()).as(id).isNotBlank();
    }
  }

  @Test
  void theListOfLicencesIsOfThese() throws Exception {
    String list = licences();
    if (Boolean.getBoolean("licences.write")) {
      Files.writeString(LICENCES, list);
    }
    assertThat(Files.readString(LICENCES)).as("-Dlicences.write=true writes it").isEqualTo(list);
  }

  private static String licences() throws IOException {
    var byLicence = new TreeMap<String, TreeSet<String>>();
    for (Library library : libraries()) {
      if (library.scope().equals("runtime")) {
        byLicence
            .computeIfAbsent(library.licence(), l -> new TreeSet<>())
            .add(library.group() + ":" + library.name() + " " + library.version());
      }
    }
    var out = new StringBuilder();
    out.append("# 同梱ライブラリーの使用許諾 (licences of the libraries that ship)\n\n");
    out.append("docs/dependencies.json から作る。SHA-256 と審査の記録もそこにある。");
    out.append("字体は fxml/fonts の OFL 1.1。\n");
    byLicence.forEach((licence, names) -> {
      out.append("\n## ").append(licence).append("\n\n");
      names.forEach(name -> out.append("- ").append(name).append('\n'));
    });
    return out.toString();
  }

  private static String sha256(Path file) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    return HexFormat.of().formatHex(digest);
  }
}
