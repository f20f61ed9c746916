package dev.shinseidesk.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.texts.Texts;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A fact that is a message itself survives being text and comes out in words. */
class MessageFactTest {
  @Test
  void comesBackAsItWas() {
    for (var fact :
        List.of(
            new MessageFact("archive.crc", List.of()),
            new MessageFact("archive.ratio", List.of("500", "200")),
            new MessageFact("archive.x", List.of("", "山田", "")))) {
      assertThat(MessageFact.decoded(fact.encoded())).contains(fact);
    }
  }

  @Test
  void plainFactsStayPlain() {
    assertThat(MessageFact.decoded("archive.crc")).isEmpty();
    assertThat(MessageFact.decoded("")).isEmpty();
    var split = new MessageFact("k", List.of("a\u001Fb"));
    assertThat(MessageFact.decoded(split.encoded())).contains(new MessageFact("k", List.of("a b")));
  }

  @Test
  void isFilledWithItsOwnWords() {
    String crc = new MessageFact("archive.crc", List.of()).encoded();
    String ratio = new MessageFact("archive.ratio", List.of("500", "200")).encoded();
    var ja = new Texts(Locale.JAPANESE);
    assertThat(ja.get("finding.archive-unusable", List.of("a.zip", crc)))
        .contains("a.zip")
        .contains(ja.get("archive.crc"));
    assertThat(new Texts(Locale.ENGLISH).get("finding.archive-unusable", "a.zip", ratio))
        .contains("500")
        .doesNotContain("archive.ratio");
    String unknown = new MessageFact("no.such", List.of()).encoded();
    assertThat(ja.get("finding.archive-unusable", List.of("a.zip", unknown))).contains("no.such");
  }
}
