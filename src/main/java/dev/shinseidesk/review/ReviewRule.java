package dev.shinseidesk.review;

import java.util.function.Consumer;

/** One thing the automatic review looks at. Immutable; any thread. */
public interface ReviewRule {
  /** The rule's key, e.g. {@code required-item}: the key of its words and of its level. */
  String key();

  /**
   * Judges one application.
   *
   * @param subject all there is to see of it; never changed by a rule
   * @param out takes each finding, in the order of the form
   */
  void judge(ReviewSubject subject, Consumer<Finding> out);
}
