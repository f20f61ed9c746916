package dev.shinseidesk.channels;

import java.time.Instant;

/**
 * A file at a place of exchange.
 *
 * @param name plain file name
 * @param size bytes
 * @param modifiedAt when it was last written, by the other side's clock
 */
public record ListedFile(String name, long size, Instant modifiedAt) {}
