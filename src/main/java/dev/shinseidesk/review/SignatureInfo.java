package dev.shinseidesk.review;

/** What the document with the signing certificate's items (署名情報) tells. */
public sealed interface SignatureInfo {
  /** The filing has no such document. */
  record Absent() implements SignatureInfo {}

  /**
   * There is one, but it can't be read.
   *
   * @param document its name as shown
   */
  record Unreadable(String document) implements SignatureInfo {}

  /**
   * As read; every text exactly as written, empty where it doesn't say.
   *
   * @param document its name as shown
   * @param serial シリアル番号
   * @param name 氏名
   * @param address 住所
   * @param birthDate 生年月日
   * @param sex 性別
   */
  record Read(
      String document, String serial, String name, String address, String birthDate, String sex)
      implements SignatureInfo {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "SignatureInfo[…]";
    }
  }
}
