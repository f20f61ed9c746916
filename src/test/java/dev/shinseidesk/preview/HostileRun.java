package dev.shinseidesk.preview;

import dev.shinseidesk.LinuxMemory;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.ArchiveLimits;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.OpenedDocument;
import dev.shinseidesk.archive.ViewLimits;
import dev.shinseidesk.archive.ZipDocuments;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.intake.PortalIntake;
import dev.shinseidesk.portal.PortalProfileReader;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.preview.ApartDocuments.WithoutProcess;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.review.DeskFormatReview;
import dev.shinseidesk.review.ReviewRules;
import dev.shinseidesk.review.ReviewSettingsReader;
import dev.shinseidesk.review.rules.RuleSets;
import dev.shinseidesk.settings.CatalogueReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;

/**
 * A desk that is handed everything hostile: fetched, reviewed and looked at, with a real store and
 * real preview processes. Run in a process of its own; tells what became of each on standard
 * output.
 */
final class HostileRun {
  /**
   * As shipped, but for less patience, so that the whole takes a minute or two; with {@code
   * -Dcorpus.shipped=true} just as shipped.
   */
  private static final ViewLimits VIEW =
      new ViewLimits(
          500, 12_000_000, 400_000_000L, Duration.ofSeconds(1), 256L << 20, 10_000, 500, 100_000);

  private static final Duration STEP = Duration.ofSeconds(4);
  private static final int PAGES = 1;

  private final Map<ReceiptNumber, Path> filings = new LinkedHashMap<>();
  private final Map<ReceiptNumber, String> names = new LinkedHashMap<>();
  private final Set<Process> processes = ConcurrentHashMap.newKeySet();
  private final AtomicLong largestProcess = new AtomicLong();
  private final AtomicLong longestPause = new AtomicLong();

  private HostileRun() {}

  /** The folder for the store, and that of the archives. */
  public static void main(String[] args) throws Exception {
    LinuxMemory.bound();
    // the window's thread would go on
    Thread.currentThread()
        .setUncaughtExceptionHandler((_, e) -> {
          System.err.println(e + " " + Arrays.toString(e.getStackTrace()));
          Runtime.getRuntime().halt(1);
        });
    var run = new HostileRun();
    run.collect(Path.of(args[1]));
    run.watch();
    run.play(Path.of(args[0]));
    System.exit(0);
  }

  /** Made beforehand, so that what they take in the making isn't counted. */
  private void collect(Path corpus) throws IOException {
    try (var files = Files.list(corpus)) {
      for (Path file : files.sorted().toList()) {
        var number = new ReceiptNumber("R" + (filings.size() + 1));
        filings.put(number, file);
        names.put(number, file.getFileName().toString().replace(".zip", ""));
      }
    }
  }

  private static PreviewLimits limits(PreviewLimits shipped) {
    boolean patient = Boolean.getBoolean("corpus.shipped");
    return new PreviewLimits(
        patient ? shipped.view() : VIEW,
        shipped.heapMegabytes(),
        patient ? shipped.step() : STEP,
        Duration.ofMinutes(2),
        shipped.answerBytes(),
        shipped.processes(),
        0,
        shipped.documents(),
        1);
  }

  private ProcessStarter watched(PreviewLimits limits) {
    var real = ProcessStarter.likeThisDesk(limits);
    return () -> {
      Process process = real.start();
      processes.add(process);
      return process;
    };
  }

  /** Looks at the processes' memory and at the window's pulse all the time. */
  private void watch() throws InterruptedException {
    Thread memory =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              var pause = new CountDownLatch(1);
              try {
                while (!pause.await(50, TimeUnit.MILLISECONDS)) {
                  processes.removeIf(process -> !process.isAlive());
                  processes.forEach(
                      process -> largestProcess.accumulateAndGet(peak(process.pid()), Math::max));
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    memory.setName("watch");
    var started = new CountDownLatch(1);
    Platform.startup(started::countDown);
    started.await();
    var last = new AtomicLong(System.nanoTime());
    Platform.runLater(() ->
        new AnimationTimer() {
          @Override
          public void handle(long ignored) {
            long now = System.nanoTime();
            longestPause.accumulateAndGet(now - last.getAndSet(now), Math::max);
          }
        }.start());
  }

  /** Most memory a process ever had resident, in kB; 0 when it is gone. */
  private static long peak(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private void play(Path folder) throws Exception {
    var layout = new PortalProfileReader().shipped().orThrow().archiveLayout();
    var here = new ZipDocuments(ArchiveLimits.DEFAULT, layout);
    var catalogue = new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
    var settings = new ReviewSettingsReader().shipped();
    PreviewLimits forReview = limits(PreviewLimits.REVIEW);
    PreviewLimits forViewer = limits(PreviewLimits.VIEWER);
    try (var bench = new Bench(folder);
        var reviewed =
            new ApartDocuments(here, forReview, watched(forReview), WithoutProcess.REFUSE);
        var viewed =
            new ApartDocuments(here, forViewer, watched(forViewer), WithoutProcess.REFUSE)) {
      var review =
          new DeskFormatReview(
              bench.store.reviews(),
              bench.store.applications(),
              reviewed,
              new LinkedIdentifier(bench.store.numberLinks()),
              catalogue,
              settings,
              bench.clock,
              new ReviewRules(new RuleSets(catalogue, settings, _ -> true).shipped()));
      Set<ReceiptNumber> received = ConcurrentHashMap.newKeySet();
      var intake =
          new PortalIntake(
              new HandingPortal(filings),
              bench.store.intake(),
              here,
              layout,
              number -> {
                received.add(number);
                examine(review, number);
              },
              bench.clock);
      intake.run(Bench.CLERK, PortalQuery.ALL, Progress.NONE);
      for (ReceiptNumber number : filings.keySet()) {
        long start = System.nanoTime();
        String shown = look(viewed, bytes(filings, number));
        tell(
            Objects.requireNonNull(names.get(number)),
            received.contains(number) ? "received" : "refused",
            shown,
            Long.toString((System.nanoTime() - start) / 1_000_000));
      }
    }
    tell("peak", Long.toString(peak(ProcessHandle.current().pid())), largestProcess.toString());
    tell("pause", Long.toString(longestPause.get() / 1_000_000));
  }

  static byte[] bytes(Map<ReceiptNumber, Path> filings, ReceiptNumber number) {
    try {
      return Files.readAllBytes(Objects.requireNonNull(filings.get(number)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void tell(String... words) {
    System.out.println(String.join("\t", words));
  }

  private static void examine(DeskFormatReview review, ReceiptNumber number) {
    try {
      review.examine(number);
    } catch (DeskException e) {
      tell("review", number.toString(), e.problem().key());
    }
  }

  /** Looks at every document as a clerk would: its first pages, their text, a search. */
  private static String look(ApartDocuments documents, byte[] zip) {
    var told = new java.util.TreeSet<String>();
    int looked = 0;
    for (DocumentInfo info : documents.read(zip).documents()) {
      if (looked++ == 3) {
        break;
      }
      try (OpenedDocument opened = documents.open(zip, info)) {
        told.add(told(opened));
      }
    }
    return told.toString();
  }

  private static String told(OpenedDocument opened) {
    return switch (opened) {
      case OpenedDocument.Paged paged -> pages(paged);
      case OpenedDocument.Composed composed ->
          composed.pictures().map(HostileRun::pages).orElse("text");
      case OpenedDocument.Table table -> "table " + table.rows().size();
      case OpenedDocument.Text text -> "text " + text.text().length();
      case OpenedDocument.Unshowable why -> why.reason().key();
    };
  }

  private static String pages(OpenedDocument.Paged paged) {
    var told = new java.util.TreeSet<String>();
    for (int page = 0; page < Math.min(PAGES, paged.pageCount()); page++) {
      try {
        paged.pageSize(page);
        paged.render(page, 1);
        told.add("page");
        paged.text(page);
        paged.find(page, "手当");
      } catch (DeskException e) {
        told.add(e.problem().key());
      }
    }
    return told.toString();
  }
}
