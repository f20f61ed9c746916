package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.channels.ListedFile;
import dev.shinseidesk.channels.Transport;
import dev.shinseidesk.channels.TransportSession;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Putting a parcel at a real folder: order, once only, and what may happen on the way. */
class ChannelTest {
  private static final String CSV = "035_R-1_20261122100000.csv";
  private static final String ZIP = "035_R-1_20261122100000.zip";
  private static final byte[] ARCHIVE = new byte[50_000];

  static {
    new Random(1).nextBytes(ARCHIVE);
  }

  @TempDir Path folder;
  private final List<String> put = new ArrayList<>();

  /** A real folder that tells what is put, and where a test can step in after each file. */
  private class Watched implements Transport {
    private final Transport real = new FolderTransport(folder, ".part");

    @SuppressWarnings("UnusedVariable") // for those who override it
    void after(String name) throws Exception {}

    @Override
    public String kind() {
      return real.kind();
    }

    @Override
    public String destination() {
      return real.destination();
    }

    @Override
    public TransportSession connect() throws DeskException {
      TransportSession session = real.connect();
      return new TransportSession() {
        @Override
        public boolean holds(String name, Sha256 hash) throws DeskException {
          return session.holds(name, hash);
        }

        @Override
        public void put(String name, byte[] content) throws DeskException {
          session.put(name, content);
          put.add(name);
          try {
            after(name);
          } catch (DeskException e) {
            throw e;
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        }

        @Override
        public List<ListedFile> list() throws DeskException {
          return session.list();
        }

        @Override
        public void fetch(String name, OutputStream to, long mostBytes) throws DeskException {
          session.fetch(name, to, mostBytes);
        }

        @Override
        public void remove(String name) throws DeskException {
          session.remove(name);
        }

        @Override
        public void close() {
          session.close();
        }
      };
    }
  }

  private static final ChannelProfile PLAIN = ChannelProfile.standard("folder");
  private static final ChannelProfile MARKED = Profiles.marked(PLAIN);

  private static Parcel parcel(ChannelProfile profile) throws DeskException {
    return new Packer(profile).single(PackerTest.shipment("R-1", ARCHIVE));
  }

  @Test
  void putsTheZipFirstAndWhatTellsThatAllIsThereLast() throws Exception {
    new Channel(MARKED, new Watched()).deliver(parcel(MARKED));

    assertThat(put).containsExactly(ZIP, CSV, "R-1.done");
    assertThat(Sha256.of(Files.readAllBytes(folder.resolve(ZIP)))).isEqualTo(Sha256.of(ARCHIVE));
    assertThat(folder.resolve("R-1.done")).isEmptyFile();
  }

  @Test
  void deliveringAgainPutsNothing() throws Exception {
    Channel channel = new Channel(MARKED, new Watched());
    channel.deliver(parcel(MARKED));
    put.clear();

    channel.deliver(parcel(MARKED));

    assertThat(put).isEmpty();
    assertThat(channel.complete(parcel(MARKED))).isTrue();
  }

  @Test
  void goesOnWhereACrashLeftOff() throws Exception {
    for (String last : List.of(ZIP, CSV, "R-1.done")) {
      Transport crashing =
          new Watched() {
            @Override
            void after(String name) {
              if (name.equals(last)) {
                throw new IllegalStateException("power cut");
              }
            }
          };
      assertThatThrownBy(() -> new Channel(MARKED, crashing).deliver(parcel(MARKED)))
          .isInstanceOf(IllegalStateException.class);

      new Channel(MARKED, new Watched()).deliver(parcel(MARKED));

      assertThat(put).as("each file once").containsExactly(ZIP, CSV, "R-1.done");
      for (String name : put) {
        Files.delete(folder.resolve(name));
      }
      put.clear();
    }
  }

  @Test
  void leavesSomethingElseOfThatNameAloneAndPutsNothing() throws Exception {
    for (String taken : List.of(CSV, ZIP)) {
      Files.writeString(folder.resolve(taken), "someone else's");

      Problem problem = refused(new Channel(PLAIN, new Watched()), parcel(PLAIN));

      assertThat(problem.key()).isEqualTo("channel.name-taken");
      assertThat(problem.kind().retryMayHelp()).isFalse();
      assertThat(put).isEmpty();
      assertThat(Files.readString(folder.resolve(taken))).isEqualTo("someone else's");
      Files.delete(folder.resolve(taken));
    }
  }

  @Test
  void aZipTakenBeforeItsItemsIsToldAndTriedAgain() throws Exception {
    Transport hasty =
        new Watched() {
          @Override
          void after(String name) throws Exception {
            Files.delete(folder.resolve(name));
          }
        };

    Problem problem = refused(new Channel(PLAIN, hasty), parcel(PLAIN));

    assertThat(problem.key()).isEqualTo("channel.vanished");
    assertThat(problem.kind().retryMayHelp()).isTrue();
    assertThat(put).as("no items without their ZIP").containsExactly(ZIP);
  }

  @Test
  void aReceiverThatTakesThePairAtOnceHasIt() throws Exception {
    Transport quick =
        new Watched() {
          @Override
          void after(String name) throws Exception {
            if (name.equals(CSV)) {
              Files.delete(folder.resolve(CSV));
              Files.delete(folder.resolve(ZIP));
            }
          }
        };

    new Channel(PLAIN, quick).deliver(parcel(PLAIN));

    assertThat(put).containsExactly(ZIP, CSV);
  }

  @Test
  void aMarkerLeftFromBeforeStopsBeforeAnythingIsPut() throws Exception {
    Files.createFile(folder.resolve("R-1.done"));

    Problem problem = refused(new Channel(MARKED, new Watched()), parcel(MARKED));

    assertThat(problem.key()).isEqualTo("forwarding.marker-left");
    assertThat(problem.facts()).containsExactly("R-1.done", folder.toString());
    assertThat(put).isEmpty();
  }

  @Test
  void aLargeParcelIsProvedByTheListingBeforeItsLastFile() throws Exception {
    List<Parcel.Piece> pieces = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      pieces.add(Parcel.Piece.of(i + ".zip", new byte[100 + i]));
    }
    Parcel parcel = new Parcel(pieces, false);
    Transport losing =
        new Watched() {
          @Override
          void after(String name) throws Exception {
            if (name.equals("8.zip")) {
              Files.write(folder.resolve("3.zip"), new byte[1]);
            }
          }
        };

    assertThat(refused(new Channel(PLAIN, losing), parcel).key()).isEqualTo("channel.vanished");
    assertThat(put).doesNotContain("9.zip");
  }

  private static Problem refused(Channel channel, Parcel parcel) {
    DeskException refused =
        catchThrowableOfType(DeskException.class, () -> channel.deliver(parcel));
    assertThat(refused).isNotNull();
    return refused.problem();
  }
}
