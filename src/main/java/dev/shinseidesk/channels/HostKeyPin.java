package dev.shinseidesk.channels;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import net.schmizz.sshj.common.Buffer;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.transport.verification.HostKeyVerifier;
import org.jspecify.annotations.Nullable;

/** Trusts one host key only, and remembers the one it refused. One connection. */
final class HostKeyPin implements HostKeyVerifier {
  private final String trusted;
  private volatile @Nullable String refused;
  private volatile KeyType refusedType = KeyType.UNKNOWN;

  HostKeyPin(String trusted) {
    this.trusted = trusted;
  }

  @Override
  public boolean verify(String hostname, int port, PublicKey key) {
    String found = fingerprint(key);
    if (found.equals(trusted)) {
      return true;
    }
    refusedType = KeyType.fromKey(key);
    refused = found;
    return false;
  }

  @Override
  public List<String> findExistingAlgorithms(String hostname, int port) {
    return List.of();
  }

  /** The fingerprint that was refused; null when none was. */
  @Nullable String refused() {
    return refused;
  }

  KeyType refusedType() {
    return refusedType;
  }

  private static String fingerprint(PublicKey key) {
    byte[] wire = new Buffer.PlainBuffer().putPublicKey(key).getCompactData();
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(wire);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
