package dev.shinseidesk.security;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Writes a keyring as the first version of the desk wrote it. */
final class VersionOne {
  private VersionOne() {}

  /** Gives the data key in it. */
  static byte[] write(Path file, String user, String password) throws Exception {
    Random random = new Random(1);
    byte[] key = new byte[32];
    byte[] salt = new byte[16];
    byte[] nonce = new byte[12];
    random.nextBytes(key);
    random.nextBytes(salt);
    random.nextBytes(nonce);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        new SecretKeySpec(new KeyDerivation(64, 1, 1).derive(password.toCharArray(), salt), "AES"),
        new GCMParameterSpec(128, nonce));
    cipher.updateAAD(
        ("shinsei-desk keyring 1\nargon2id 64 1 1\n" + user).getBytes(StandardCharsets.UTF_8));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    byte[] check = mac.doFinal("shinsei-desk keyring 1".getBytes(StandardCharsets.UTF_8));
    Base64.Encoder text = Base64.getEncoder();
    Files.writeString(
        file,
        """
        {"version": 1, "check": "%s", "entries": [{"user": "%s", "kdf": "argon2id",
         "memoryKib": 64, "passes": 1, "lanes": 1, "salt": "%s", "nonce": "%s", "wrapped": "%s"}]}
        """
            .formatted(
                text.encodeToString(check),
                user,
                text.encodeToString(salt),
                text.encodeToString(nonce),
                text.encodeToString(cipher.doFinal(key))));
    return key;
  }
}
