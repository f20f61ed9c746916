package dev.shinseidesk.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsLocksTest {
  private final SettingsLocks locks =
      new SettingsLocks(
          List.of("office.json/portal/baseUrl", "office.json/channels", "rules.json"));

  @Test
  void aLockCoversItsValueAndAllUnderIt() {
    assertThat(locks.covers("office.json", "/portal/baseUrl")).isTrue();
    assertThat(locks.covers("office.json", "/channels/3/id")).isTrue();
    assertThat(locks.covers("rules.json", "")).isTrue();
    assertThat(locks.covers("rules.json", "/version")).isTrue();

    assertThat(locks.covers("office.json", "/portal")).isFalse();
    assertThat(locks.covers("office.json", "/portal/baseUrlOfAnother")).isFalse();
    assertThat(locks.covers("office.json", "/channels2")).isFalse();
    assertThat(locks.covers("routes.json", "/channels")).isFalse();
  }

  @Test
  void whatHoldsALockedValueCanNotBeMoved() {
    assertThat(locks.touches("office.json", "/portal")).isTrue();
    assertThat(locks.touches("office.json", "")).isTrue();
    assertThat(locks.touches("office.json", "/channels/0")).isTrue();
    assertThat(locks.touches("office.json", "/name")).isFalse();
    assertThat(locks.touches("routes.json", "")).isFalse();
  }
}
