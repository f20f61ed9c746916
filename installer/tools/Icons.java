import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws the icon: a filed sheet with its check, in the product's blue. Run as a source file: {@code
 * java -Djava.awt.headless=true Icons.java FOLDER} writes the .png, .ico and .icns that are checked
 * in.
 */
final class Icons {
  private static final Color GROUND = new Color(0x1F, 0x5F, 0xA8);
  private static final Color SHEET = Color.WHITE;
  private static final Color LINE = new Color(0x9F, 0xB8, 0xD6);
  private static final Color CHECK = new Color(0x1B, 0x87, 0x5B);

  private Icons() {}

  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    Files.write(folder.resolve("shinsei-desk.png"), png(256));
    Files.write(folder.resolve("shinsei-desk-48.png"), png(48));
    Files.write(folder.resolve("shinsei-desk.ico"), ico(16, 24, 32, 48, 64, 256));
    Files.write(folder.resolve("shinsei-desk.icns"), icns());
  }

  private static byte[] png(int size) throws IOException {
    var image = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.scale(size / 64.0, size / 64.0);
    g.setColor(GROUND);
    g.fill(new RoundRectangle2D.Double(2, 2, 60, 60, 14, 14));
    var sheet = new Path2D.Double();
    sheet.moveTo(17, 11);
    sheet.lineTo(38, 11);
    sheet.lineTo(47, 20);
    sheet.lineTo(47, 53);
    sheet.lineTo(17, 53);
    sheet.closePath();
    g.setColor(SHEET);
    g.fill(sheet);
    g.setColor(LINE);
    var fold = new Path2D.Double();
    fold.moveTo(38, 11);
    fold.lineTo(38, 20);
    fold.lineTo(47, 20);
    fold.closePath();
    g.fill(fold);
    g.setStroke(new BasicStroke(2.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    g.draw(new Line2D.Double(22, 20, 32, 20));
    g.draw(new Line2D.Double(22, 27, 42, 27));
    g.setColor(CHECK);
    g.setStroke(new BasicStroke(5.4f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    var check = new Path2D.Double();
    check.moveTo(23.5, 39.5);
    check.lineTo(30, 46);
    check.lineTo(41.5, 34);
    g.draw(check);
    g.dispose();
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(image, "png", bytes);
    return bytes.toByteArray();
  }

  /** Every size as PNG, which Windows reads since Vista. */
  private static byte[] ico(int... sizes) throws IOException {
    List<byte[]> pictures = new ArrayList<>();
    for (int size : sizes) {
      pictures.add(png(size));
    }
    int length = 6 + 16 * sizes.length + pictures.stream().mapToInt(p -> p.length).sum();
    var out = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    out.putShort((short) 0).putShort((short) 1).putShort((short) sizes.length);
    int offset = 6 + 16 * sizes.length;
    for (int i = 0; i < sizes.length; i++) {
      byte side = (byte) (sizes[i] >= 256 ? 0 : sizes[i]);
      out.put(side).put(side).put((byte) 0).put((byte) 0);
      out.putShort((short) 1).putShort((short) 32);
      out.putInt(pictures.get(i).length).putInt(offset);
      offset += pictures.get(i).length;
    }
    pictures.forEach(out::put);
    return out.array();
  }

  private static byte[] icns() throws IOException {
    var body = new ByteArrayOutputStream();
    var out = new DataOutputStream(body);
    String[] types = {"icp4", "icp5", "icp6", "ic07", "ic08", "ic09"};
    int[] sizes = {16, 32, 64, 128, 256, 512};
    for (int i = 0; i < types.length; i++) {
      byte[] picture = png(sizes[i]);
      out.writeBytes(types[i]);
      out.writeInt(picture.length + 8);
      out.write(picture);
    }
    var whole = new ByteArrayOutputStream();
    var head = new DataOutputStream(whole);
    head.writeBytes("icns");
    head.writeInt(body.size() + 8);
    head.write(body.toByteArray());
    return whole.toByteArray();
  }
}
