package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The channels of the office's configuration. Any thread but the FX thread. */
public final class ConfiguredChannels implements ChannelDesk {
  private static final byte[] PROBE =
      "申請デスクの接続試験です。消してかまいません。 Connection test of Shinsei Desk; may be deleted.\r\n"
          .getBytes(StandardCharsets.UTF_8);
  private static final int STEPS = 5;

  private final List<Entry> entries;
  private final LongSupplier nanoTime;
  private final SecureRandom random = new SecureRandom();

  /**
   * One channel of the configuration.
   *
   * @param id its id
   * @param transport how it is reached
   * @param usedBy names of the business systems and sources that use it
   */
  public record Entry(String id, Transport transport, List<String> usedBy) {
    /** Copies the list. */
    public Entry {
      usedBy = List.copyOf(usedBy);
    }
  }

  /**
   * For these.
   *
   * @param entries in the configuration's order; ids differ
   * @param nanoTime measures how long a step takes, e.g. {@code System::nanoTime}
   */
  public ConfiguredChannels(List<Entry> entries, LongSupplier nanoTime) {
    this.entries = List.copyOf(entries);
    this.nanoTime = nanoTime;
  }

  @Override
  public List<ChannelInfo> channels() {
    return entries.stream()
        .map(entry ->
            new ChannelInfo(
                entry.id(),
                entry.transport().kind(),
                entry.transport().destination(),
                entry.usedBy()))
        .toList();
  }

  @Override
  public TestReport test(Operator by, String id, Progress progress) throws DeskException {
    if (!by.roles().contains(Role.ADMINISTRATOR) && !by.roles().contains(Role.SUPERVISOR)) {
      throw new DeskException(Problem.of(Kind.REFUSED, "channel.test-not-permitted"));
    }
    Entry entry =
        entries.stream()
            .filter(known -> known.id().equals(id))
            .findFirst()
            .orElseThrow(() -> ChannelProblems.ours(null, "channel.unknown", id));
    return new Trial(entry, progress).run();
  }

  /** One act of a trial. */
  private interface Act {
    void run() throws DeskException;
  }

  /** Trying one channel; what it wrote goes whatever happens. */
  private final class Trial {
    private final Entry entry;
    private final Progress progress;
    private final String place;
    private final String name;
    private final List<Step> steps = new ArrayList<>();

    private @Nullable TransportSession session;
    private boolean written;

    Trial(Entry entry, Progress progress) {
      this.entry = entry;
      this.progress = progress;
      this.place = entry.transport().destination();
      byte[] unlike = new byte[8];
      random.nextBytes(unlike);
      this.name = "shinsei-desk-probe-" + HexFormat.of().formatHex(unlike) + ".txt";
    }

    TestReport run() {
      try {
        boolean going =
            step("CONNECT", () -> session = entry.transport().connect())
                && step("WRITE", this::write)
                && step("READ_BACK", this::readBack)
                && step("LIST", this::list);
        if (going) {
          step("REMOVE", this::remove);
        }
        progress.report(STEPS, STEPS);
      } finally {
        cleanUp();
      }
      return new TestReport(entry.id(), steps);
    }

    private boolean step(String step, Act act) {
      progress.report(steps.size(), STEPS);
      long begun = nanoTime.getAsLong();
      Problem problem = null;
      try {
        if (progress.cancelled()) {
          throw ChannelProblems.passing(null, "channel.cancelled", place);
        }
        act.run();
      } catch (DeskException e) {
        problem = e.problem();
      }
      Duration took = Duration.ofNanos(nanoTime.getAsLong() - begun);
      steps.add(new Step(step, took, problem));
      return problem == null;
    }

    private TransportSession open() {
      TransportSession opened = session;
      if (opened == null) {
        throw new IllegalStateException("not connected");
      }
      return opened;
    }

    private void write() throws DeskException {
      written = true;
      open().put(name, PROBE);
    }

    private void readBack() throws DeskException {
      if (!open().holds(name, Sha256.of(PROBE))) {
        throw ChannelProblems.passing(null, "channel.vanished", name, place);
      }
      var copy = new ByteArrayOutputStream();
      open().fetch(name, copy, PROBE.length);
      if (!Arrays.equals(copy.toByteArray(), PROBE)) {
        throw ChannelProblems.readBack(place, name);
      }
    }

    private void list() throws DeskException {
      if (open().list().stream().noneMatch(file -> file.name().equals(name))) {
        throw ChannelProblems.fileMissing(null, place, name);
      }
    }

    private void remove() throws DeskException {
      open().remove(name);
      if (open().holds(name, Sha256.of(PROBE))) {
        throw ChannelProblems.passing(null, "channel.write-failed", place);
      }
      written = false;
    }

    private void cleanUp() {
      TransportSession opened = session;
      if (opened != null) {
        try (opened) {
          if (written) {
            opened.remove(name);
          }
        } catch (DeskException e) {
          // the step that failed is in the report; the probe holds nothing worth anything
        }
      }
    }
  }
}
