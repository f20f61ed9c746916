package dev.shinseidesk.ui.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.inquiry.Applications.HistoryLine;
import dev.shinseidesk.portal.StatusMeaning;
import dev.shinseidesk.security.PersonNames;
import dev.shinseidesk.texts.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HistoryTextTest {
  private final HistoryText words =
      new HistoryText(
          new Texts(Locale.JAPANESE),
          List.of(
              new StatusMeaning(
                  new StatusCode("30"), "要訂正", "Correction needed", true, false, Set.of())),
          Map.of("027", "児童手当"),
          new PersonNames(() -> Map.of(new OperatorId("midori"), "緑川 花子")));

  private static HistoryLine line(String by, String key, String... facts) {
    return new HistoryLine(Instant.EPOCH, by, key, List.of(facts));
  }

  @Test
  void enumNamesAndCodesGetTheirLabels() {
    assertThat(words.what(line("", "decided", "DEFECTIVE", "理由")))
        .contains("不備")
        .doesNotContain("DEFECTIVE");
    assertThat(words.what(line("", "status-decided", "30"))).contains("要訂正").doesNotContain("30");
    assertThat(words.what(line("", "outbox-failed", "FORWARDING"))).doesNotContain("FORWARDING");
  }

  @Test
  void receiversAreNamedAndNothingElseIsTakenForOne() {
    assertThat(words.what(line("", "forwarding-decided", "027", "folder"))).contains("児童手当（027）");
    assertThat(words.what(line("", "forwarding-confirmed", "099", "027")))
        .contains("099")
        .doesNotContain("児童手当");
  }

  @Test
  void aChangeSeenAtThePortalTellsTheNewStatus() {
    assertThat(words.what(line("", "status-seen", "10", "30"))).contains("要訂正");
  }

  @Test
  void anUnknownKeyIsShownAndNothingBreaks() {
    assertThat(words.what(line("", "no-such-key", "x"))).isEqualTo("no-such-key");
    assertThat(words.who(line("", "received"))).isEqualTo("申請デスク");
    assertThat(words.who(line("nobody", "received"))).isEqualTo("nobody");
  }

  @Test
  void peopleAreToldByNameAndTheDeskAsItself() {
    assertThat(words.who(line("midori", "decided", "SOUND", ""))).isEqualTo("緑川 花子");
    assertThat(words.who(line("", "received"))).isEqualTo("申請デスク");
    assertThat(words.who(line("名のある人", "received"))).isEqualTo("名のある人");
  }
}
