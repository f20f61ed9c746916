package dev.shinseidesk.upkeep;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The screens: whether there is one, how large and at which scale. */
public final class ScreenLook implements Examination {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 720;
  private static final double LARGEST_SCALE = 3;

  private final boolean present;
  private final Supplier<List<Screen>> screens;

  /**
   * A screen.
   *
   * @param width in the pixels the window is laid out in
   * @param height likewise
   * @param scale dots per such pixel
   */
  public record Screen(double width, double height, double scale) {}

  /**
   * The screens.
   *
   * @param present whether the system names a display at all
   * @param screens asked only then
   */
  public ScreenLook(boolean present, Supplier<List<Screen>> screens) {
    this.present = present;
    this.screens = screens;
  }

  @Override
  public List<Ailment> examine() {
    if (!present) {
      return List.of(Ailment.light("doctor.display-missing"));
    }
    List<Ailment> found = new ArrayList<>();
    List<Screen> all = screens.get();
    if (all.isEmpty()) {
      found.add(Ailment.grave("doctor.display-unusable"));
    }
    for (Screen screen : all) {
      if (screen.width() < WIDTH || screen.height() < HEIGHT) {
        found.add(
            Ailment.light(
                "doctor.display-small",
                Math.round(screen.width()),
                Math.round(screen.height()),
                Math.round(screen.scale() * 100)));
      }
      if (screen.scale() > LARGEST_SCALE || screen.scale() < 1) {
        found.add(Ailment.light("doctor.display-scale", Math.round(screen.scale() * 100)));
      }
    }
    return found;
  }
}
