package dev.shinseidesk.preview;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** PDFs written by hand, object by object, as no honest program writes them. */
final class HostilePdfs {
  private static final int CHUNK = 1 << 16;

  private final List<byte[]> objects = new ArrayList<>();
  private String trailer = "";

  /** Adds an object; the first is number 1. */
  HostilePdfs object(String text) {
    objects.add(text.getBytes(ISO_8859_1));
    return this;
  }

  /** Adds a stream with these entries in its dictionary. */
  HostilePdfs stream(String entries, byte[] data) {
    var out = new ByteArrayOutputStream();
    out.writeBytes(
        ("<<" + entries + "/Length " + data.length + ">>\nstream\n").getBytes(ISO_8859_1));
    out.writeBytes(data);
    out.writeBytes("\nendstream".getBytes(ISO_8859_1));
    objects.add(out.toByteArray());
    return this;
  }

  HostilePdfs stream(String entries, String data) {
    return stream(entries, data.getBytes(ISO_8859_1));
  }

  /** More entries of the trailer. */
  HostilePdfs trailer(String entries) {
    trailer = entries;
    return this;
  }

  /** The file, object 1 its catalogue. */
  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    out.writeBytes("%PDF-1.7\n".getBytes(ISO_8859_1));
    var table = new StringBuilder("xref\n0 " + (objects.size() + 1) + "\n0000000000 65535 f \n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format(Locale.ROOT, "%010d 00000 n \n", out.size()));
      out.writeBytes(((i + 1) + " 0 obj\n").getBytes(ISO_8859_1));
      out.writeBytes(objects.get(i));
      out.writeBytes("\nendobj\n".getBytes(ISO_8859_1));
    }
    int start = out.size();
    String end =
        "trailer\n<</Root 1 0 R/Size "
            + (objects.size() + 1)
            + trailer
            + ">>\nstartxref\n"
            + start
            + "\n%%EOF\n";
    out.writeBytes(table.append(end).toString().getBytes(ISO_8859_1));
    return out.toByteArray();
  }

  /** One page with this content and these resources; further objects go on from number 5. */
  static HostilePdfs page(String filter, byte[] content, String resources) {
    return new HostilePdfs()
            .object("<</Type/Catalog/Pages 2 0 R>>")
            .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .object(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<<"
                    + resources
                    + ">>>>")
            .stream(filter, content);
  }

  static HostilePdfs page(String content, String resources) {
    return page("", content.getBytes(ISO_8859_1), resources);
  }

  /** A page that shows one picture, which is object 5. */
  static HostilePdfs picture(String entries, byte[] data) {
    return page("q 500 0 0 500 0 0 cm /I Do Q", "/XObject<</I 5 0 R>>").stream(
        "/Type/XObject/Subtype/Image" + entries, data);
  }

  /** A catalogue with these entries, and a page of one line. */
  static HostilePdfs catalogue(String entries) {
    return new HostilePdfs()
            .object("<</Type/Catalog/Pages 2 0 R" + entries + ">>")
            .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")
            .stream("", "0 0 m 300 300 l S");
  }

  /** A page that draws for minutes, and a second one that is sound. */
  static byte[] endless() {
    byte[] drawing = "0 0 m 600 800 l 0 800 l 600 0 l f\n".repeat(2_000_000).getBytes(ISO_8859_1);
    return new HostilePdfs()
            .object("<</Type/Catalog/Pages 2 0 R>>")
            .object("<</Type/Pages/Kids[3 0 R 5 0 R]/Count 2>>")
            .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R>>")
            .stream("/Filter/FlateDecode", zlib(drawing))
            .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 6 0 R>>")
            .stream("", "0 0 m 9 9 l S")
            .bytes();
  }

  /** Runs of blanks, RunLength-encoded, which unpack to 64 times as much. */
  static byte[] runs(int size) {
    byte[] runs = new byte[size];
    for (int i = 0; i < runs.length; i += 2) {
      runs[i] = (byte) 129;
      runs[i + 1] = ' ';
    }
    return runs;
  }

  /** Sixteen megabytes that unpack to a gigabyte. */
  static byte[] runLengthBomb() {
    return page("/Filter/RunLengthDecode", runs(16 << 20), "").bytes();
  }

  /** A filter before the one that is looked for. */
  static byte[] hidden(String filters, byte[] data) {
    return page("/Filter[" + filters + "]", data, "").bytes();
  }

  /** Forms, each of which draws the next ten times. */
  static byte[] formsOfForms(int depth) {
    var pdf = page("/F5 Do", "/XObject<</F5 5 0 R>>");
    for (int i = 5; i < 5 + depth; i++) {
      String next = "/F" + (i + 1) + " Do ";
      pdf.stream(
          "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</F"
              + (i + 1)
              + " "
              + (i + 1)
              + " 0 R>>>>",
          next.repeat(10));
    }
    return pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 600 800]", "0 0 600 800 re f").bytes();
  }

  /** A tree of pages as deep as it is long. */
  static byte[] deepTree(int depth) {
    var pdf = new HostilePdfs().object("<</Type/Catalog/Pages 2 0 R>>");
    for (int i = 2; i < depth + 2; i++) {
      pdf.object("<</Type/Pages/Count 1/Kids[" + (i + 1) + " 0 R]>>");
    }
    return pdf.object("<</Type/Page/Parent " + (depth + 1) + " 0 R/MediaBox[0 0 9 9]>>").bytes();
  }

  /** Transparency groups inside of one another. */
  static byte[] groups(int depth) {
    var pdf = page("/F5 Do", "/XObject<</F5 5 0 R>>");
    for (int i = 5; i < 5 + depth; i++) {
      pdf.stream(
          "/Type/XObject/Subtype/Form/Group<</S/Transparency>>/BBox[0 0 600 800]"
              + "/Resources<</XObject<</F"
              + (i + 1)
              + " "
              + (i + 1)
              + " 0 R>>>>",
          "/F" + (i + 1) + " Do");
    }
    return pdf.stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", "0 0 9 9 re f").bytes();
  }

  /** Deflated. */
  static byte[] zlib(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    try (var deflater = new DeflaterOutputStream(out)) {
      deflater.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** So many zeros, deflated without ever being there. */
  static byte[] zeros(long count) {
    var out = new ByteArrayOutputStream();
    var fast = new Deflater(Deflater.BEST_SPEED);
    try (var deflater = new DeflaterOutputStream(out, fast, CHUNK)) {
      byte[] chunk = new byte[CHUNK];
      for (long left = count; left > 0; left -= CHUNK) {
        deflater.write(chunk, 0, (int) Math.min(CHUNK, left));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      fast.end();
    }
    return out.toByteArray();
  }

  /** As hexadecimal digits. */
  static byte[] hex(byte[] bytes) {
    return (java.util.HexFormat.of().formatHex(bytes) + ">").getBytes(ISO_8859_1);
  }

  /** RunLength-encoded without any run. */
  static byte[] literal(byte[] bytes) {
    var out = new ByteArrayOutputStream();
    for (int at = 0; at < bytes.length; at += 128) {
      int length = Math.min(128, bytes.length - at);
      out.write(length - 1);
      out.write(bytes, at, length);
    }
    out.write(128);
    return out.toByteArray();
  }
}
