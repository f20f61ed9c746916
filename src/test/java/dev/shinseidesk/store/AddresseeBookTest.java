package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.ForwardingStore.Decided;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.residents.AddresseeBook;
import dev.shinseidesk.residents.AddresseeEntry;
import dev.shinseidesk.residents.HandIdentifier;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.texts.Texts;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** 宛名番号 by hand on a real store. */
class AddresseeBookTest {
  private static final ReceiptNumber R1 = new ReceiptNumber("R-1");
  private static final AddresseeNumber ONE = new AddresseeNumber("1001");
  private static final AddresseeNumber TWO = new AddresseeNumber("1002");
  private static final Operator YAMADA = operator("yamada", Operator.Role.CLERK);
  private static final Operator SUZUKI = operator("suzuki", Operator.Role.REVIEWER);
  private static final Operator AUDITOR = operator("kansa", Operator.Role.AUDITOR);

  @TempDir Path folder;
  private final List<ReceiptNumber> told = new ArrayList<>();
  private SqliteStore store;
  private AddresseeBook alone;
  private AddresseeBook inPairs;
  private HandIdentifier identifier;
  private Application application;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    store.intake().receive(Samples.received("R-1"));
    application = store.applications().find(R1).orElseThrow();
    alone = book(false);
    inPairs = book(true);
    identifier = new HandIdentifier(new LinkedIdentifier(store.numberLinks()), store.addressees());
  }

  private AddresseeBook book(boolean confirmByHand) {
    return new AddresseeBook(
        store.addressees(),
        confirmByHand,
        told::add,
        () -> UUID.randomUUID().toString(),
        Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private static Operator operator(String id, Operator.Role role) {
    return new Operator(new OperatorId(id), id, EnumSet.of(role));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private interface Act {
    void run() throws DeskException;
  }

  /** Refused by this key, in words of both languages, with nothing told to the review. */
  private void refused(String key, Act act) {
    int before = told.size();
    DeskException refusal = null;
    try {
      act.run();
    } catch (DeskException e) {
      refusal = e;
    }
    var problem = Objects.requireNonNull(refusal, "not refused").problem();
    assertThat(problem.key()).isEqualTo("addressee." + key);
    assertThat(problem.kind().exitCode()).isEqualTo(4);
    for (Locale locale : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      assertThat(new Texts(locale).whole(problem)).doesNotContainPattern("\\{[0-9]}");
    }
    assertThat(told).hasSize(before);
  }

  private List<String> history() {
    return store.applications().history(R1).stream()
        .map(HistoryLine::key)
        .filter(key -> key.startsWith("addressee"))
        .toList();
  }

  @Test
  void countsAtOnceWhereNobodyConfirms() throws Exception {
    assertThat(identifier.identify(application)).isEqualTo(new Identification.Unknown(null));

    AddresseeEntry entry = alone.enter(YAMADA, R1, ONE, "  転入直後。窓口で確認\n");

    assertThat(entry.reason()).isEqualTo("転入直後。窓口で確認");
    assertThat(entry.inForce()).isTrue();
    assertThat(alone.of(R1)).contains(entry);
    assertThat(identifier.identify(application))
        .isEqualTo(new Identification.ByHand(ONE, entry, null));
    assertThat(identifier.identify(application).usable()).contains(ONE);
    assertThat(identifier.identify(application.serial(), application.filedAt()))
        .isEqualTo(new Identification.Unknown(null));
    assertThat(told).containsExactly(R1);
    refused("confirmed-already", () -> alone.confirm(SUZUKI, R1, ONE));

    alone.enter(SUZUKI, R1, TWO, "番号違い");
    assertThat(identifier.identify(application).usable()).contains(TWO);
    alone.remove(YAMADA, R1, "紐付けが届いた");
    assertThat(alone.of(R1)).isEmpty();
    assertThat(identifier.identify(application).usable()).isEmpty();
    assertThat(history())
        .containsExactly("addressee-removed", "addressee-entered", "addressee-entered");
    assertThat(told).hasSize(3);
  }

  @Test
  void waitsForASecondPersonWhereTheOfficeAsksForOne() throws Exception {
    assertThat(inPairs.secondPersonRequired()).isTrue();
    AddresseeEntry entry = inPairs.enter(YAMADA, R1, ONE, "窓口で確認");
    assertThat(entry.inForce()).isFalse();
    assertThat(identifier.identify(application))
        .isEqualTo(
            new Identification.AwaitingConfirmation(entry, new Identification.Unknown(null)));
    assertThat(identifier.identify(application).usable()).isEmpty();

    refused("own-entry", () -> inPairs.confirm(YAMADA, R1, ONE));
    refused("changed-meanwhile", () -> inPairs.confirm(SUZUKI, R1, TWO));
    refused("not-permitted", () -> inPairs.confirm(AUDITOR, R1, ONE));

    AddresseeEntry confirmed = inPairs.confirm(SUZUKI, R1, ONE);
    assertThat(confirmed.confirmedBy()).isEqualTo(SUZUKI.id());
    assertThat(confirmed.inForce()).isTrue();
    assertThat(identifier.identify(application).usable()).contains(ONE);
    refused("confirmed-already", () -> inPairs.confirm(SUZUKI, R1, ONE));
    assertThat(history()).containsExactly("addressee-confirmed", "addressee-entered");

    // another number needs its own confirmation
    inPairs.enter(SUZUKI, R1, TWO, "番号違い");
    assertThat(identifier.identify(application).usable()).isEmpty();
    refused("own-entry", () -> inPairs.confirm(SUZUKI, R1, TWO));
  }

  @Test
  void doesNotConfirmAnEntryThatWasReplacedMeanwhile() throws Exception {
    AddresseeEntry seen = inPairs.enter(YAMADA, R1, ONE, "窓口で確認");
    inPairs.enter(YAMADA, R1, ONE, "同じ番号、別の理由");
    assertThat(store.addressees().confirm(seen, SUZUKI.id(), NOW))
        .isEqualTo(dev.shinseidesk.residents.AddresseeStore.Outcome.CHANGED);
    assertThat(inPairs.of(R1).orElseThrow().inForce()).isFalse();
  }

  @Test
  void countsBeforeTheLinksAndKeepsTheirDate() throws Exception {
    store
        .numberLinks()
        .replaceAll(
            List.of(
                new NumberLink(
                    Objects.requireNonNull(application.serial()), TWO, null, null, "", NOW)),
            NOW);
    AddresseeEntry entry = inPairs.enter(YAMADA, R1, ONE, "紐付けが誤り");
    assertThat(identifier.identify(application))
        .isEqualTo(
            new Identification.AwaitingConfirmation(
                entry, new Identification.Identified(TWO, NOW)));
    assertThat(identifier.identify(application).usable()).as("two say different things").isEmpty();
    AddresseeEntry confirmed = inPairs.confirm(SUZUKI, R1, ONE);
    assertThat(identifier.identify(application))
        .isEqualTo(new Identification.ByHand(ONE, confirmed, NOW));
  }

  @Test
  void refusesWhatIsNotMeant() throws Exception {
    refused("not-permitted", () -> alone.enter(AUDITOR, R1, ONE, "x"));
    refused("reason-missing", () -> alone.enter(YAMADA, R1, ONE, " \u3000\n"));
    String longest = "𠮷".repeat(alone.reasonLimit());
    refused("reason-too-long", () -> alone.enter(YAMADA, R1, ONE, longest + "x"));
    refused(
        "application-unknown", () -> alone.enter(YAMADA, new ReceiptNumber("NONE"), ONE, "窓口で確認"));
    refused("none", () -> alone.confirm(YAMADA, R1, ONE));
    refused("none", () -> alone.remove(YAMADA, R1, "x"));
    assertThat(history()).isEmpty();
    assertThat(alone.enter(YAMADA, R1, ONE, longest).reason()).isEqualTo(longest);
    refused("reason-missing", () -> alone.remove(YAMADA, R1, ""));
  }

  @Test
  void standsStillWhileAForwardingIsOpen() throws Exception {
    alone.enter(YAMADA, R1, ONE, "窓口で確認");
    store
        .reviews()
        .decide(
            new Review("r", R1, Decision.SOUND, "", List.of(), List.of(), "1", YAMADA.id(), NOW),
            WorkState.UNREVIEWED,
            WorkState.SOUND);
    assertThat(
            store
                .forwardings()
                .record(
                    new Decided(
                        Samples.forwarding("f1", application),
                        Samples.forwardingEntry("f1", R1, NOW),
                        WorkState.SOUND,
                        null)))
        .isTrue();

    refused("forwarding-open", () -> alone.enter(YAMADA, R1, TWO, "番号違い"));
    refused("forwarding-open", () -> alone.remove(YAMADA, R1, "番号違い"));
    assertThat(identifier.identify(application).usable()).contains(ONE);

    assertThat(store.outbox().cancel("out-f1", YAMADA.id(), NOW)).isTrue();
    alone.enter(YAMADA, R1, TWO, "番号違い");
    assertThat(identifier.identify(application).usable()).contains(TWO);
  }
}
