package dev.shinseidesk.audit;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A signed head of the trail, to be kept where the desk's people can't reach it. Holds no personal
 * data.
 *
 * @param seq number of the last line
 * @param mark its mark, hexadecimal
 * @param at when it was made
 * @param publicKey of the signature, Base64 of X.509
 * @param signature Base64
 */
public record Anchor(long seq, String mark, Instant at, String publicKey, String signature) {
  private static final int MOST_BYTES = 10_000;

  /** The head, signed. */
  static Anchor of(AuditStore.Head head, Instant at, HeadSigner signer) {
    String mark = HexFormat.of().formatHex(head.mark());
    byte[] signature = signer.sign(content(head.seq(), mark, at));
    return new Anchor(
        head.seq(), mark, at, signer.publicKey(), Base64.getEncoder().encodeToString(signature));
  }

  private static byte[] content(long seq, String mark, Instant at) {
    return ("shinsei-desk audit anchor 1\n" + seq + "\n" + mark + "\n" + at)
        .getBytes(StandardCharsets.UTF_8);
  }

  /** Whether this office's key signed it. */
  boolean signedBy(HeadSigner signer) {
    try {
      return publicKey.equals(signer.publicKey())
          && signer.signed(content(seq, mark, at), Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The file, as text. */
  String json() {
    var root = JsonMapper.builder().build().createObjectNode();
    root.put("format", "shinsei-desk audit anchor 1");
    root.put("seq", seq);
    root.put("mark", mark);
    root.put("at", at.toString());
    root.put("publicKey", publicKey);
    root.put("signature", signature);
    return root.toPrettyString() + "\n";
  }

  /**
   * Reads a file.
   *
   * @throws DeskException {@code audit.anchor-unreadable}
   */
  static Anchor read(Path file) throws DeskException {
    try (InputStream in = Files.newInputStream(file)) {
      JsonNode root = JsonMapper.builder().build().readTree(in.readNBytes(MOST_BYTES));
      Anchor anchor =
          new Anchor(
              root.path("seq").asLong(-1),
              root.path("mark").asString(""),
              Instant.parse(root.path("at").asString("")),
              root.path("publicKey").asString(""),
              root.path("signature").asString(""));
      if (anchor.seq < 0 || !anchor.mark.matches("[0-9a-f]{64}")) {
        throw unreadable(file, null);
      }
      return anchor;
    } catch (IOException | JacksonException | DateTimeParseException e) {
      throw unreadable(file, e);
    }
  }

  private static DeskException unreadable(Path file, @Nullable Exception e) {
    return new DeskException(
        Problem.of(Problem.Kind.USAGE, "audit.anchor-unreadable", file.toString()), e);
  }
}
