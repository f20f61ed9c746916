package dev.shinseidesk.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {
  @ParameterizedTest
  @CsvSource({"abc,3", "児童手当,8", "ｶﾅ,2", "𠮷野,4", "か\u3099,2", "葛\uDB40\uDD00,2", "'',0"})
  void countsColumns(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }
}
