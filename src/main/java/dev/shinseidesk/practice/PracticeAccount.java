package dev.shinseidesk.practice;

/**
 * The account that may log in at the practice portal. It guards made-up data only.
 *
 * @param id 利用者ID
 * @param password its password
 */
public record PracticeAccount(String id, String password) {
  /** The account shown to whoever practises. */
  public static final PracticeAccount SHOWN = new PracticeAccount("renshu", "renshu-2026");

  /** Passwords stay out of logs, even these. */
  @Override
  public String toString() {
    return "PracticeAccount[" + id + "]";
  }
}
