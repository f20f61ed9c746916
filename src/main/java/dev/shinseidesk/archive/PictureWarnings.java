package dev.shinseidesk.archive;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;

/** What a decoder passed over while it read a picture, as notes. One thread. */
final class PictureWarnings implements IIOReadWarningListener {
  private final Set<String> keys = new LinkedHashSet<>();

  @Override
  public void warningOccurred(ImageReader source, String warning) {
    if (warning.contains("ICC") || warning.contains("color profile")) {
      keys.add("picture-profile");
    } else if (!warning.contains("extraneous bytes")) { // fill bytes show in no picture
      keys.add("picture-warning");
    }
  }

  List<ArchiveProblem> notes(DocumentInfo info) {
    return keys.stream()
        .map(key -> new ArchiveProblem(key, info.name(), List.of(), false))
        .toList();
  }
}
