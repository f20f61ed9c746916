package dev.shinseidesk.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MunicipalityCodeTest {
  @ParameterizedTest
  @ValueSource(strings = {"131016", "011002", "132012"})
  void acceptsRightCheckDigits(String code) {
    assertThat(new MunicipalityCode(code).value()).isEqualTo(code);
  }

  @Test
  void everyOtherCheckDigitIsRefused() {
    for (char digit = '0'; digit <= '9'; digit++) {
      String code = "13101" + digit;
      if (digit != '6') {
        assertThatThrownBy(() -> new MunicipalityCode(code)).isInstanceOf(InvalidValue.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "13101", "1310160", "１３１０１６", "13101x"})
  void refusesOtherForms(String code) {
    assertThatThrownBy(() -> new MunicipalityCode(code))
        .isInstanceOf(InvalidValue.class)
        .hasMessageNotContaining("１３");
  }
}
