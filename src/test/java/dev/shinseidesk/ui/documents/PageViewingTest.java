package dev.shinseidesk.ui.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.shinseidesk.archive.PixelImage;
import dev.shinseidesk.ui.documents.PageGeometry.Fit;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PageViewingTest {
  private static final double[] A4 = {595, 842};

  @Test
  void widthFitsTheTurnedPageToo() {
    double upright = PageGeometry.zoom(Fit.WIDTH, A4, 0, 600, 400, 1);
    double lying = PageGeometry.zoom(Fit.WIDTH, A4, 90, 600, 400, 1);
    assertThat(PageGeometry.pixels(595, upright)).isCloseTo(600, within(0.01));
    assertThat(PageGeometry.pixels(842, lying)).isCloseTo(600, within(0.01));
  }

  @Test
  void wholePageFitsBothWays() {
    double zoom = PageGeometry.zoom(Fit.PAGE, A4, 0, 600, 400, 1);
    assertThat(PageGeometry.pixels(842, zoom)).isLessThanOrEqualTo(400.01);
    assertThat(PageGeometry.pixels(595, zoom)).isLessThanOrEqualTo(600.01);
  }

  @Test
  void zoomStaysWithinItsStepsForAnySize() {
    var random = new Random(5);
    for (int i = 0; i < 2000; i++) {
      double[] size = {random.nextDouble() * 1e6 - 10, random.nextDouble() * 1e6 - 10};
      for (Fit fit : Fit.values()) {
        double zoom =
            PageGeometry.zoom(
                fit,
                size,
                90 * random.nextInt(4),
                random.nextDouble() * 5000,
                random.nextDouble() * 5000,
                random.nextDouble() * 20);
        assertThat(zoom).isBetween(0.1, 6.0);
      }
    }
  }

  @Test
  void stepsGoUpAndDownAndEnd() {
    assertThat(PageGeometry.larger(1)).isEqualTo(1.1);
    assertThat(PageGeometry.smaller(1)).isEqualTo(0.9);
    assertThat(PageGeometry.larger(6)).isEqualTo(6);
    assertThat(PageGeometry.smaller(0.1)).isEqualTo(0.1);
  }

  @Test
  void drawsWithTheScreensOwnPixels() {
    assertThat(PageGeometry.renderScale(1, 1.5)).isCloseTo(2, within(1e-9));
  }

  @Test
  void cacheLetsGoOfThePageUnusedLongest() {
    var cache = new PageCache(300);
    var key = new PageCache.Key[4];
    for (int i = 0; i < 4; i++) {
      key[i] = PageCache.Key.of(0, i, 1);
    }
    cache.put(key[0], image());
    cache.put(key[1], image());
    cache.put(key[2], image());
    assertThat(cache.get(key[0])).isNotNull();
    cache.put(key[3], image());
    assertThat(cache.get(key[1])).isNull();
    assertThat(cache.get(key[0])).isNotNull();
    assertThat(cache.pixels()).isEqualTo(300);
  }

  @Test
  void cacheNeverHoldsMoreThanItsBound() {
    var cache = new PageCache(250);
    cache.put(PageCache.Key.of(0, 0, 1), new PixelImage(20, 20, new int[400]));
    assertThat(cache.pixels()).isZero();
    var random = new Random(3);
    for (int i = 0; i < 500; i++) {
      cache.put(PageCache.Key.of(random.nextInt(3), random.nextInt(9), 1), image());
      assertThat(cache.pixels()).isLessThanOrEqualTo(250);
    }
  }

  private static PixelImage image() {
    return new PixelImage(10, 10, new int[100]);
  }
}
