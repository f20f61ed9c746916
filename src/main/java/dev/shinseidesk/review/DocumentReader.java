package dev.shinseidesk.review;

import dev.shinseidesk.archive.DocumentInfo;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Opens documents of one application when a rule asks for them. One thread at a time. */
public interface DocumentReader {
  /** Whether a document can be read, and its text where it is a certificate. */
  Reading read(DocumentInfo document);

  /** The document's bytes; null where they can't be read or are beyond the bound. */
  byte @Nullable [] bytes(DocumentInfo document);

  /** Text of the document's first pages; empty where it has none or can't be opened. */
  String text(DocumentInfo document);

  /** What its pages look like; empty where it can't be opened or has no pages. */
  Optional<Pages> pages(DocumentInfo document);

  /** Which documents a set of rules looks into, so that each is opened once for all of it. */
  enum Look {
    /** Only whether they can be read. */
    READABLE,
    /** Also their text. */
    TEXT,
    /** Also their pages. */
    PAGES
  }

  /**
   * Pages of a document.
   *
   * @param count all of them
   * @param looked the first ones, as many as the bounds let be looked at
   */
  record Pages(int count, List<Page> looked) {
    /** Copies the list. */
    public Pages {
      looked = List.copyOf(looked);
    }
  }

  /**
   * One page.
   *
   * @param number from 1
   * @param width pixels of a picture, points of a PDF's page
   * @param height likewise
   * @param picture whether it is a picture, not a PDF's page
   * @param dark share of dark dots, 0 to 1; 0 where the page has text and wasn't drawn, and where a
   *     part of it can't be drawn
   * @param pale share of pale dots, 0 to 1; 0 likewise
   */
  record Page(int number, int width, int height, boolean picture, double dark, double pale) {}

  /** What opening a document showed. */
  sealed interface Reading {
    /**
     * It can be read.
     *
     * @param text text of its first pages; empty where it has none or isn't a certificate
     * @param partly what of it isn't shown, in words, an encoded {@link
     *     dev.shinseidesk.application.MessageFact}; empty where it is shown whole
     */
    record Opened(String text, String partly) implements Reading {
      /** Shown whole. */
      public Opened(String text) {
        this(text, "");
      }
    }

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
