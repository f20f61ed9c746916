package dev.shinseidesk.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeCodesTest {
  private static final byte[] RFC = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private final TimeCodes codes = new TimeCodes();

  /** RFC 6238, appendix B, the SHA-1 rows, cut to six digits. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void makesTheCodesOfTheStandard(long second, String code) {
    Instant at = Instant.ofEpochSecond(second);
    assertThat(codes.code(RFC, at)).isEqualTo(code);
    assertThat(codes.step(RFC, code.toCharArray(), at, 0)).hasValue(second / 30);
  }

  @Test
  void acceptsOneStepToEitherSideAndNoneTwice() {
    Instant now = Instant.ofEpochSecond(1_111_111_111);
    long step = now.getEpochSecond() / 30;
    for (int away = -3; away <= 3; away++) {
      char[] code = codes.code(RFC, now.plusSeconds(30L * away)).toCharArray();
      OptionalLong found = codes.step(RFC, code, now, 0);
      if (Math.abs(away) <= 1) {
        assertThat(found).hasValue(step + away);
        assertThat(codes.step(RFC, code, now, step + away)).isEmpty();
      } else {
        assertThat(found).isEmpty();
      }
    }
  }

  @Test
  void readsWhatPeopleTypeAndNothingElse() {
    Instant at = Instant.ofEpochSecond(59);
    for (String typed : new String[] {"287082", "287 082", "２８７０８２", "287-082", " 287082 "}) {
      assertThat(codes.step(RFC, typed.toCharArray(), at, 0)).as(typed).isPresent();
    }
    for (String typed : new String[] {"", "28708", "2870820", "28708a", "287083", "あ"}) {
      assertThat(codes.step(RFC, typed.toCharArray(), at, 0)).as(typed).isEmpty();
    }
  }

  @Test
  void writesSecretAndAddressAsProgramsReadThem() {
    assertThat(TimeCodes.typed(RFC)).isEqualTo("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
    assertThat(TimeCodes.address("みどり市", "a b", RFC))
        .isEqualTo(
            "otpauth://totp/%E3%81%BF%E3%81%A9%E3%82%8A%E5%B8%82:a%20b"
                + "?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                + "&issuer=%E3%81%BF%E3%81%A9%E3%82%8A%E5%B8%82"
                + "&algorithm=SHA1&digits=6&period=30");
    assertThat(codes.secret(new SecureRandom())).hasSize(20).isNotEqualTo(new byte[20]);
  }
}
