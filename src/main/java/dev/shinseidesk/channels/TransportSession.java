package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Sha256;
import java.io.OutputStream;
import java.util.List;

/**
 * An open connection to a place of exchange. Names are plain file names, never paths. One thread at
 * a time; every method throws {@link DeskException} with a key {@code channel.*} and leaves nothing
 * half-written under a final name.
 */
public interface TransportSession extends AutoCloseable {
  /**
   * Whether exactly this content stands under the name.
   *
   * @return false when nothing stands there
   * @throws DeskException {@code channel.name-taken} when something else stands there
   */
  boolean holds(String name, Sha256 hash) throws DeskException;

  /**
   * Puts a new file, whole or not at all: under a temporary name where the place has names to
   * change, read back or proved by a checksum the server computed, and never over another file.
   *
   * @throws DeskException {@code channel.name-taken}, full, read-only, vanished, differs …
   */
  void put(String name, byte[] content) throws DeskException;

  /** What stands there, temporary names left out, by name. */
  List<ListedFile> list() throws DeskException;

  /**
   * Brings a file's bytes here. It knows no file of this machine: whether residents' data may lie
   * on its disk, and how, is for whoever takes them to say.
   *
   * @param to takes what comes, in order; some of it may be there when this throws. It isn't closed
   * @param mostBytes more than this is {@code channel.too-large}
   * @throws DeskException {@code channel.local-write} too, where {@code to} takes nothing more
   */
  void fetch(String name, OutputStream to, long mostBytes) throws DeskException;

  /** Takes a file away; nothing happens where there is none. */
  void remove(String name) throws DeskException;

  @Override
  void close();
}
