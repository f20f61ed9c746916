package dev.shinseidesk.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Secrets carried from desk to desk. */
class SecretFileTest {
  private static final char[] PASSPHRASE = "みずとり市の合言葉2026".toCharArray();
  private static final KeyDerivation CHEAP = new KeyDerivation(8, 1, 1);

  private static byte[] sealed() throws DeskException {
    Map<String, char[]> secrets = new LinkedHashMap<>();
    secrets.put("portal.password", "himitsu-1".toCharArray());
    secrets.put("sftp.key", "-----BEGIN-----\n鍵\n".toCharArray());
    return SecretFile.seal(secrets, PASSPHRASE, CHEAP, new SecureRandom());
  }

  private static String key(byte[] file, char[] passphrase) {
    return catchThrowableOfType(DeskException.class, () -> SecretFile.open(file, passphrase))
        .problem()
        .key();
  }

  @Test
  void whatWasSealedComesOut() throws Exception {
    byte[] file = sealed();
    Map<String, char[]> opened = SecretFile.open(file, PASSPHRASE);
    assertThat(opened.keySet()).containsExactly("portal.password", "sftp.key");
    assertThat(opened.get("sftp.key")).isEqualTo("-----BEGIN-----\n鍵\n".toCharArray());
    assertThat(new String(file, java.nio.charset.StandardCharsets.ISO_8859_1))
        .doesNotContain("himitsu", "portal.password");
    assertThat(sealed()).as("never the same twice").isNotEqualTo(file);
  }

  @Test
  void aPassphraseMustBeLongAndRight() {
    char[] shortOne = "mijikai".toCharArray();
    assertThat(
            catchThrowableOfType(
                    DeskException.class,
                    () -> SecretFile.seal(Map.of(), shortOne, CHEAP, new SecureRandom()))
                .problem()
                .key())
        .isEqualTo("secrets.passphrase-short");
    assertThat(keyOfFresh("another passphrase")).isEqualTo("secrets.wrong");
  }

  private static String keyOfFresh(String passphrase) {
    try {
      return key(sealed(), passphrase.toCharArray());
    } catch (DeskException e) {
      throw new AssertionError(e);
    }
  }

  /** Each single byte altered, the file cut off anywhere, bytes added: refused every time. */
  @Test
  void everyChangeIsRefused() throws Exception {
    byte[] file = sealed();
    var random = new Random(20261127);
    for (int at = 0; at < file.length; at++) {
      byte[] altered = file.clone();
      // costs that are out of bounds, or take longer than a test may, are left to their own test
      altered[at] ^= (byte) (at >= 17 && at < 23 ? 0x80 : 1 + random.nextInt(255));
      assertThat(key(altered, PASSPHRASE)).as("byte %d", at).startsWith("secrets.");
    }
    for (int length = 0; length < file.length; length++) {
      assertThat(key(Arrays.copyOf(file, length), PASSPHRASE)).startsWith("secrets.");
    }
    assertThat(key(Arrays.copyOf(file, file.length + 1), PASSPHRASE)).isEqualTo("secrets.wrong");
  }

  @Test
  void aNewerFormIsNamed() throws Exception {
    byte[] file = sealed();
    file[16] = 2;
    assertThat(key(file, PASSPHRASE)).isEqualTo("secrets.newer");
  }
}
