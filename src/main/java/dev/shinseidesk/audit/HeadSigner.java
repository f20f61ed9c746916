package dev.shinseidesk.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Signs heads of the trail with the office's Ed25519 key. Any thread. */
public final class HeadSigner {
  private final byte[] privateKey;
  private final byte[] publicKey;

  /** Keys as the store keeps them: PKCS#8 and X.509. */
  public HeadSigner(byte[] privateKey, byte[] publicKey) {
    this.privateKey = privateKey.clone();
    this.publicKey = publicKey.clone();
  }

  /** The public half, Base64 of X.509. */
  public String publicKey() {
    return Base64.getEncoder().encodeToString(publicKey);
  }

  /** The public half as a PEM file. */
  public String publicKeyPem() {
    return "-----BEGIN PUBLIC KEY-----\n" + publicKey() + "\n-----END PUBLIC KEY-----\n";
  }

  /** The signature, 64 bytes. */
  byte[] sign(byte[] content) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(
          KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(privateKey)));
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key of the trail can't sign", e);
    }
  }

  /** Whether the signature is this office's. */
  boolean signed(byte[] content, byte[] signature) {
    try {
      PublicKey key =
          KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(publicKey));
      Signature check = Signature.getInstance("Ed25519");
      check.initVerify(key);
      check.update(content);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      return false;
    }
  }
}
