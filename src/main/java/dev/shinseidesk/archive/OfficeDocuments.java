package dev.shinseidesk.archive;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Opens office documents: no longer than the limit allows, whatever the file makes POI do. */
final class OfficeDocuments {
  /** Structures of a hostile file nest deep; they end in this much stack, not the caller's. */
  private static final long STACK = 4L << 20;

  private OfficeDocuments() {}

  /** Opens; never throws for any bytes. */
  static OpenedDocument open(
      byte[] bytes, DocumentInfo info, ViewLimits view, OfficeLimits limits) {
    var out = new ContentsBuilder(limits, info.name());
    var reading = new FutureTask<@Nullable String>(() -> read(bytes, info.type(), out));
    Thread thread = new Thread(null, reading, "desk-office", STACK);
    thread.setDaemon(true);
    thread.start();
    String refused;
    try {
      refused = reading.get(limits.time().toMillis() + 500, TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      refused = "office-slow";
    } catch (ExecutionException e) {
      refused = "office-damaged";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      refused = "office-slow";
    } finally {
      // a parser that doesn't come back is left to end at its next step
      out.stop();
    }
    return refused == null ? out.build(view) : DocumentOpener.unshowable(info, refused);
  }

  private static @Nullable String read(byte[] bytes, FileType type, ContentsBuilder out) {
    try {
      return type == FileType.OFFICE_XML
          ? OfficeXml.read(bytes, out)
          : OfficeBinary.read(bytes, out);
    } catch (ContentsBuilder.Stopped e) {
      return "office-slow";
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // hostile structures end POI in any of these; what fails is one large allocation
      return "office-damaged";
    }
  }
}
