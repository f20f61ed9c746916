package dev.shinseidesk.store;

import dev.shinseidesk.audit.Chain;
import dev.shinseidesk.audit.HeadSigner;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The keys of the trail as the store keeps them.
 *
 * @param chain key of the chain
 * @param privateKey PKCS#8 of the Ed25519 key that signs heads
 * @param publicKey X.509 of its other half
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
record AuditKeys(byte[] chain, byte[] privateKey, byte[] publicKey) {
  /** The keys, made at the first opening of a store. */
  static AuditKeys of(Database database) {
    return database.read(AuditKeys::find).orElseGet(() -> database.write(AuditKeys::made));
  }

  HeadSigner signer() {
    return new HeadSigner(privateKey, publicKey);
  }

  private static Optional<AuditKeys> find(Handle handle) {
    return handle
        .createQuery("SELECT chain, private_key, public_key FROM audit_key")
        .map((row, context) -> new AuditKeys(row.getBytes(1), row.getBytes(2), row.getBytes(3)))
        .findOne();
  }

  private static AuditKeys made(Handle handle) {
    byte[] chain = new byte[Chain.BYTES];
    new SecureRandom().nextBytes(chain);
    KeyPair pair = pair();
    AuditKeys keys =
        new AuditKeys(chain, pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
    handle.execute(
        "INSERT INTO audit_key (id, chain, private_key, public_key) VALUES (1, ?, ?, ?)",
        keys.chain,
        keys.privateKey,
        keys.publicKey);
    return keys;
  }

  private static KeyPair pair() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has Ed25519", e);
    }
  }
}
