package dev.shinseidesk.practice;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.practice.PeopleData.Name;
import dev.shinseidesk.practice.PeopleData.Town;
import dev.shinseidesk.practice.Resident.Certificate;
import dev.shinseidesk.practice.Resident.Part;
import dev.shinseidesk.practice.Resident.Sex;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The families of a town that doesn't exist; the same for the same seed and day. Immutable. */
final class Population {
  private final long seed;
  private final LocalDate today;
  private final PeopleData data;
  private final List<Family> families;

  Population(long seed, LocalDate today, int size, PeopleData data) {
    this.seed = seed;
    this.today = today;
    this.data = data;
    List<Family> made = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      made.add(family(i));
    }
    this.families = List.copyOf(made);
  }

  List<Family> families() {
    return families;
  }

  private Family family(int index) {
    Dice dice = Dice.of(seed, "family", index);
    Name surname = dice.pick(dice.percent(9) ? data.rareSurnames() : data.surnames());
    int kind = dice.below(100);
    int age =
        kind < 55 ? dice.between(23, 47) : kind < 70 ? dice.between(48, 65) : dice.between(66, 92);
    boolean single = dice.percent(age < 28 ? 55 : age > 75 ? 50 : 25);
    Sex sex = dice.percent(single ? 35 : 75) ? Sex.MALE : Sex.FEMALE;
    List<Resident> members = new ArrayList<>();
    members.add(person(index, 0, Part.HEAD, surname, sex, age, dice));
    LocalDate mother = members.getFirst().birth();
    if (!single) {
      Sex other = sex == Sex.MALE ? Sex.FEMALE : Sex.MALE;
      int spouseAge = Math.max(21, age + dice.between(-5, 4));
      members.add(person(index, 1, Part.SPOUSE, surname, other, spouseAge, dice));
      mother = sex == Sex.FEMALE ? mother : members.getLast().birth();
    }
    int wanted = single ? (dice.percent(45) ? dice.between(1, 2) : 0) : dice.between(0, 3);
    LocalDate birth = mother.plusYears(dice.between(22, 33)).plusDays(dice.below(365));
    for (int child = 0; child < wanted; child++) {
      boolean young = birth.isAfter(today.minusYears(19)) && birth.isBefore(today.minusDays(75));
      if (young && birth.isBefore(mother.plusYears(44))) {
        members.add(child(index, 2 + child, surname, birth, dice));
      }
      birth = birth.plusDays(dice.between(500, 1700));
    }
    Town town = dice.pick(data.towns());
    return new Family(town.postal(), address(town, dice), List.copyOf(members));
  }

  /** An address in this town, of a part of it. */
  String address(Town town, Dice dice) {
    String place = data.municipality() + town.name();
    String lot =
        town.chome() == 0
            ? dice.between(1, 240) + "番地" + (dice.percent(50) ? dice.between(1, 14) : "")
            : kanji(dice.between(1, town.chome()))
                + "丁目"
                + dice.between(1, 28)
                + "番"
                + dice.between(1, 19)
                + "号";
    String room =
        dice.percent(30)
            ? "　"
                + dice.pick(data.buildings())
                + dice.between(1, 5)
                + "0"
                + dice.between(1, 6)
                + "号室"
            : "";
    return place + lot + room;
  }

  private Resident person(
      int family, int index, Part part, Name surname, Sex sex, int age, Dice dice) {
    LocalDate birth = today.minusYears(age).minusDays(dice.between(70, 360));
    Name given = dice.pick(data.givenNames(sex, birth));
    // More than 60 days ago, so that what ended had ended before the first filing.
    LocalDate issued = today.minusDays(dice.between(120, 1400));
    Certificate current = new Certificate(serial(dice), issued, fifthBirthday(birth, issued), null);
    Certificate ended = dice.percent(40) ? endedBefore(birth, issued, dice) : null;
    return new Resident(
        part, surname, given, sex, birth, phone(dice), addressee(family, index), current, ended);
  }

  private Resident child(int family, int index, Name surname, LocalDate birth, Dice dice) {
    Sex sex = dice.percent(50) ? Sex.MALE : Sex.FEMALE;
    Name given = dice.pick(data.givenNames(sex, birth));
    return new Resident(
        Part.CHILD, surname, given, sex, birth, "", addressee(family, index), null, null);
  }

  private static @Nullable Certificate endedBefore(LocalDate birth, LocalDate next, Dice dice) {
    LocalDate issued = next.minusDays(dice.between(400, 1300));
    return dice.percent(50)
        ? new Certificate(serial(dice), issued, fifthBirthday(birth, issued), next)
        : new Certificate(serial(dice), issued, next.minusDays(dice.between(0, 20)), null);
  }

  /** A certificate lasts until the fifth birthday after its issue. */
  private static LocalDate fifthBirthday(LocalDate birth, LocalDate issued) {
    LocalDate first = birth.plusYears(birth.until(issued).getYears() + 1L);
    return first.plusYears(4);
  }

  /** A serial that looks like one; never twice but by a chance of one in 2 to the 60. */
  static CertificateSerial serial(Dice dice) {
    return new CertificateSerial(
        String.format(Locale.ROOT, "4%015X", dice.bits() & 0xFFF_FFFF_FFFF_FFFFL));
  }

  private static AddresseeNumber addressee(int family, int index) {
    return new AddresseeNumber(String.format(Locale.ROOT, "1%08d%d", 1000L + family * 7L, index));
  }

  private static String phone(Dice dice) {
    return dice.percent(75)
        ? "000-" + dice.digits(4) + "-" + dice.digits(4)
        : "0000-" + dice.digits(2) + "-" + dice.digits(4);
  }

  private static String kanji(int number) {
    return "〇一二三四五六七八九".substring(number, number + 1);
  }
}
