package dev.shinseidesk.residents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.InvalidValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkFileNameTest {
  @Test
  void matchesWholeNames() {
    var name = new LinkFileName("番号*_?.(1).csv");
    assertThat(name.matches("番号紐付_A.(1).csv")).isTrue();
    assertThat(name.matches("番号_A.(1).csv")).isTrue();
    assertThat(name.matches("番号_A.(1).csv.part")).isFalse();
    assertThat(name.matches("番号_.(1).csv")).isFalse();
    assertThat(name.matches("番号_Ax(1)xcsv")).isFalse();
    assertThat(name.asOf("番号_A.(1).csv")).isEmpty();
  }

  @Test
  void readsWhatAFileStandsFor() {
    var name = new LinkFileName("full_{asOf}*.csv");
    assertThat(name.asOf("full_20261101.csv")).contains(Instant.parse("2026-10-31T15:00:00Z"));
    assertThat(name.asOf("full_202611010930.csv")).contains(Instant.parse("2026-11-01T00:30:00Z"));
    assertThat(name.asOf("full_20261101093015-2.csv"))
        .contains(Instant.parse("2026-11-01T00:30:15Z"));
    assertThat(name.asOf("full_20261301.csv")).isEmpty();
    assertThat(name.matches("full_2026.csv")).isFalse();
  }

  @Test
  void refusesFoldersAndNothing() {
    for (String wrong : List.of("", "a/b", "a\\b", "{asOf}{asOf}", "x".repeat(201))) {
      assertThatThrownBy(() -> new LinkFileName(wrong)).isInstanceOf(InvalidValue.class);
    }
  }
}
