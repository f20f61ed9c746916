package dev.shinseidesk.tour;

import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleItem;
import dev.shinseidesk.practice.SampleLink;
import dev.shinseidesk.practice.SampleOffice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the desk wrote during the tour, searched for what residents wrote: store, write-ahead log,
 * seal, keyring, configuration, preferences and log in the office's folder; the temporary folder;
 * what Java and its window library keep in the home folder. Left out is what the other side put
 * there (number links) or received, and what a person exported. Not the FX thread.
 */
public final class LeftBehind {
  /** Texts that must at least be searched for. */
  private static final int WANTED = 200;

  private static final int SAMPLED = 500;

  private static final Pattern PERSONAL = Pattern.compile("氏名|フリガナ|カナ|住所|所在地|電話|口座番号|名義|個人番号|宛名番号");

  /** What this program's libraries call their files in a temporary folder others use too. */
  private static final Pattern OURS =
      Pattern.compile("(\\+JXF|sqlite-|imageio|shinsei-desk-(spool|restore|export|bench)).*");

  private final Path office;
  private final OtherSide otherSide;
  private final Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
  private final Set<Path> before;
  private final boolean shared;

  /**
   * Notes what lies about already.
   *
   * @param office folder of the practice office; everything below it is the desk's
   * @param otherSide whose samples are searched for, and whose folders are left out
   * @param shared whether others write into the temporary folder as well; only files named as ours
   *     are then looked at there
   */
  public LeftBehind(Path office, OtherSide otherSide, boolean shared) {
    this.office = office;
    this.otherSide = otherSide;
    this.shared = shared;
    this.before = new HashSet<>(apart());
  }

  /** Searches; fails the tour where anything is found. */
  void check(Checks checks, String when) {
    var scan = new PlainTextScan(known(otherSide.samples()));
    if (scan.terms() < WANTED) {
      throw new TourFailure("only " + scan.terms() + " texts to search for");
    }
    try {
      List<Path> files = files();
      PlainTextScan.Outcome outcome = scan.scan(files);
      checks.step(
          "平文の検査（"
              + when
              + "）: "
              + outcome.files()
              + " ファイル、"
              + outcome.bytes() / 1_000
              + " kB、"
              + scan.terms()
              + " 語");
      checks.same("  見つかった平文", Set.of(), outcome.hits());
      // where residents' data must stand, the same search finds it
      List<Path> handed = new ArrayList<>();
      otherSide.receivingFolders().forEach(folder -> handed.addAll(below(folder)));
      checks.same("  提供したファイルでは見つかる", true, !scan.scan(handed).hits().isEmpty());
    } catch (IOException e) {
      throw new TourFailure("can't search what was written", e);
    }
  }

  private List<Path> files() {
    List<Path> files = new ArrayList<>();
    for (Path file : below(office)) {
      boolean others =
          otherSide.receivingFolders().stream().anyMatch(file::startsWith)
              || file.getFileName().toString().startsWith("number-links");
      if (!others) {
        files.add(file);
      }
    }
    apart().stream().filter(file -> !before.contains(file)).forEach(files::add);
    return files;
  }

  /** Files outside of the office's folder that this program may have written. */
  private List<Path> apart() {
    List<Path> files = new ArrayList<>();
    Path home = Path.of(System.getProperty("user.home"));
    files.addAll(below(home.resolve(".java")));
    files.addAll(below(home.resolve(".openjfx")));
    try (Stream<Path> top = Files.list(temporary)) {
      top.filter(path -> !office.startsWith(path))
          .filter(path -> !shared || OURS.matcher(path.getFileName().toString()).matches())
          .forEach(path -> files.addAll(below(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files;
  }

  private static List<Path> below(Path place) {
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(place)) {
      return walk.filter(Files::isRegularFile).toList();
    } catch (IOException | UncheckedIOException e) {
      // another process took its files away while we walked
      if (Files.exists(place)) {
        throw new TourFailure("can't look into " + place.getFileName(), e);
      }
      return List.of();
    }
  }

  /** Every applicant and addressee; of an even choice of applications the items too. */
  private static Set<String> known(SampleOffice samples) {
    Set<String> known = new LinkedHashSet<>();
    List<SampleApplication> all = samples.applications();
    int every = Math.max(1, all.size() / SAMPLED);
    for (int i = 0; i < all.size(); i++) {
      SampleApplication one = all.get(i);
      known.add(one.applicantName());
      known.add(one.serial().value());
      one.addressee().ifPresent(number -> known.add(number.value()));
      if (i % every == 0) {
        for (SampleItem item : samples.items(one.receiptNumber())) {
          if (PERSONAL.matcher(item.name()).find()) {
            known.add(item.value());
          }
        }
      }
    }
    for (SampleLink link : samples.numberLinks()) {
      known.add(link.addressee().value());
    }
    // an answer such as 有り is nobody's; what a person wrote is longer or is a number
    known.removeIf(text -> text.startsWith("特になし"));
    return known;
  }
}
