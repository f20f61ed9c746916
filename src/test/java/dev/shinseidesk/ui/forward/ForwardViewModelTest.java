package dev.shinseidesk.ui.forward;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.ReviewDraft;
import dev.shinseidesk.security.PersonNames;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.addressee.IdentificationText;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import dev.shinseidesk.ui.fixture.FixtureForwards;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ForwardViewModelTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final FixtureDesk desk = new FixtureDesk(20);
  private final ReceiptNumber number = desk.number(0);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final AtomicInteger forwarded = new AtomicInteger();
  private final ForwardViewModel model =
      new ForwardViewModel(
          ScreenTests.context(heard, ScreenTests.sameThread(), desk.services.clock()),
          desk.services,
          number,
          forwarded::incrementAndGet);

  private void decide(Decision decision) throws Exception {
    desk.services
        .review()
        .decide(
            desk.services.operator(),
            number,
            new ReviewDraft(decision, "理由", List.of()),
            WorkState.UNREVIEWED);
  }

  @Test
  void blocksWithTheReasonUntilReviewed() throws Exception {
    model.load();
    assertThat(model.ready()).isFalse();
    assertThat(model.blockerProperty().get()).contains("形式審査");
    model.submit();
    assertThat(forwarded).hasValue(0);
    decide(Decision.SOUND);
    model.load();
    assertThat(model.blockerProperty().get()).isEmpty();
    assertThat(model.ready()).isTrue();
  }

  @Test
  void theDefaultReceiverIsChosenAndAnotherOneShowsItsOwnPreview() throws Exception {
    decide(Decision.SOUND);
    model.load();
    assertThat(model.receiverProperty().get()).isEqualTo(model.receivers().getFirst());
    model.receiverProperty().set(model.receivers().get(1));
    assertThat(Objects.requireNonNull(model.previewProperty().get()).receiver())
        .isEqualTo(model.receivers().get(1));
    model.load();
    assertThat(model.receiverProperty().get()).isEqualTo(model.receivers().get(1));
  }

  @Test
  void forwardingIsRecordedOnceAndStandsInTheOutbox() throws Exception {
    decide(Decision.SOUND);
    model.load();
    model.submit();
    model.submit();
    assertThat(forwarded).hasValue(1);
    assertThat(model.forwardings()).hasSize(1);
    assertThat(desk.outbox.of(number))
        .singleElement()
        .extracting(OutboxEntry::kind)
        .isEqualTo(OutboxEntry.Kind.FORWARDING);
    assertThat(model.ready()).isFalse();
  }

  @Test
  void aColleaguesMoveIsToldAndTheScreenReadAnew() throws Exception {
    decide(Decision.SOUND);
    model.load();
    desk.services
        .forwarding()
        .forward(
            desk.services.operator(), number, model.receivers().getFirst().id(), WorkState.SOUND);
    model.submit();
    assertThat(heard.problems).hasSize(1);
    assertThat(forwarded).hasValue(0);
    assertThat(model.forwardings()).hasSize(1);
  }

  private void provided() throws Exception {
    decide(Decision.SOUND);
    model.load();
    model.submit();
    desk.forwards.arrive(number);
    model.load();
  }

  @Test
  void providingAgainAsksForAReasonAndTellsWhatBecomesOfTheRest() throws Exception {
    provided();
    assertThat(model.actsProperty().get())
        .isEqualTo(Set.of(ForwardingDesk.Act.PROVIDE_AGAIN, ForwardingDesk.Act.WITHDRAW));
    assertThat(model.ready()).isFalse();
    heard.answers = List.of("  ");
    model.ask(ForwardingDesk.Act.PROVIDE_AGAIN);
    assertThat(heard.missing).isEqualTo(texts.get("ui.forward.reason-missing"));
    assertThat(model.forwardings()).hasSize(1);
    heard.answers = List.of("宛名番号の訂正");
    model.ask(ForwardingDesk.Act.PROVIDE_AGAIN);
    assertThat(heard.forms.getLast().lines()).contains(texts.get("ui.forward.superseded", 1));
    assertThat(model.forwardings().getFirst().act()).isEqualTo(ForwardingDesk.Act.PROVIDE_AGAIN);
    assertThat(model.forwardings().getFirst().reason()).isEqualTo("宛名番号の訂正");
    assertThat(model.actsProperty().get()).isEmpty();
  }

  @Test
  void aCorrectedNumberIsShownBeforeItIsProvidedAgain() throws Exception {
    provided();
    desk.addressees.enteredBy("aoki", number, new AddresseeNumber("000777"), "理由");
    heard.answers = List.of("宛名番号の訂正");
    model.ask(ForwardingDesk.Act.PROVIDE_AGAIN);
    assertThat(heard.forms.getLast().lines())
        .contains(texts.get("ui.forward.again.addressee", texts.get("ui.forward.empty"), "000777"));
  }

  @Test
  void withdrawingIsAskedGravelyAndLeadsBack() throws Exception {
    provided();
    heard.answers = List.of("取下げの申出");
    model.ask(ForwardingDesk.Act.WITHDRAW);
    assertThat(heard.forms.getLast().grave()).isTrue();
    assertThat(model.forwardings().getFirst().items().deleted()).isTrue();
    desk.forwards.arrive(number);
    model.load();
    assertThat(model.actsProperty().get()).isEqualTo(Set.of(ForwardingDesk.Act.PROVIDE));
    assertThat(model.ready()).isTrue();
  }

  @Test
  void aProcedureWithoutARouteRaisesTheAlarmAndHasNoDefault() throws Exception {
    decide(Decision.SOUND);
    model.load();
    assertThat(model.alarmProperty().get()).isEmpty();
    assertThat(model.isStandard(model.receivers().getFirst())).isTrue();
    var application = desk.services.applications().find(number).orElseThrow();
    desk.forwards.unrouted.add(
        new RouteDesk.Unrouted(
            application.procedure(),
            application.procedureName(),
            "route.receiver-off",
            1,
            application.filedAt()));
    model.load();
    assertThat(model.alarmProperty().get())
        .contains(application.procedureName(), texts.get("ui.forward.alarm.next"));
    assertThat(model.isStandard(model.receivers().getFirst())).isFalse();
    assertThat(model.ready()).isTrue();
  }

  @Test
  void theReceiverThatHasTheApplicationIsShownFirst() throws Exception {
    decide(Decision.SOUND);
    model.load();
    model.receiverProperty().set(FixtureForwards.TAX);
    model.submit();
    var again =
        new ForwardViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), desk.services.clock()),
            desk.services,
            number,
            () -> {});
    again.load();
    assertThat(again.receiverProperty().get()).isEqualTo(FixtureForwards.TAX);
  }

  @Test
  void all14ItemsStandInTheirOrderWithEraNotes() throws Exception {
    decide(Decision.SOUND);
    model.load();
    var rows = ItemRow.of(Objects.requireNonNull(model.previewProperty().get()).items(), texts);
    assertThat(rows).hasSize(14);
    assertThat(rows.getFirst().id()).isEqualTo("02900001");
    assertThat(rows.getLast().id()).isEqualTo("02900014");
    assertThat(rows.get(8).value()).isEqualTo("2026-11-22");
    assertThat(rows.get(8).note()).isEqualTo("令和8年11月22日");
    assertThat(rows.get(9).value()).isEqualTo("10:30:00");
    assertThat(rows.get(2).value()).isEqualTo("1");
    assertThat(rows.get(10).value()).isEqualTo("0");
  }

  @Test
  void everyWayOfIdentifyingHasItsWords() {
    Instant asOf = Instant.parse("2026-11-21T20:00:00Z");
    var who = new AddresseeNumber("1000");
    var found =
        IdentificationText.of(new Identification.Identified(who, asOf), texts, PersonNames.NONE);
    assertThat(found.found()).isTrue();
    assertThat(found.number()).isEqualTo("1000");
    assertThat(found.asOf()).contains("令和8年11月22日");
    var ended =
        IdentificationText.of(
            new Identification.Ended(who, LocalDate.of(2026, 5, 1), asOf), texts, PersonNames.NONE);
    assertThat(ended.found()).isFalse();
    assertThat(ended.reason()).contains("1000", "令和8年5月1日");
    var several =
        IdentificationText.of(
            new Identification.Several(List.of(who, new AddresseeNumber("2000")), asOf),
            texts,
            PersonNames.NONE);
    assertThat(several.reason()).contains("1000、2000");
    assertThat(
            IdentificationText.of(new Identification.Unknown(null), texts, PersonNames.NONE).asOf())
        .isEqualTo(texts.get("ui.forward.id.no-data"));
    assertThat(
            IdentificationText.of(new Identification.NoSerial(asOf), texts, PersonNames.NONE)
                .reason())
        .isEqualTo(texts.get("ui.forward.id.no-serial"));
  }

  @Test
  void anotherReceiverAsks() throws Exception {
    decide(Decision.SOUND);
    model.load();
    model.receiverProperty().set(FixtureForwards.TAX);
    heard.answers = List.of(" ");
    model.ask();
    assertThat(heard.missing).isEqualTo(texts.get("ui.forward.reason-missing"));
    assertThat(heard.forms.getLast().text()).contains(FixtureForwards.CHILDREN.name());
    assertThat(model.forwardings()).isEmpty();
    heard.answers = List.of("税務課からの依頼");
    model.ask();
    assertThat(model.forwardings())
        .singleElement()
        .satisfies(made -> {
          assertThat(made.receiver()).isEqualTo(FixtureForwards.TAX.id());
          assertThat(made.reason()).isEqualTo("税務課からの依頼");
        });
  }

  @Test
  void theRoutesReceiverNeedsNoReason() throws Exception {
    decide(Decision.SOUND);
    model.load();
    model.ask();
    assertThat(heard.forms).isEmpty();
    assertThat(heard.questions).hasSize(1);
    assertThat(model.forwardings()).singleElement().extracting(f -> f.reason()).isEqualTo("");
  }

  @Test
  void afterProvidingTheRecordStandsThereAndNotTheNextFiles() throws Exception {
    decide(Decision.SOUND);
    model.load();
    assertThat(model.sent(f -> false)).isNull();
    model.submit();
    var onItsWay = Objects.requireNonNull(model.sent(f -> false));
    assertThat(new SentWords(texts, onItsWay).files()).isEqualTo(texts.get("ui.forward.sent.open"));
    assertThat(model.sent(f -> true)).as("taken back from the outbox").isNull();
    desk.forwards.arrive(number);
    model.load();
    var sent = Objects.requireNonNull(model.sent(f -> false));
    assertThat(new SentWords(texts, sent).files())
        .isEqualTo(sent.confirmation())
        .contains(".csv", sent.archiveHash().hex());
    assertThat(new SentWords(texts, sent).when())
        .contains(texts.moment(Objects.requireNonNull(sent.confirmedAt())));
  }
}
