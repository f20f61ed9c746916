package dev.shinseidesk.practice;

/**
 * What is wrong with a sample application. A sample carries at most one, so that a finding can be
 * told from a coincidence.
 */
public enum SampleDefect {
  /** A required attachment isn't there. */
  MISSING_ATTACHMENT,
  /** A date item names a day that doesn't exist (令和8年2月30日, 平成31年6月1日). */
  IMPOSSIBLE_DATE,
  /** A フリガナ item is in hiragana, letters or the name's own characters. */
  WRONG_KANA,
  /** The certificate's 氏名 is another one than the form's. */
  NAME_DIFFERS,
  /** The same person filed the same procedure again within days; the first filing is the twin. */
  DUPLICATE_FILING,
  /** A PDF or JPEG was cut off and can't be shown. */
  UNREADABLE_FILE,
  /** The signing certificate's serial isn't in the number links. */
  UNKNOWN_SERIAL,
  /** The signing certificate had expired or been revoked before the filing. */
  ENDED_SERIAL,
  /** A required item of the form is empty. */
  MISSING_REQUIRED_ITEM,
  /** A 郵便番号 isn't of the form 123-4567. */
  WRONG_POSTAL_CODE,
  /** A 口座番号 hasn't seven digits. */
  WRONG_ACCOUNT,
  /** One item has another value in the XML than in the CSV and on the form. */
  CSV_XML_DIFFER,
  /** An attachment has no bytes. */
  EMPTY_FILE,
  /** An attachment is of another type than its name says. */
  WRONG_TYPE,
  /** Something that has happened is dated after the day of the filing. */
  FUTURE_EVENT,
  /** It was filed long after the time that is given for it. */
  STALE_DEADLINE,
  /** A number that can't be: 60 weeks of pregnancy, 200 copies. */
  WRONG_NUMBER,
  /** Somebody files for another without 委任状. */
  MISSING_PROXY,
  /** An item reads differently on the form's PDF than in CSV and XML. */
  PDF_DIFFERS,
  /** The certificate's birth date is another one than the form's. */
  CERTIFICATE_BIRTH_DIFFERS,
  /** A photograph is black. */
  BLACK_PAGE
}
