package dev.shinseidesk.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.transform.Scale;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Numbered pictures of the window. */
final class Album {
  private final Path folder;
  private final Stage stage;
  private final Pulse pulse;
  private final List<Path> pictures = new ArrayList<>();

  Album(Path folder, Stage stage, Pulse pulse) {
    this.folder = folder;
    this.stage = stage;
    this.pulse = pulse;
  }

  List<Path> pictures() {
    return pictures;
  }

  /** Takes the window as it stands. */
  Path take(String name) {
    return take(name, 1);
  }

  /** Takes the window with so many pixels to a unit, as a display of that scale shows it. */
  Path take(String name, double scale) {
    pulse.rest();
    WritableImage shot =
        FxThread.call(() -> {
          var root = stage.getScene().getRoot();
          root.applyCss();
          root.layout();
          var parameters = new SnapshotParameters();
          parameters.setTransform(new Scale(scale, scale));
          int width = (int) Math.round(stage.getScene().getWidth() * scale);
          int height = (int) Math.round(stage.getScene().getHeight() * scale);
          return root.snapshot(parameters, new WritableImage(width, height));
        });
    Path file =
        folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", pictures.size() + 1, name));
    write(shot, file);
    pictures.add(file);
    pulse.watch();
    return file;
  }

  private static void write(WritableImage shot, Path file) {
    int width = (int) shot.getWidth();
    int height = (int) shot.getHeight();
    int[] pixels = new int[width * height];
    shot.getPixelReader()
        .getPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), pixels, 0, width);
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, width, height, pixels, 0, width);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      ImageIO.write(image, "png", file.toFile());
    } catch (IOException e) {
      throw new TourFailure("can't write " + file.getFileName(), e);
    }
  }
}
