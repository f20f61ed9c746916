package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleOffice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the tour checks its outcomes at: the portal and the folders of the receivers, looked at
 * directly, not through the desk.
 *
 * @param portal the practice portal
 * @param samples what residents filed
 * @param receivingFolders where forwarded files arrive, one for each channel
 */
public record OtherSide(PracticePortal portal, SampleOffice samples, List<Path> receivingFolders) {
  /** Copies the list. */
  public OtherSide {
    receivingFolders = List.copyOf(receivingFolders);
  }

  /** A file that arrived. */
  record Arrived(Path file, String name, Sha256 hash, long size) {
    /** The folder of the channel it came by. */
    String folder() {
      Path parent = file.getParent();
      return parent == null ? "" : String.valueOf(parent.getFileName());
    }
  }

  /** Files of one application in all receiving folders, by name within each. */
  List<Arrived> arrived(ReceiptNumber number) {
    List<Arrived> found = new ArrayList<>();
    receivingFolders.stream()
        .filter(Files::isDirectory)
        .forEach(folder -> found.addAll(arrived(folder, number)));
    return found;
  }

  /** How many files stand in each receiving folder, the half-written ones of a failure too. */
  List<Long> counts() {
    return receivingFolders.stream().filter(Files::isDirectory).map(OtherSide::count).toList();
  }

  private static long count(Path folder) {
    try (var files = Files.list(folder)) {
      return files.count();
    } catch (IOException e) {
      throw new TourFailure("can't read the receiving folder", e);
    }
  }

  private static List<Arrived> arrived(Path folder, ReceiptNumber number) {
    List<Arrived> found = new ArrayList<>();
    try (var files = Files.list(folder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.contains(number.value())) {
          read(file)
              .ifPresent(
                  bytes -> found.add(new Arrived(file, name, Sha256.of(bytes), bytes.length)));
        }
      }
    } catch (IOException e) {
      throw new TourFailure("can't read the receiving folder", e);
    }
    return found;
  }

  /** Empty for a half-written file that got its name between listing and reading. */
  private static Optional<byte[]> read(Path file) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** Files of items of one application, the newest last. */
  List<Arrived> itemFiles(ReceiptNumber number) {
    return arrived(number).stream()
        .filter(f -> f.name().endsWith(".csv"))
        .sorted(Comparator.comparing(Arrived::name))
        .toList();
  }

  /** Records of a file of items, each value by its 項目名; UTF-8, all fields quoted. */
  static List<Map<String, String>> records(Arrived file) {
    try {
      List<String> lines = Files.readAllLines(file.file(), StandardCharsets.UTF_8);
      String[] names = fields(lines.getFirst());
      List<Map<String, String>> records = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        Map<String, String> record = new LinkedHashMap<>();
        String[] values = fields(line);
        for (int i = 0; i < names.length; i++) {
          record.put(names[i], values[i]);
        }
        records.add(record);
      }
      return records;
    } catch (IOException e) {
      throw new TourFailure("can't read " + file.name(), e);
    }
  }

  private static String[] fields(String line) {
    return line.substring(1, line.length() - 1).split("\",\"", -1);
  }

  /** Whether it opens with a reason only, which belongs to a step of its own. */
  static boolean masked(SampleApplication sample) {
    return sample.procedure().equals(SampleOffice.SENSITIVE);
  }

  /** The first sound sample that is as wanted. */
  SampleApplication sound(Predicate<SampleApplication> wanted) {
    return samples.applications().stream()
        .filter(s -> s.sound() && !masked(s) && wanted.test(s))
        .findFirst()
        .orElseThrow(() -> new TourFailure("no sound sample"));
  }

  /** The first sample with this defect. */
  SampleApplication with(SampleDefect defect) {
    return samples.applications().stream()
        .filter(s -> s.defect().filter(d -> d == defect).isPresent() && !masked(s))
        .findFirst()
        .orElseThrow(() -> new TourFailure("no sample with " + defect));
  }
}
