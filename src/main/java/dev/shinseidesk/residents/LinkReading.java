package dev.shinseidesk.residents;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkImports.Prepared;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Iterator;

/** Reads one file and lets the store prepare it. Stateless, any thread but the FX thread. */
final class LinkReading {
  private static final int CHUNK = 1 << 16;

  private final NumberLinkImports imports;

  LinkReading(NumberLinkImports imports) {
    this.imports = imports;
  }

  /**
   * A file read to its end.
   *
   * @param lines with what couldn't be read
   */
  record Read(Prepared prepared, LinkFileLines lines) {}

  /**
   * SHA-256 of the content.
   *
   * @throws DeskException {@code residents.file-unreadable}, {@code residents.cancelled}
   */
  static Sha256 hash(LinkContent content, String name, Progress progress) throws DeskException {
    try (InputStream in = content.open()) {
      var digest = MessageDigest.getInstance("SHA-256");
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.update(chunk, 0, n);
        if (progress.cancelled()) {
          throw new DeskException(Problem.of(Kind.REFUSED, "residents.cancelled"));
        }
      }
      return new Sha256(HexFormat.of().formatHex(digest.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "residents.file-unreadable", name), e);
    }
  }

  /**
   * Reads and prepares.
   *
   * @param size bytes of the file; progress is told in bytes, reading being the first half and
   *     comparing the second
   * @throws DeskException keys {@code residents.*}; nothing is left then
   */
  Read read(
      LinkContent content,
      String name,
      long size,
      NumberLinkProfile profile,
      Extent extent,
      Instant asOf,
      Progress progress)
      throws DeskException {
    var text = new LinkFileText(content, name, profile);
    long total = Math.max(1, size) * 2;
    try (Reader reader = text.open(bytes -> tell(progress, Math.min(bytes, total / 2), total))) {
      var lines = new LinkFileLines(reader, profile, asOf);
      var in = imports.inForce();
      long before = in == null ? 0 : in.serials();
      Prepared prepared =
          imports.prepare(
              extent,
              new Checked(lines, extent),
              serials -> {
                long all = Math.max(serials, Math.max(before, lines.read()));
                tell(progress, total / 2 + Math.round(0.5 * total * serials / all), total);
              });
      progress.report(total, total);
      return new Read(prepared, lines);
    } catch (NumberLinkImports.TooManyOfASerial e) {
      throw new DeskException(
          Problem.of(
              Kind.USAGE,
              "residents.serial-repeated",
              Integer.toString(NumberLinkImports.MOST_OF_A_SERIAL)),
          e);
    } catch (ImportStopped | UncheckedIOException | IOException e) {
      throw text.problem(e);
    }
  }

  private static void tell(Progress progress, long done, long total) {
    progress.report(done, total);
    if (progress.cancelled()) {
      throw new ImportStopped(Kind.REFUSED, "residents.cancelled");
    }
  }

  /** The lines; at their end, what makes the file as a whole unusable. */
  private record Checked(LinkFileLines lines, Extent extent) implements Iterator<LinkLine> {
    @Override
    public boolean hasNext() {
      if (lines.hasNext()) {
        return true;
      }
      lines.requireReadable();
      if (extent == Extent.FULL && lines.set() == 0) {
        throw new ImportStopped(Kind.USAGE, "residents.empty");
      }
      return false;
    }

    @Override
    public LinkLine next() {
      return lines.next();
    }
  }
}
