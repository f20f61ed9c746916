package dev.shinseidesk.review;

/** How grave a finding is, as clerks know it. */
public enum Severity {
  /** エラー: blocks the decision 適. */
  ERROR,
  /** アラート: warns. */
  ALERT,
  /** 参考: a note. */
  NOTE
}
