package dev.shinseidesk.application;

/**
 * 申請者 as the form tells it; every text exactly as filed (no character is replaced), empty where the
 * form doesn't say.
 *
 * @param name 氏名
 * @param kana フリガナ
 * @param birthDate 生年月日 as written, which may be a date that doesn't exist
 * @param postalCode 郵便番号
 * @param address 住所
 * @param phone 電話番号
 */
public record Applicant(
    String name, String kana, String birthDate, String postalCode, String address, String phone) {
  /** Where nothing is known of the applicant. */
  public static final Applicant UNKNOWN = new Applicant("", "", "", "", "", "");

  /** Personal data stays out of logs. */
  @Override
  public String toString() {
    return "Applicant[…]";
  }
}
