package dev.shinseidesk.store;

import dev.shinseidesk.application.ReceiptNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jdbi.v3.core.Handle;

/** Knows deleted applications by the HMAC of their receipt number. */
final class Tombstones {
  private Tombstones() {}

  /** The mark of a number. */
  static byte[] mark(Handle handle, ReceiptNumber number) {
    byte[] key = handle.createQuery("SELECT bytes FROM tombstone_key").mapTo(byte[].class).one();
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(number.value().getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256", e);
    }
  }

  /** Whether an application of this number was deleted; never a question of bytes. */
  static boolean has(Handle handle, ReceiptNumber number) {
    return handle
        .createQuery("SELECT 1 FROM tombstone WHERE mark = ?")
        .bind(0, mark(handle, number))
        .mapTo(Integer.class)
        .findOne()
        .isPresent();
  }
}
