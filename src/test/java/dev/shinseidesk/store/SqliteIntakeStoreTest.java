package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static dev.shinseidesk.store.Samples.number;
import static dev.shinseidesk.store.Samples.received;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.StoreException;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.intake.ReceivedApplication;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteIntakeStoreTest {
  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void givesBackExactlyWhatCameIn() {
    ReceivedApplication received = received("R-1");

    assertThat(store.intake().receive(received)).isTrue();

    var stored = store.applications();
    assertThat(stored.find(number("R-1"))).contains(received.application());
    assertThat(stored.archive(number("R-1")).orElseThrow()).isEqualTo(received.archive());
    assertThat(stored.items(number("R-1"))).isEqualTo(received.items());
    assertThat(stored.documents(number("R-1"))).isEqualTo(received.documents());
    assertThat(stored.history(number("R-1")))
        .containsExactly(
            new HistoryLine(
                received.application().receivedAt(),
                "",
                "received",
                List.of(
                    "R-1.zip",
                    Long.toString(received.archive().length),
                    received.application().archiveHash().hex())));
    assertThat(stored.row(number("R-1")).orElseThrow().state()).isEqualTo(WorkState.UNREVIEWED);
  }

  @Test
  void keepsEveryCharacterOfNames() {
    // an ideographic variation, a supplementary character, a private-use character, a NUL
    String name = "葛\uDB40\uDD00城\uD842\uDFB7\uE000\u0000太郎";
    Applicant applicant = new Applicant(name, "ｶﾂﾗｷﾞ", "平成31年6月1日", "", "", "");
    ReceivedApplication received = received("R-1", applicant, "P001", "手続", NOW);

    store.intake().receive(received);

    assertThat(store.applications().find(number("R-1")).orElseThrow().applicant())
        .isEqualTo(applicant);
    assertThat(store.applications().items(number("R-1")).getFirst().value()).isEqualTo(name);
  }

  @Test
  void receivingAgainChangesNothing() {
    store.intake().receive(received("R-1"));

    assertThat(store.intake().receive(received("R-1"))).isFalse();

    assertThat(store.applications().history(number("R-1"))).hasSize(1);
    assertThat(store.applications().items(number("R-1"))).hasSize(2);
  }

  @Test
  void refusesOtherBytesUnderTheSameNumber() {
    store.intake().receive(received("R-1"));
    ReceivedApplication other = received("R-2");
    var same = received("R-1").application();
    var changed =
        new ReceivedApplication(
            new dev.shinseidesk.application.Application(
                same.receiptNumber(),
                same.municipality(),
                same.ward(),
                same.procedure(),
                same.procedureName(),
                same.procedureCommonName(),
                same.filedAt(),
                same.receivedAt(),
                same.portalStatus(),
                same.serial(),
                same.applicant(),
                other.application().archiveHash(),
                other.application().archiveSize(),
                same.archiveName(),
                same.state()),
            other.archive(),
            List.of(),
            List.of());

    assertProblem("store.receipt-differs", () -> store.intake().receive(changed));

    assertThat(store.applications().archive(number("R-1")).orElseThrow())
        .isEqualTo(received("R-1").archive());
  }

  @Test
  void refusesBytesThatAreNotThoseOfTheHash() {
    ReceivedApplication sound = received("R-1");
    byte[] damaged = sound.archive().clone();
    damaged[0] ^= 1;
    var received =
        new ReceivedApplication(sound.application(), damaged, sound.items(), sound.documents());

    assertProblem("store.archive-damaged", () -> store.intake().receive(received));

    assertThat(store.applications().find(number("R-1"))).isEmpty();
  }

  @Test
  void tellsWhatItHolds() {
    store.intake().receive(received("R-1"));
    store.intake().receive(received("R-3"));

    assertThat(store.intake().held(Set.of(number("R-1"), number("R-2"), number("R-3"))))
        .containsExactlyInAnyOrder(number("R-1"), number("R-3"));
    assertThat(store.intake().held(Set.of())).isEmpty();
  }

  @Test
  void notesAChangedStatusOnce() {
    store.intake().receive(received("R-1"));

    store.intake().seen(number("R-1"), new StatusCode("10"), NOW.plusSeconds(1));
    store.intake().seen(number("R-1"), new StatusCode("20"), NOW.plusSeconds(2));
    store.intake().seen(number("R-1"), new StatusCode("20"), NOW.plusSeconds(3));
    store.intake().seen(number("R-9"), new StatusCode("20"), NOW.plusSeconds(3));

    assertThat(store.applications().find(number("R-1")).orElseThrow().portalStatus().value())
        .isEqualTo("20");
    assertThat(store.applications().history(number("R-1")))
        .hasSize(2)
        .first()
        .isEqualTo(new HistoryLine(NOW.plusSeconds(2), "", "status-seen", List.of("20", "10")));
  }

  @Test
  void keepsTheNewestRun() {
    assertThat(store.intake().lastRun()).isEmpty();
    FetchRun first = new FetchRun(NOW, NOW.plusSeconds(9), 5, 3, 1, 1, null, true);
    FetchRun second =
        new FetchRun(
            NOW,
            NOW.plusSeconds(1),
            0,
            0,
            0,
            0,
            Problem.of(Problem.Kind.OTHER_SIDE, "portal.timeout", "30"),
            false);

    store.intake().ended(first);
    assertThat(store.intake().lastRun()).contains(first);
    store.intake().ended(second);
    assertThat(store.intake().lastRun()).contains(second);
  }

  @Test
  void findsAnArchiveDamagedInTheStore() {
    store.intake().receive(received("R-1"));
    store
        .database()
        .write(handle -> handle.execute("UPDATE archive SET bytes = x'504b' WHERE true"));

    assertProblem("store.archive-damaged", () -> store.applications().archive(number("R-1")));
  }

  static void assertProblem(String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.problem().key()).isEqualTo(key));
  }
}
