package dev.shinseidesk.review;

import dev.shinseidesk.archive.DocumentInfo;
import java.util.List;

/** The rules of an office, sorted by procedure. Immutable; any thread. */
public interface RuleBook {
  /** The rules that judge this filing, in the order in which a clerk reads. */
  List<ReviewRule> rules(ReviewSubject subject);

  /** Which rules these are, for the record; empty where the settings say it all. */
  String version();

  /** Findings kept of one rule, at least 1. */
  int maxPerRule();

  /**
   * What of a document the rules want to see.
   *
   * @param certificate whether the catalogue calls it a certificate
   */
  DocumentReader.Look look(DocumentInfo document, boolean certificate);
}
