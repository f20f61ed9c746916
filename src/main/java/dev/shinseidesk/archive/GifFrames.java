package dev.shinseidesk.archive;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import javax.imageio.ImageReader;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Frames of a GIF as one sees them: each laid over those before it. */
final class GifFrames {
  private GifFrames() {}

  /** Width and height of the logical screen. */
  static int[] screen(byte[] gif) {
    if (gif.length < 10) {
      return new int[] {0, 0};
    }
    return new int[] {
      (gif[6] & 0xFF) | (gif[7] & 0xFF) << 8, (gif[8] & 0xFF) | (gif[9] & 0xFF) << 8
    };
  }

  /**
   * The screen after the frame (from 0) is drawn.
   *
   * @throws IOException when a frame is damaged or larger than the screen
   */
  static BufferedImage upTo(ImageReader reader, int frame, int[] screen) throws IOException {
    var canvas = new BufferedImage(screen[0], screen[1], BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = canvas.createGraphics();
    try {
      for (int i = 0; i <= frame; i++) {
        if ((long) reader.getWidth(i) * reader.getHeight(i) > (long) screen[0] * screen[1]) {
          throw new IOException("frame larger than its screen");
        }
        Node tree = reader.getImageMetadata(i).getAsTree("javax_imageio_gif_image_1.0");
        int left = number(child(tree, "ImageDescriptor"), "imageLeftPosition");
        int top = number(child(tree, "ImageDescriptor"), "imageTopPosition");
        BufferedImage image = reader.read(i);
        Node control = child(tree, "GraphicControlExtension");
        String disposal = text(control, "disposalMethod");
        // what lies below a frame that is taken away again
        int[] kept =
            i < frame && "restoreToPrevious".equals(disposal)
                ? canvas.getRGB(0, 0, screen[0], screen[1], null, 0, screen[0])
                : null;
        graphics.drawImage(image, left, top, null);
        if (kept != null) {
          canvas.setRGB(0, 0, screen[0], screen[1], kept, 0, screen[0]);
        } else if (i < frame && "restoreToBackgroundColor".equals(disposal)) {
          graphics.setComposite(AlphaComposite.Clear);
          graphics.fillRect(left, top, image.getWidth(), image.getHeight());
          graphics.setComposite(AlphaComposite.SrcOver);
        }
      }
    } finally {
      graphics.dispose();
    }
    return canvas;
  }

  private static @Nullable Node child(Node tree, String name) {
    for (Node node = tree.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (name.equals(node.getNodeName())) {
        return node;
      }
    }
    return null;
  }

  private static String text(@Nullable Node node, String attribute) {
    NamedNodeMap attributes = node == null ? null : node.getAttributes();
    Node value = attributes == null ? null : attributes.getNamedItem(attribute);
    return value == null ? "" : value.getNodeValue();
  }

  private static int number(@Nullable Node node, String attribute) {
    String text = text(node, attribute);
    return text.isEmpty() ? 0 : Integer.parseInt(text);
  }
}
