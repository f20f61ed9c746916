package dev.shinseidesk.review;

import dev.shinseidesk.archive.DocumentInfo;
import org.jspecify.annotations.Nullable;

/** Opens documents of one application when a rule asks for them. One thread at a time. */
public interface DocumentReader {
  /** Whether a document can be read, and its text where it is a certificate. */
  Reading read(DocumentInfo document);

  /** The document's bytes; null where they can't be read or are beyond the bound. */
  byte @Nullable [] bytes(DocumentInfo document);

  /** What opening a document showed. */
  sealed interface Reading {
    /**
     * It can be read.
     *
     * @param text text of its first pages; empty where it has none or isn't a certificate
     */
    record Opened(String text) implements Reading {}

    /**
     * It can't be read.
     *
     * @param reason in words, an encoded {@link dev.shinseidesk.application.MessageFact}
     */
    record Unreadable(String reason) implements Reading {}

    /** It can be opened, but its end is missing. */
    record Cut() implements Reading {}

    /** It was not opened: of a kind that isn't looked at. */
    record NotLookedAt() implements Reading {}

    /** It was not opened because a bound of the settings is reached. */
    record BeyondBounds() implements Reading {}
  }
}
