package dev.shinseidesk.ui.addressee;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.ScreenTests;
import dev.shinseidesk.ui.fixture.FixtureDesk;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AddresseeViewModelTest {
  private final Texts texts = new Texts(Locale.JAPANESE);
  private final FixtureDesk desk = new FixtureDesk(20);
  // The fixture's first application carries no serial, its second one is identified.
  private final ReceiptNumber unknown = desk.number(0);
  private final ScreenTests.Heard heard = new ScreenTests.Heard();
  private final AtomicInteger changes = new AtomicInteger();

  private AddresseeViewModel model(ReceiptNumber number) {
    var model =
        new AddresseeViewModel(
            ScreenTests.context(heard, ScreenTests.sameThread(), desk.services.clock()),
            desk.services,
            number,
            changes::incrementAndGet);
    model.load();
    return model;
  }

  private static AddresseeViewModel.Shown shown(AddresseeViewModel model) {
    return Objects.requireNonNull(model.shownProperty().get());
  }

  @Test
  void offersTheHandOnlyWhereTheLinksDontTell() {
    assertThat(shown(model(unknown)).mayEnter()).isTrue();
    assertThat(shown(model(unknown)).words().reason())
        .isEqualTo(texts.get("ui.forward.id.no-serial"));
    var identified = shown(model(desk.number(1)));
    assertThat(identified.mayEnter()).isFalse();
    assertThat(identified.words().found()).isTrue();
  }

  @Test
  void whatIsMissingIsToldAndNothingIsEntered() {
    var model = model(unknown);
    for (List<String> answers :
        List.of(List.of("", "理由"), List.of("12 34", "理由"), List.of("１２３", "理由"))) {
      heard.answers = answers;
      model.enter();
      assertThat(heard.missing).contains("宛名番号");
    }
    heard.answers = List.of("1234", " ");
    model.enter();
    assertThat(heard.missing).isEqualTo(texts.get("ui.addressee.missing.reason"));
    heard.answers = List.of("1234", "𠮷".repeat(201));
    model.enter();
    assertThat(heard.missing).isEqualTo(texts.get("ui.addressee.missing.long", 1));
    assertThat(desk.addressees.of(unknown)).isEmpty();
    assertThat(changes).hasValue(0);
  }

  @Test
  void anEntryCountsAtOnceWhereNobodyElseIsAsked() {
    var model = model(unknown);
    heard.answers = List.of(" 000123 ", "窓口で本人と確かめた");
    model.enter();
    assertThat(shown(model).identification().usable()).contains(new AddresseeNumber("000123"));
    assertThat(shown(model).words().found()).isTrue();
    assertThat(shown(model).words().reason()).contains("midori", "窓口で本人と確かめた");
    assertThat(changes).hasValue(1);
  }

  @Test
  void theSecondPersonConfirmsAndNeverTheFirst() {
    desk.addressees.second = true;
    var model = model(unknown);
    heard.answers = List.of("000123", "理由");
    model.enter();
    assertThat(shown(model).ownWaiting()).isTrue();
    assertThat(shown(model).mayConfirm()).isFalse();
    assertThat(shown(model).identification().usable()).isEmpty();
    model.confirm();
    assertThat(heard.questions).isEmpty();
    desk.addressees.enteredBy("aoki", unknown, new AddresseeNumber("000123"), "理由");
    model.load();
    assertThat(shown(model).mayConfirm()).isTrue();
    model.confirm();
    assertThat(heard.questions).hasSize(1);
    assertThat(shown(model).identification()).isInstanceOf(Identification.ByHand.class);
    assertThat(shown(model).words().reason()).contains("aoki", "midori");
  }

  @Test
  void anEntryChangedMeanwhileIsNotConfirmed() {
    desk.addressees.second = true;
    desk.addressees.enteredBy("aoki", unknown, new AddresseeNumber("000123"), "理由");
    var model = model(unknown);
    desk.addressees.enteredBy("aoki", unknown, new AddresseeNumber("000999"), "別の理由");
    model.confirm();
    assertThat(heard.problems).hasSize(1);
    assertThat(shown(model).words().number()).contains("000999");
    assertThat(shown(model).identification().usable()).isEmpty();
  }

  @Test
  void removingAsksWhyAndGoesBackToTheLinks() {
    var model = model(unknown);
    heard.answers = List.of("000123", "理由");
    model.enter();
    heard.answers = List.of("");
    model.remove();
    assertThat(desk.addressees.of(unknown)).isPresent();
    heard.answers = List.of("別人だった");
    model.remove();
    assertThat(desk.addressees.of(unknown)).isEmpty();
    assertThat(shown(model).identification()).isInstanceOf(Identification.NoSerial.class);
  }
}
