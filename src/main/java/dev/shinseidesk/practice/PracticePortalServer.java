package dev.shinseidesk.practice;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.texts.Texts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The practice portal by itself, for the command line. */
public final class PracticePortalServer {
  private final ProcedureCatalogue catalogue;
  private final Texts texts;
  private final Clock clock;

  /**
   * Needs nothing but these.
   *
   * @param catalogue what residents can file
   * @param texts language of what it prints
   * @param clock the office's
   */
  public PracticePortalServer(ProcedureCatalogue catalogue, Texts texts, Clock clock) {
    this.catalogue = catalogue;
    this.texts = texts;
    this.clock = clock;
  }

  /**
   * What portal is wished for.
   *
   * @param port 0 for any free one, at most 65535
   * @param applications 0 to 100000
   * @param seed any number
   * @param papers for how many filings of each procedure papers are drawn, the others come with the
   *     same ones (for load tests); 0 for all
   * @param numberLinks where to write the number links too; null for nowhere
   */
  public record Wish(
      int port, int applications, long seed, int papers, @Nullable Path numberLinks) {}

  /**
   * Starts a portal with its applications.
   *
   * @throws DeskException keys {@code practice.*}: port, count, links
   */
  public PracticePortal start(Wish wish) throws DeskException {
    int port = wish.port();
    Path numberLinks = wish.numberLinks();
    if (wish.applications() < 0 || wish.applications() > 100_000 || wish.papers() < 0) {
      throw new DeskException(Problem.of(Kind.USAGE, "practice.count", "0", "100000"));
    }
    if (port < 0 || port > 65_535) {
      throw new DeskException(Problem.of(Kind.USAGE, "practice.port", Integer.toString(port)));
    }
    SampleOffice office =
        new SampleOffice(wish.seed(), wish.applications(), wish.papers(), catalogue, clock);
    if (numberLinks != null) {
      try {
        office.writeNumberLinks(numberLinks);
      } catch (IOException e) {
        throw new DeskException(
            Problem.of(Kind.USAGE, "practice.links", numberLinks.toString()), e);
      }
    }
    try {
      return new PracticePortal(office, PracticeAccount.SHOWN, clock, port);
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "practice.port", Integer.toString(port)), e);
    }
  }

  /**
   * Starts a portal, tells how to reach and stop it, and runs until this thread is interrupted
   * (Ctrl+C ends the process). Blocks.
   *
   * @param out takes one line at a time
   * @throws DeskException as {@link #start}
   */
  public void run(Wish wish, Consumer<String> out) throws DeskException {
    Path numberLinks = wish.numberLinks();
    try (PracticePortal portal = start(wish)) {
      out.accept(texts.get("practice.running", portal.address().toString()));
      out.accept(
          texts.get(
              "practice.account", PracticeAccount.SHOWN.id(), PracticeAccount.SHOWN.password()));
      out.accept(
          texts.get(
              "practice.holds", Integer.toString(wish.applications()), Long.toString(wish.seed())));
      if (numberLinks != null) {
        out.accept(texts.get("practice.links", numberLinks.toString()));
      }
      out.accept(texts.get("practice.stop"));
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      out.accept(texts.get("practice.stopped"));
    }
  }
}
