package dev.shinseidesk;

import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Support bundles made while nobody was signed in: noted in the data folder before they are made,
 * and handed over to the trail at the next sign-in.
 */
final class BundleNotes {
  private static final Logger LOG = LoggerFactory.getLogger(BundleNotes.class);
  private static final int MOST = 1_000;
  private static final int LONGEST = 40;

  private final Path file;

  BundleNotes(Path data) {
    this.file = data.resolve("support-bundles.note");
  }

  /**
   * Notes one; a folder that refuses is what the bundle may be wanted for, so it is made anyway.
   */
  void note(Instant at) {
    try {
      Files.writeString(file, at + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      LOG.warn("that a support bundle is made can't be noted");
    }
  }

  /** Into the trail, and only then away. */
  void handOver(AuditTrail trail) {
    try {
      if (!Files.exists(file)) {
        return;
      }
      String noted;
      try (var in = Files.newInputStream(file)) {
        noted = new String(in.readNBytes(MOST * LONGEST), StandardCharsets.UTF_8);
      }
      List<String> lines = noted.lines().filter(line -> line.length() < LONGEST).toList();
      for (String at : lines) {
        trail.record(
            new AuditEvent(AuditAction.SUPPORT_BUNDLE_MADE, "", "", Map.of(), Map.of())
                .after("made-at", at));
      }
      Files.delete(file);
    } catch (IOException e) {
      LOG.warn("notes of support bundles can't be read");
    }
  }
}
