package dev.shinseidesk.practice;

/** A request the practice portal turns down; becomes an error answer. Says nothing personal. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final String code;

  Refusal(int status, String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  int status() {
    return status;
  }

  String code() {
    return code;
  }

  String words() {
    return String.valueOf(getMessage());
  }

  static Refusal wrong(String item) {
    return new Refusal(400, "E0002", "【" + item + "】の形式が正しくありません。");
  }

  static Refusal missing(String item) {
    return new Refusal(400, "E0001", "【" + item + "】が設定されていません。");
  }

  static Refusal unknown() {
    return new Refusal(404, "E0404", "該当するデータがありません。");
  }
}
