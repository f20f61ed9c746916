package dev.shinseidesk.audit;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The head of the trail once more, in a small file beside the store: lines cut off at the end, or
 * an older store put in the place of this one, don't agree with it. Two places are written in turn,
 * so that a crash while writing one leaves the other. Written after each line is committed, so it
 * is never ahead of the store; a crash may leave it a few lines behind, which is no finding. Any
 * thread.
 */
public final class TrailSeal implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TrailSeal.class);
  private static final int SLOT = Long.BYTES + 2 * Chain.BYTES;

  private final Path file;
  private final Chain chain;
  private FileChannel channel;
  private boolean second;
  private boolean told;
  private long written = -1;

  private TrailSeal(Path file, Chain chain, FileChannel channel) {
    this.file = file;
    this.chain = chain;
    this.channel = channel;
  }

  /**
   * Opens it, made where there is none.
   *
   * @throws IOException when it can't be opened for writing
   */
  public static TrailSeal open(Path file, Chain chain) throws IOException {
    return new TrailSeal(
        file,
        chain,
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /**
   * The number of the last line a file claims; without the key nobody can tell whether it is so.
   *
   * @return 0 where it holds no head
   * @throws IOException when it can't be read
   */
  public static long said(Path file) throws IOException {
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(2 * SLOT);
    }
    long last = 0;
    for (int at = 0; at + SLOT <= bytes.length; at += SLOT) {
      last = Math.max(last, ByteBuffer.wrap(bytes, at, Long.BYTES).getLong());
    }
    return last;
  }

  /** The head as last written; empty where no place holds one under this key. */
  public synchronized Optional<AuditStore.Head> read() {
    AuditStore.Head best = null;
    try {
      for (int slot = 0; slot < 2; slot++) {
        ByteBuffer bytes = ByteBuffer.allocate(SLOT);
        int read = channel.read(bytes, (long) slot * SLOT);
        if (read < SLOT) {
          continue;
        }
        byte[] content = Arrays.copyOf(bytes.array(), Long.BYTES + Chain.BYTES);
        byte[] seal = Arrays.copyOfRange(bytes.array(), Long.BYTES + Chain.BYTES, SLOT);
        long seq = ByteBuffer.wrap(content).getLong();
        if (MessageDigest.isEqual(seal, chain.seal("head", content))
            && (best == null || seq > best.seq())) {
          best = new AuditStore.Head(seq, Arrays.copyOfRange(content, Long.BYTES, content.length));
          second = slot == 0;
        }
      }
    } catch (IOException e) {
      LOG.warn("the seal of the trail can't be read");
    }
    return Optional.ofNullable(best);
  }

  /** Writes a head into both places, whatever stood there: the trail goes on from here. */
  public synchronized void restart(AuditStore.Head head) {
    written = -1;
    write(head);
    written = -1;
    write(head);
  }

  /**
   * Writes a head, unless a later one was written already. A disk that refuses doesn't stop the
   * desk: the store holds the line.
   */
  public synchronized void write(AuditStore.Head head) {
    if (head.seq() <= written) {
      return;
    }
    written = head.seq();
    byte[] content =
        ByteBuffer.allocate(Long.BYTES + Chain.BYTES).putLong(head.seq()).put(head.mark()).array();
    ByteBuffer slot =
        ByteBuffer.allocate(SLOT).put(content).put(chain.seal("head", content)).flip();
    long at = second ? SLOT : 0;
    try {
      writeAt(slot, at);
      second = !second;
    } catch (IOException e) {
      reopened(slot, at);
    }
  }

  private void writeAt(ByteBuffer slot, long at) throws IOException {
    while (slot.hasRemaining()) {
      channel.write(slot, at + slot.position());
    }
  }

  /** An interrupted thread closes the channel it writes to; the next one opens it again. */
  private void reopened(ByteBuffer slot, long at) {
    boolean interrupted = Thread.interrupted();
    try {
      channel.close();
      channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      slot.rewind();
      writeAt(slot, at);
      second = !second;
    } catch (IOException again) {
      if (!told) {
        LOG.warn("the seal of the trail can't be written");
        told = true;
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized void close() {
    try {
      channel.close();
    } catch (IOException e) {
      LOG.warn("the seal of the trail can't be closed");
    }
  }
}
