package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ItemLimitsTest {
  @Test
  void countsCharactersNotBytesOrHalves() {
    String hundred = "𠮷".repeat(100);

    assertThatCode(() -> check(hundred, hundred)).doesNotThrowAnyException();
    refuses(hundred + "届", "", "手続名称", "N(100)", "101");
    refuses("届", hundred + "届", "手続名称通称", "N(100)", "101");
  }

  @Test
  void refusesAnEmptyNameButNotAnEmptyCommonName() {
    assertThatCode(() -> check("届", "")).doesNotThrowAnyException();
    refuses("", "届", "手続名称", "N(100)", "0");
  }

  @Test
  void refusesHalfWidthControlAndBrokenCharactersInFullWidthItems() {
    refuses("児童手当A", "", "手続名称", "N(100)", "U+0041");
    refuses("児童ﾃｱﾃ", "", "手続名称", "N(100)", "U+FF83");
    refuses("児童\n手当", "", "手続名称", "N(100)", "U+000A");
    refuses("児童\uD842", "", "手続名称", "N(100)", "U+D842");
    refuses("児童\uFFFF", "", "手続名称", "N(100)", "U+FFFF");
  }

  @Test
  void takesHalfWidthWhereTheReceiverDoes() {
    var limits = new ItemLimits(20, 20, 100, 100, false);

    assertThatCode(() -> limits.check(Samples.items("R-1", "1歳6か月児健診", "", null)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> limits.check(Samples.items("R-1", "児童\t手当", "", null)))
        .isInstanceOf(DeskException.class);
  }

  @Test
  void holdsTheLengthsOfTheChannel() {
    var limits = new ItemLimits(5, 4, 100, 100, true);

    assertThatThrownBy(() -> limits.check(Samples.items("R-1")))
        .satisfies(e -> facts(e, "手続コード", "X(4)", "7"));
    assertThatThrownBy(() -> limits.check(Samples.items("R-1234")))
        .satisfies(e -> facts(e, "受付番号", "X(5)", "6"));
  }

  private static void check(String name, String commonName) throws DeskException {
    ItemLimits.DEFAULT.check(Samples.items("R-1", name, commonName, null));
  }

  private static void refuses(String name, String commonName, String... facts) {
    assertThatThrownBy(() -> check(name, commonName)).satisfies(e -> facts(e, facts));
  }

  private static void facts(Throwable e, String... facts) {
    assertThat(e).isInstanceOf(DeskException.class);
    var problem = ((DeskException) e).problem();
    assertThat(problem.key()).isEqualTo("forwarding.item-invalid");
    assertThat(problem.facts()).isEqualTo(List.of(facts));
  }
}
