package dev.shinseidesk.provisioning;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.WholeFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** Ed25519 keys that bundles and update lists are signed with, as Base64 text. Any thread. */
public final class SigningKeys {
  private static final String ALGORITHM = "Ed25519";

  private SigningKeys() {}

  /**
   * Makes a pair; the private one goes into a file for its owner alone.
   *
   * @return the public key
   * @throws DeskException {@code provisioning.key-exists}, {@code provisioning.not-written}
   */
  public static String make(Path file) throws DeskException {
    if (Files.exists(file)) {
      throw refused("provisioning.key-exists", file);
    }
    try {
      KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
      WholeFile.replace(file.toAbsolutePath(), encoded(pair.getPrivate().getEncoded()));
      return new String(encoded(pair.getPublic().getEncoded()), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "provisioning.not-written", file.toString()), e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has Ed25519", e);
    }
  }

  /**
   * The private key of a file.
   *
   * @throws DeskException {@code provisioning.key-unusable}
   */
  public static PrivateKey privateKey(Path file) throws DeskException {
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(Files.readAllBytes(file));
      return KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
      throw new DeskException(
          Problem.of(Kind.USAGE, "provisioning.key-unusable", file.toString()), e);
    }
  }

  /**
   * A public key from its text.
   *
   * @throws DeskException {@code provisioning.key-unusable}
   */
  public static PublicKey publicKey(String text) throws DeskException {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(bytes));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "provisioning.key-unusable", "Base64"), e);
    }
  }

  static byte[] sign(byte[] content, PrivateKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(key);
      signature.update(content);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an Ed25519 key signs", e);
    }
  }

  static boolean fits(byte[] content, byte[] signed, PublicKey key) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(content);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) {
      return false; // not even the shape of a signature
    }
  }

  private static byte[] encoded(byte[] key) {
    return Base64.getEncoder().encode(key);
  }

  /**
   * Refuses to sign with another key than the desks know.
   *
   * @param file of the private key, for the message
   * @throws DeskException {@code provisioning.other-key}
   */
  public static void requirePair(PrivateKey own, PublicKey known, Path file) throws DeskException {
    byte[] probe = {1};
    if (!fits(probe, sign(probe, own), known)) {
      throw refused("provisioning.other-key", file);
    }
  }

  static DeskException refused(String key, Object... facts) {
    return new DeskException(
        Problem.of(
            Kind.REFUSED,
            key,
            java.util.Arrays.stream(facts).map(String::valueOf).toArray(String[]::new)));
  }
}
