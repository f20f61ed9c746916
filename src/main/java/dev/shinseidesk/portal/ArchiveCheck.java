package dev.shinseidesk.portal;

import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.portal.AnswerReader.Part;
import dev.shinseidesk.portal.PortalCalls.Archive;
import dev.shinseidesk.portal.PortalCalls.HashAs;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * Takes an application's ZIP out of the answer and holds it against what the portal told of it. The
 * bytes themselves are never changed or opened here. Immutable, any thread.
 */
final class ArchiveCheck {
  private final AnswerReader answers;
  private final Archive profile;
  private final long maxBytes;

  ArchiveCheck(AnswerReader answers, Archive profile, long maxBytes) {
    this.answers = answers;
    this.profile = profile;
    this.maxBytes = maxBytes;
  }

  /** Looks at what the answer tells before a ZIP of its own call is fetched. */
  void announced(Part answer) throws PortalFailure {
    Long size = answers.promisedCount(answer, profile.size());
    if (size != null && size > maxBytes) {
      throw tooLarge(answer);
    }
    hash(answer);
    if (profile.name() != null) {
      name(answer, profile.name());
    }
  }

  /** The bytes inside the answer, from Base64. */
  byte[] inside(Part answer, JsonPointer content) throws PortalFailure {
    String text = answers.text(answer, content);
    if (text.length() / 4 * 3L > maxBytes + 3) {
      throw tooLarge(answer);
    }
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      if (bytes.length > maxBytes) {
        throw tooLarge(answer);
      }
      return bytes;
    } catch (IllegalArgumentException e) {
      throw AnswerReader.wrongType(answer, content, "Base64");
    }
  }

  /** The whole, if size and hash are as told. */
  FetchedApplication whole(
      Part answer,
      ListedApplication listed,
      dev.shinseidesk.application.@Nullable CertificateSerial serial,
      byte[] zip)
      throws PortalFailure {
    Long size = answers.promisedCount(answer, profile.size());
    if (size != null && size != zip.length) {
      throw mismatch(answer, "size " + size + " ≠ " + zip.length);
    }
    Sha256 found = Sha256.of(zip);
    Sha256 told = hash(answer);
    if (told != null && !told.equals(found)) {
      throw mismatch(
          answer,
          "SHA-256 " + told.hex().substring(0, 12) + "… ≠ " + found.hex().substring(0, 12) + "…");
    }
    return new FetchedApplication(listed, serial, name(answer, listed.receiptNumber()), zip, found);
  }

  private String name(Part answer, ReceiptNumber number) throws PortalFailure {
    JsonPointer pointer = profile.name();
    return pointer == null ? number + ".zip" : name(answer, pointer);
  }

  /** A plain file name; anything that could lead elsewhere is refused, not mended. */
  private String name(Part answer, JsonPointer pointer) throws PortalFailure {
    String name = answers.text(answer, pointer);
    boolean plain =
        name.codePointCount(0, name.length()) <= 200
            && !name.startsWith(".")
            && name.equals(name.strip())
            && name.chars().noneMatch(c -> c < ' ' || c == 0x7f || "/\\:*?\"<>|".indexOf(c) >= 0);
    if (!plain) {
      throw AnswerReader.wrongType(answer, pointer, "file name without folder");
    }
    return name;
  }

  private @Nullable Sha256 hash(Part answer) throws PortalFailure {
    JsonPointer pointer = profile.sha256();
    if (pointer == null) {
      return null;
    }
    String text = answers.text(answer, pointer);
    try {
      return new Sha256(
          profile.sha256As() == HashAs.HEX
              ? text.toLowerCase(Locale.ROOT)
              : HexFormat.of().formatHex(Base64.getDecoder().decode(text)));
    } catch (IllegalArgumentException e) { // InvalidValue is one too
      throw AnswerReader.wrongType(answer, pointer, "SHA-256");
    }
  }

  private static PortalFailure mismatch(Part answer, String how) {
    return PortalFailure.of(Kind.OTHER_SIDE, "zip-mismatch", answer.operation(), how);
  }

  private PortalFailure tooLarge(Part answer) {
    return PortalFailure.of(
        Kind.OTHER_SIDE_FINAL, "too-large", answer.operation(), Long.toString(maxBytes));
  }
}
