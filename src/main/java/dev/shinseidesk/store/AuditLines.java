package dev.shinseidesk.store;

import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditStore.Head;
import dev.shinseidesk.audit.Chain;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Writes lines of the trail inside a writing transaction, each chained to the one before. */
final class AuditLines {
  private final Chain chain;
  private final StoredJson json;

  AuditLines(Chain chain, StoredJson json) {
    this.chain = chain;
    this.json = json;
  }

  /** Adds a line; there is one writer at a time, so nobody comes between head and line. */
  Head add(Handle handle, Instant at, String desk, AuditEvent event) {
    Head head = head(handle);
    long seq = head.seq() + 1;
    List<String> fields =
        List.of(
            Moments.text(at),
            event.by(),
            desk,
            event.action().name(),
            event.subject(),
            json.facts(event.before()),
            json.facts(event.after()));
    byte[] mark = chain.next(head.mark(), seq, bytes(fields));
    var insert =
        handle
            .createUpdate(
                "INSERT INTO audit (seq, at, by, desk, action, subject, before, after, mark)"
                    + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .bind(0, seq);
    for (int i = 0; i < fields.size(); i++) {
      insert.bind(i + 1, fields.get(i));
    }
    insert.bind(fields.size() + 1, mark).execute();
    return new Head(seq, mark);
  }

  private static List<byte[]> bytes(List<String> fields) {
    return fields.stream().map(field -> field.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** The last line, or the checkpoint behind which nothing was written, or the beginning. */
  Head head(Handle handle) {
    return Stream.of(
            "SELECT seq, mark FROM audit ORDER BY seq DESC LIMIT 1",
            "SELECT through, mark FROM audit_checkpoint ORDER BY through DESC LIMIT 1")
        .map(sql ->
            handle
                .createQuery(sql)
                .map((row, context) -> new Head(row.getLong(1), row.getBytes(2)))
                .findOne())
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> new Head(0, chain.start()));
  }
}
