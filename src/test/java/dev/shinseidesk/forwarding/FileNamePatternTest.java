package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.InvalidValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileNamePatternTest {
  @Test
  void fillsItsPlaceholders() throws Exception {
    var pattern =
        new FileNamePattern(
            "{businessSystem}_{receiptNumber}_{procedure}_{timestamp}_{deliveryId}.csv");

    assertThat(pattern.name(Samples.RECEIVER, Samples.items("R-1"), "abc-1"))
        .isEqualTo("035_R-1_JIDO-01_20261122100000_abc-1.csv");
    assertThat(pattern.name(Samples.RECEIVER, Samples.items("R-1"), "*"))
        .isEqualTo("035_R-1_JIDO-01_20261122100000_*.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../{receiptNumber}.csv",
        "a/{receiptNumber}.csv",
        "a\\{receiptNumber}.csv",
        "C:{receiptNumber}",
        ".{receiptNumber}.csv",
        "{receiptNumber}.",
        "{receiptNumber} ",
        "{receiptNumber}\u0000",
        "{receiptNumber}\u202Egpj.csv",
        "{receiptNumber}*",
        "{unknown}{receiptNumber}",
        "{receiptNumber",
        "same.csv",
        "{businessSystem}.csv",
        ""
      })
  void refusesWhatIsNoNameInsideTheFolder(String pattern) {
    assertThatThrownBy(() -> new FileNamePattern(pattern)).isInstanceOf(InvalidValue.class);
  }

  @Test
  void refusesNamesThatCouldGrowTooLong() {
    assertThatThrownBy(() -> new FileNamePattern("申".repeat(80) + "{receiptNumber}.csv"))
        .isInstanceOf(InvalidValue.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../x", "a/b", "", "申請"})
  void refusesADeliveryIdThatIsNone(String id) {
    var pattern = new FileNamePattern("{deliveryId}.csv");

    assertThatThrownBy(() -> pattern.name(Samples.RECEIVER, Samples.items("R-1"), id))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
