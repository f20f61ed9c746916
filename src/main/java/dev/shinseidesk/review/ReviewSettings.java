package dev.shinseidesk.review;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Thresholds, severities and patterns of the automatic review [A]. What ships stands in {@code
 * office/review.json}; an office's file holds only what differs ({@link ReviewSettingsReader}).
 * Sizes are bytes, patterns are Java regular expressions.
 *
 * @param version kept with each review
 * @param rules rule key to its level; a rule that isn't named is off
 * @param shapes how values of the typed items look
 * @param applicantItems items that tell of the applicant
 * @param births which items are birth dates
 * @param names how names are read and compared
 * @param signature where the signing certificate's items stand
 * @param reading bounds of what is opened
 * @param duplicateWindowDays filings within so many days count as filed twice
 * @param maxReasonCharacters longest reason, in characters
 */
public record ReviewSettings(
    String version,
    Map<String, Level> rules,
    Shapes shapes,
    ApplicantItems applicantItems,
    Births births,
    Names names,
    Signature signature,
    Reading reading,
    int duplicateWindowDays,
    int maxReasonCharacters) {
  /** How grave what a rule finds is, or that it doesn't look. */
  public enum Level {
    ERROR,
    ALERT,
    NOTE,
    OFF
  }

  /**
   * Shapes of values. All but the first see the value in half width with plain hyphens.
   *
   * @param kanaCharacter one character of a reading
   * @param postalCode 郵便番号
   * @param phone 電話番号
   * @param number a whole number
   * @param account 口座番号
   */
  public record Shapes(
      String kanaCharacter, String postalCode, String phone, String number, String account) {}

  /**
   * Item ids.
   *
   * @param name 申請者氏名
   * @param birthDate 申請者生年月日
   * @param address 申請者住所
   */
  public record ApplicantItems(String name, String birthDate, String address) {}

  /**
   * Patterns of 項目名.
   *
   * @param birthItem a birth date
   * @param childItem a child's birth date
   */
  public record Births(String birthItem, String childItem) {}

  /**
   * Names.
   *
   * @param certificateLine a line of a certificate that tells the name; group 1 is the name
   * @param variants groups of characters that people use for one another
   */
  public record Names(String certificateLine, List<String> variants) {
    /** Copies the groups. */
    public Names {
      variants = List.copyOf(variants);
    }
  }

  /**
   * 署名情報.
   *
   * @param document pattern of the document's name
   * @param serial element of シリアル番号
   * @param name element of 氏名
   * @param address element of 住所
   * @param birthDate element of 生年月日
   * @param sex element of 性別
   */
  public record Signature(
      String document, String serial, String name, String address, String birthDate, String sex) {}

  /**
   * Bounds.
   *
   * @param maxOpenedDocuments documents opened to see whether they can be read
   * @param maxDocumentBytes largest document that is opened
   * @param maxSignatureBytes largest 署名情報
   * @param maxTextPages pages of a certificate whose text is read
   * @param maxTextCharacters characters of that text
   * @param maxFindingsPerRule findings kept of one rule; the rest are counted
   */
  public record Reading(
      int maxOpenedDocuments,
      long maxDocumentBytes,
      int maxSignatureBytes,
      int maxTextPages,
      int maxTextCharacters,
      int maxFindingsPerRule) {}

  /** Copies the levels. */
  public ReviewSettings {
    rules = Map.copyOf(rules);
  }

  /** How grave what this rule finds is; empty where the rule is off. */
  public Optional<Severity> severity(String rule) {
    return switch (rules.getOrDefault(rule, Level.OFF)) {
      case ERROR -> Optional.of(Severity.ERROR);
      case ALERT -> Optional.of(Severity.ALERT);
      case NOTE -> Optional.of(Severity.NOTE);
      case OFF -> Optional.empty();
    };
  }
}
