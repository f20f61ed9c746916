package dev.shinseidesk.preview;

import dev.shinseidesk.preview.PreviewFailure.Reason;
import dev.shinseidesk.preview.confine.Confinement;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The desk's end of one preview process. One question at a time; {@link #end} from any thread. */
final class Worker {
  /** What a process ends with when {@code ExitOnOutOfMemoryError} ends it. */
  private static final int OUT_OF_MEMORY = 3;

  private final Process process;
  private final Frames frames;
  private final PreviewLimits limits;
  private final ExecutorService line;
  private volatile long heapBytes;
  private volatile Confinement.Level level = Confinement.Level.JAVA;
  private int documents;

  private Worker(Process process, PreviewLimits limits) {
    this.process = process;
    this.limits = limits;
    this.frames =
        new Frames(process.getInputStream(), process.getOutputStream(), limits.answerBytes());
    this.line =
        Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("preview-line").factory());
  }

  /** Starts a process and waits until it is ready. */
  static Worker start(ProcessStarter starter, PreviewLimits limits) throws PreviewFailure {
    Worker worker;
    try {
      worker = new Worker(starter.start(), limits);
    } catch (IOException e) {
      throw new PreviewFailure(Reason.NONE);
    }
    try {
      worker.within(limits.start(), worker::greet);
      return worker;
    } catch (PreviewFailure e) {
      throw new PreviewFailure(Reason.NONE);
    }
  }

  private Frames.Frame greet() throws IOException {
    var hello = frames.read();
    long heap = hello.content().large();
    String told = hello.content().text();
    boolean bounded = heap <= (limits.heapMegabytes() + 32L) << 20;
    if (hello.kind() != DocumentWire.READY || !bounded) {
      throw new IOException("not a preview process of this desk");
    }
    heapBytes = heap;
    level =
        told.equals(Confinement.Level.KERNEL.name())
            ? Confinement.Level.KERNEL
            : Confinement.Level.JAVA;
    return hello;
  }

  /** Asks and waits for the answer, no longer than a step may take. */
  Frames.Frame ask(int kind, Wire.Writer content) throws PreviewFailure {
    documents += kind == DocumentWire.OPEN ? 1 : 0;
    return within(
        limits.step(),
        () -> {
          frames.write(kind, content);
          return frames.read();
        });
  }

  /** Work on the process's streams, which may block. */
  private interface Exchange {
    Frames.Frame run() throws IOException;
  }

  private Frames.Frame within(Duration time, Exchange exchange) throws PreviewFailure {
    Future<Frames.Frame> answer;
    try {
      answer = line.submit(exchange::run);
    } catch (RejectedExecutionException e) { // ended meanwhile, with the pool
      throw new PreviewFailure(Reason.DIED);
    }
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      end();
      throw new PreviewFailure(Reason.SLOW);
    } catch (ExecutionException e) {
      Reason reason = died();
      end();
      throw new PreviewFailure(reason);
    } catch (InterruptedException e) {
      end();
      Thread.currentThread().interrupt();
      throw new PreviewFailure(Reason.SLOW);
    }
  }

  private Reason died() {
    try {
      boolean ended = process.waitFor(2, TimeUnit.SECONDS);
      return ended && process.exitValue() == OUT_OF_MEMORY ? Reason.MEMORY : Reason.DIED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reason.DIED;
    }
  }

  /** Ends the process at once. */
  void end() {
    process.destroyForcibly();
    line.shutdownNow();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Whether it has opened as many documents as it may. */
  boolean worn() {
    return documents >= limits.documents();
  }

  /** Heap it may use, in bytes. */
  long heapBytes() {
    return heapBytes;
  }

  /** Who holds it to its bounds. */
  Confinement.Level level() {
    return level;
  }

  /** The process's number. */
  long pid() {
    return process.pid();
  }
}
