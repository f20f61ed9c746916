package dev.shinseidesk.practice;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person who doesn't exist.
 *
 * @param part place in the family
 * @param surname with its reading
 * @param given with its reading
 * @param sex as in the certificate
 * @param birth day of birth
 * @param phone of a range nobody has
 * @param addressee 宛名番号
 * @param current certificate in use; null for children, who have none
 * @param ended certificate used before; null where there was none
 */
record Resident(
    Part part,
    PeopleData.Name surname,
    PeopleData.Name given,
    Sex sex,
    LocalDate birth,
    String phone,
    AddresseeNumber addressee,
    @Nullable Certificate current,
    @Nullable Certificate ended) {

  /** Place in the family. */
  enum Part {
    HEAD,
    SPOUSE,
    CHILD
  }

  /** 性別. */
  enum Sex {
    MALE("male", "男"),
    FEMALE("female", "女");

    private final String key;
    private final String word;

    Sex(String key, String word) {
      this.key = key;
      this.word = word;
    }

    String key() {
      return key;
    }

    String word() {
      return word;
    }
  }

  /** A certificate for signing. */
  record Certificate(
      CertificateSerial serial,
      LocalDate issuedOn,
      LocalDate validUntil,
      @Nullable LocalDate revokedOn) {}

  /** 氏名 with a full-width space. */
  String fullName() {
    return surname.written() + "　" + given.written();
  }

  /** フリガナ with a full-width space. */
  String fullKana() {
    return surname.kana() + "　" + given.kana();
  }

  /** Whole years on a day. */
  int age(LocalDate on) {
    return birth.until(on).getYears();
  }

  /** School year on a day: 1 to 6 in primary school, 0 for those who enter it next April. */
  int grade(LocalDate on) {
    return schoolYear(on) - schoolYear(birth.minusDays(1)) - 6;
  }

  private static int schoolYear(LocalDate day) {
    return day.getMonthValue() >= 4 ? day.getYear() : day.getYear() - 1;
  }
}
