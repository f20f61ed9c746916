package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Sha256;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is put at a receiver's place, in the order in which it is put: ZIPs first, then items, last
 * what tells the receiver that all is there.
 *
 * @param pieces at least one
 * @param marked whether the last one is an empty marker, which proves nothing by its content
 */
record Parcel(List<Piece> pieces, boolean marked) {
  /** Copies the list. */
  Parcel {
    pieces = List.copyOf(pieces);
    if (pieces.isEmpty()) {
      throw new IllegalArgumentException("an empty parcel");
    }
  }

  /** Brings a file's bytes; called only where they have to be put. */
  interface Content {
    /**
     * The bytes.
     *
     * @throws DeskException when they can't be had any more
     */
    byte[] load() throws DeskException;
  }

  /**
   * One file.
   *
   * @param name plain file name at the receiver
   * @param hash SHA-256 of its content
   * @param size its bytes
   * @param content its content
   */
  record Piece(String name, Sha256 hash, long size, Content content) {
    /** A file whose bytes are at hand. */
    static Piece of(String name, byte[] bytes) {
      return new Piece(name, Sha256.of(bytes), bytes.length, () -> bytes);
    }

    /** How people and history read it: name and hash. */
    String confirmation() {
      return name + " SHA-256 " + hash.hex();
    }
  }

  /** All of it, for people and history. */
  String confirmation() {
    return pieces.stream().map(Piece::confirmation).collect(Collectors.joining("; "));
  }

  /** Bytes of all files. */
  long size() {
    return pieces.stream().mapToLong(Piece::size).sum();
  }
}
