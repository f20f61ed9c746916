package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleDefect;
import dev.shinseidesk.practice.SampleOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What the tour checks its outcomes at: the portal and the folder of the receiver, looked at
 * directly, not through the desk.
 *
 * @param portal the practice portal
 * @param samples what residents filed
 * @param receivingFolder where forwarded files arrive
 */
public record OtherSide(PracticePortal portal, SampleOffice samples, Path receivingFolder) {
  /** A file that arrived. */
  record Arrived(String name, Sha256 hash, long size) {}

  /** Files of one application in the receiving folder, by name. */
  List<Arrived> arrived(ReceiptNumber number) {
    List<Arrived> found = new ArrayList<>();
    try (var files = Files.list(receivingFolder)) {
      for (Path file : files.sorted().toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.contains(number.value())) {
          byte[] bytes = Files.readAllBytes(file);
          found.add(new Arrived(name, Sha256.of(bytes), bytes.length));
        }
      }
    } catch (IOException e) {
      throw new TourFailure("can't read the receiving folder", e);
    }
    return found;
  }

  /** The first sound sample that is as wanted. */
  SampleApplication sound(Predicate<SampleApplication> wanted) {
    return samples.applications().stream()
        .filter(s -> s.sound() && wanted.test(s))
        .findFirst()
        .orElseThrow(() -> new TourFailure("no sound sample"));
  }

  /** The first sample with this defect. */
  SampleApplication with(SampleDefect defect) {
    return samples.applications().stream()
        .filter(s -> s.defect().filter(d -> d == defect).isPresent())
        .findFirst()
        .orElseThrow(() -> new TourFailure("no sample with " + defect));
  }
}
