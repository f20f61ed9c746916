package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The office's channels and whether they work. Any thread but the FX thread. */
public interface ChannelDesk {
  /** All channels of the configuration, in its order. */
  List<ChannelInfo> channels();

  /**
   * Tries a channel as a delivery would use it: connects, writes a small file of no content worth
   * anything, reads it back, renames, lists and removes it.
   *
   * @return what was tried, in order; a failed step is the last one
   * @throws DeskException {@code channel.unknown}, {@code channel.test-not-permitted}; what the
   *     other side does wrong stands in the report
   */
  TestReport test(Operator by, String id, Progress progress) throws DeskException;

  /**
   * A channel.
   *
   * @param id its id
   * @param kind {@code folder}, {@code sftp}, {@code s3}
   * @param destination where it leads, without secrets
   * @param usedBy names of the business systems and sources that use it
   */
  record ChannelInfo(String id, String kind, String destination, List<String> usedBy) {
    /** Copies the list. */
    public ChannelInfo {
      usedBy = List.copyOf(usedBy);
    }
  }

  /** What trying a channel came to. */
  record TestReport(String id, List<Step> steps) {
    /** Copies the list. */
    public TestReport {
      steps = List.copyOf(steps);
    }

    /** Whether every step came out. */
    public boolean passed() {
      return steps.stream().allMatch(step -> step.problem() == null);
    }
  }

  /**
   * One thing tried.
   *
   * @param name CONNECT, WRITE, READ_BACK, LIST, REMOVE …; text key {@code channel.step.NAME}
   * @param took how long
   * @param problem null when it came out
   */
  record Step(String name, Duration took, @Nullable Problem problem) {}
}
