package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class FolderChannelTest extends FolderChannelCase {

  @Test
  void writesBothFilesAndTellsWhatStandsThere() throws Exception {
    Channel.Delivery delivery = deliver(channel(), "R-1", ARCHIVE);

    assertThat(names()).containsExactly(CSV, ZIP);
    assertThat(Files.readAllBytes(folder.resolve(ZIP))).isEqualTo(ARCHIVE);
    assertThat(delivery)
        .isEqualTo(
            new Channel.Delivery(
                CSV,
                Sha256.of(Files.readAllBytes(folder.resolve(CSV))).hex(),
                ZIP,
                Sha256.of(ARCHIVE).hex()));
  }

  @Test
  void plansTheSameNamesWithoutWriting() throws Exception {
    Channel.Plan plan = channel().plan(Samples.RECEIVER, Samples.items("R-1"), "*");

    assertThat(plan).isEqualTo(new Channel.Plan(CSV, ZIP));
    assertThat(names()).isEmpty();
  }

  @Test
  void writesTheMarkerLast() throws Exception {
    List<String> order = new ArrayList<>();
    var disk =
        new Disk() {
          @Override
          void move(Path from, Path to) throws IOException {
            order.add(to.getFileName().toString());
            super.move(from, to);
          }
        };

    deliver(new FolderChannel(marked(), disk), "R-1", ARCHIVE);

    assertThat(order).containsExactly(ZIP, CSV, "R-1.done");
    assertThat(Files.size(folder.resolve("R-1.done"))).isZero();
  }

  @Test
  void deliveringAgainRewritesNothing() throws Exception {
    deliver(new FolderChannel(marked()), "R-1", ARCHIVE);
    var again =
        new Disk() {
          @Override
          void write(Path file, byte[] content) {
            throw new AssertionError("written again: " + file.getFileName());
          }
        };

    Channel.Delivery delivery = deliver(new FolderChannel(marked(), again), "R-1", ARCHIVE);

    assertThat(delivery.archiveHash()).isEqualTo(Sha256.of(ARCHIVE).hex());
    assertThat(names()).containsExactly(CSV, ZIP, "R-1.done");
  }

  @Test
  void leavesSomethingElseOfThatNameAlone() throws Exception {
    for (String taken : List.of(CSV, ZIP)) {
      Files.writeString(folder.resolve(taken), "someone else's");

      Problem problem = refused(channel(), "R-1");

      assertThat(problem.key()).isEqualTo("channel.name-taken");
      assertThat(problem.kind().retryMayHelp()).isFalse();
      assertThat(problem.facts()).containsExactly(taken, folder.toString());
      assertThat(Files.readString(folder.resolve(taken))).isEqualTo("someone else's");
      assertThat(names()).containsExactly(taken);
      Files.delete(folder.resolve(taken));
    }
  }

  @Test
  void takesNoFolderOrLinkForItsFile() throws Exception {
    Files.createDirectory(folder.resolve(ZIP));
    assertThat(refused(channel(), "R-1").key()).isEqualTo("channel.name-taken");
    Files.delete(folder.resolve(ZIP));

    Path elsewhere = Files.write(folder.resolve("elsewhere"), ARCHIVE);
    Files.createSymbolicLink(folder.resolve(ZIP), elsewhere);
    assertThat(refused(channel(), "R-1").key()).isEqualTo("channel.name-taken");
    Files.delete(folder.resolve(ZIP));

    Files.createSymbolicLink(folder.resolve(ZIP), folder.resolve("nowhere"));
    assertThat(refused(channel(), "R-1").key()).isEqualTo("channel.name-taken");
  }

  @Test
  void aReaderOfTheFolderNeverSeesHalfAPackage() throws Exception {
    int packages = 200;
    var writing = new AtomicBoolean(true);
    var started = new CountDownLatch(1);
    Callable<Integer> reader =
        () -> {
          Set<String> seen = new HashSet<>();
          boolean last;
          do {
            last = !writing.get();
            try (var files = Files.newDirectoryStream(folder, "*.csv")) {
              for (Path csv : files) {
                String name = csv.getFileName().toString();
                if (!seen.add(name)) {
                  continue;
                }
                int number = Integer.parseInt(name.split("_", -1)[1]);
                Path zip = folder.resolve(name.replace(".csv", ".zip"));
                assertThat(Files.readAllBytes(zip)).isEqualTo(archive(number));
                assertThat(Files.readString(csv)).endsWith("\"10:00:00\"\r\n");
              }
            }
            started.countDown();
          } while (!last);
          return seen.size();
        };
    try (var threads = Executors.newSingleThreadExecutor()) {
      var seen = threads.submit(reader);
      started.await();
      FolderChannel channel = channel();
      try {
        for (int number = 0; number < packages; number++) {
          deliver(channel, Integer.toString(number), archive(number));
        }
      } finally {
        writing.set(false);
      }
      assertThat(seen.get()).isEqualTo(packages);
    }
  }

  @Test
  void refusesItemsTheChannelCantWriteBeforeWritingAnything() {
    var items = Samples.items("R-1", "児童手当A", "", null);

    DeskException refused =
        catchThrowableOfType(
            DeskException.class, () -> channel().deliver(Samples.RECEIVER, items, ARCHIVE, "d-1"));

    assertThat(refused.problem().key()).isEqualTo("forwarding.item-invalid");
    assertThat(names()).isEmpty();
  }
}
