package dev.shinseidesk.practice;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.practice.PeopleData.Who;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides who files what and when, and which filings have which defect. One use per plan. */
final class Planner {
  /** One filing in so many has a defect. */
  private static final int DEFECT_EVERY = 6;

  /** Filings are spread over so many days before today. */
  private static final int DAYS = 60;

  /** Filings of one hour among 100, from 0 o'clock: few by night, most in the evening. */
  private static final int[] HOURS = {
    2, 1, 0, 0, 0, 1, 2, 4, 4, 4, 5, 5, 8, 5, 4, 4, 4, 4, 5, 7, 9, 10, 8, 4
  };

  /** So many families are asked before another procedure is tried. */
  private static final int SEARCHED = 1500;

  private final long seed;
  private final LocalDate today;
  private final ProcedureCatalogue catalogue;
  private final Population population;
  private final PeopleData data;
  private final Set<String> used = new HashSet<>();

  Planner(
      long seed,
      LocalDate today,
      ProcedureCatalogue catalogue,
      Population population,
      PeopleData data) {
    this.seed = seed;
    this.today = today;
    this.catalogue = catalogue;
    this.population = population;
    this.data = data;
  }

  /** A filing before it has its number; the twin is the place of the first filing in the list. */
  private record Draft(
      int contents,
      LocalDateTime filedAt,
      LocalDate filledIn,
      Procedure procedure,
      Family family,
      Resident applicant,
      @Nullable Resident child,
      CertificateSerial serial,
      @Nullable SampleDefect defect,
      int twin) {}

  private record Candidate(Family family, Resident applicant, @Nullable Resident child) {}

  /** All filings, by time. */
  List<Filing> plan(int count) {
    List<SampleDefect> kinds = new ArrayList<>(List.of(SampleDefect.values()));
    Collections.shuffle(kinds, new Random(seed));
    List<Draft> drafts = new ArrayList<>(count);
    int defects = 0;
    int duplicates = 0;
    for (int i = 0; i < count; i++) {
      int place = Dice.of(seed, "block", i / DEFECT_EVERY).below(DEFECT_EVERY);
      SampleDefect kind = i % DEFECT_EVERY == place ? kinds.get(defects++ % kinds.size()) : null;
      if (kind == SampleDefect.DUPLICATE_FILING) {
        duplicates++;
      } else {
        drafts.add(draft(i, kind));
      }
    }
    for (int i = 0; i < duplicates; i++) {
      drafts.add(duplicate(count + i, drafts));
    }
    return numbered(drafts);
  }

  private Draft draft(int index, @Nullable SampleDefect wanted) {
    Dice dice = Dice.of(seed, "filing", index);
    LocalDateTime filedAt = time(today.minusDays(dice.between(1, DAYS)), dice);
    for (int attempt = 0; ; attempt++) {
      // A catalogue of few procedures may run out of fitting people; then anyone will do.
      int strictness = attempt < 300 ? 2 : attempt < 400 ? 1 : 0;
      SampleDefect kind =
          attempt < 300 ? wanted : wanted == null ? null : SampleDefect.UNKNOWN_SERIAL;
      Procedure procedure = dice.pick(catalogue.procedures());
      if (kind != null && !applies(kind, procedure)) {
        continue;
      }
      Candidate found = candidate(procedure, filedAt.toLocalDate(), kind, strictness, dice);
      if (found != null) {
        used.add(key(procedure, found.applicant()));
        return new Draft(
            index,
            filedAt,
            filedAt.toLocalDate(),
            procedure,
            found.family(),
            found.applicant(),
            found.child(),
            serial(found.applicant(), kind, dice),
            kind,
            -1);
      }
    }
  }

  /** The same matter once more, some days after a sound filing. */
  private Draft duplicate(int index, List<Draft> drafts) {
    Dice dice = Dice.of(seed, "duplicate", index);
    int from = dice.below(drafts.isEmpty() ? 1 : drafts.size());
    for (int i = 0; i < drafts.size(); i++) {
      int place = (from + i) % drafts.size();
      Draft first = drafts.get(place);
      boolean taken = drafts.stream().anyMatch(d -> d.twin() == place);
      if (first.defect() == null && !taken && first.filledIn().isBefore(today.minusDays(5))) {
        return new Draft(
            first.contents(),
            time(first.filledIn().plusDays(dice.between(1, 4)), dice),
            first.filledIn(),
            first.procedure(),
            first.family(),
            first.applicant(),
            first.child(),
            first.serial(),
            SampleDefect.DUPLICATE_FILING,
            place);
      }
    }
    return draft(index, SampleDefect.UNKNOWN_SERIAL);
  }

  private @Nullable Candidate candidate(
      Procedure procedure, LocalDate on, @Nullable SampleDefect kind, int strictness, Dice dice) {
    Who who =
        strictness == 2
            ? data.who().getOrDefault(procedure.code().value(), Who.ANYONE)
            : Who.ANYONE;
    List<Family> families = population.families();
    int from = dice.below(families.size());
    for (int i = 0; i < Math.min(families.size(), SEARCHED); i++) {
      Family family = families.get((from + i) % families.size());
      for (Resident person : family.members()) {
        boolean fits =
            person.current() != null
                && (who.sex().isEmpty() || who.sex().equals(person.sex().key()))
                && within(person.age(on), who.minAge(), who.maxAge())
                && (!who.single() || family.spouseOf(person).isEmpty())
                && (kind != SampleDefect.ENDED_SERIAL || person.ended() != null);
        boolean free = strictness == 0 || !used.contains(key(procedure, person));
        if (fits && free) {
          Resident child = child(who, family, on);
          if (child != null || !who.needsChild()) {
            return new Candidate(family, person, child);
          }
        }
      }
    }
    return null;
  }

  private static @Nullable Resident child(Who who, Family family, LocalDate on) {
    for (Resident one : family.members()) {
      boolean fits =
          one.part() == Resident.Part.CHILD
              && (who.childMax() < 0 || within(one.age(on), who.childMin(), who.childMax()))
              && (who.gradeMax() < 0 || within(one.grade(on), who.gradeMin(), who.gradeMax()));
      if (fits) {
        return one;
      }
    }
    return null;
  }

  private static boolean within(int value, int low, int high) {
    return value >= low && value <= high;
  }

  private static String key(Procedure procedure, Resident person) {
    return procedure.code() + "|" + person.fullName();
  }

  private static CertificateSerial serial(
      Resident applicant, @Nullable SampleDefect kind, Dice dice) {
    var ended = applicant.ended();
    var current = applicant.current();
    if (kind == SampleDefect.ENDED_SERIAL && ended != null) {
      return ended.serial();
    }
    return kind == SampleDefect.UNKNOWN_SERIAL || current == null
        ? Population.serial(dice)
        : current.serial();
  }

  private static boolean applies(SampleDefect kind, Procedure procedure) {
    return switch (kind) {
      case MISSING_ATTACHMENT -> procedure.attachments().stream().anyMatch(Attachment::required);
      case NAME_DIFFERS -> procedure.attachments().stream().anyMatch(Attachment::certificate);
      case UNREADABLE_FILE, EMPTY_FILE, WRONG_TYPE ->
          procedure.attachments().stream().anyMatch(a -> a.required() && !a.certificate());
      case CERTIFICATE_BIRTH_DIFFERS ->
          procedure.attachments().stream().anyMatch(Attachment::certificate);
      case BLACK_PAGE ->
          procedure.attachments().stream()
              .anyMatch(a -> a.required() && ArchiveMaker.photographed(a.name()));
      case FUTURE_EVENT, STALE_DEADLINE, WRONG_NUMBER, MISSING_PROXY ->
          Slips.possible(kind, procedure);
      case IMPOSSIBLE_DATE -> has(procedure, FieldType.DATE);
      case WRONG_KANA -> has(procedure, FieldType.KANA);
      case WRONG_POSTAL_CODE -> has(procedure, FieldType.POSTAL_CODE);
      case WRONG_ACCOUNT -> has(procedure, FieldType.ACCOUNT);
      case MISSING_REQUIRED_ITEM, CSV_XML_DIFFER, PDF_DIFFERS ->
          procedure.fields().stream().filter(Field::required).count() > 1;
      case DUPLICATE_FILING, UNKNOWN_SERIAL, ENDED_SERIAL -> true;
    };
  }

  private static boolean has(Procedure procedure, FieldType type) {
    return procedure.fields().stream().anyMatch(f -> f.required() && f.type() == type);
  }

  private static LocalDateTime time(LocalDate day, Dice dice) {
    int share = dice.below(100);
    int hour = 0;
    while (share >= HOURS[hour]) {
      share -= HOURS[hour++];
    }
    return day.atTime(hour, dice.below(60), dice.below(60));
  }

  private List<Filing> numbered(List<Draft> drafts) {
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < drafts.size(); i++) {
      order.add(i);
    }
    order.sort(Comparator.comparing((Integer i) -> drafts.get(i).filedAt()).thenComparing(i -> i));
    ReceiptNumber[] numbers = new ReceiptNumber[drafts.size()];
    for (int rank = 0; rank < order.size(); rank++) {
      Draft draft = drafts.get(order.get(rank));
      numbers[order.get(rank)] =
          new ReceiptNumber(
              draft.filedAt().format(DateTimeFormatter.BASIC_ISO_DATE).substring(0, 8)
                  + String.format(Locale.ROOT, "-%06d", rank + 1));
    }
    ReceiptNumber[] twins = new ReceiptNumber[drafts.size()];
    for (int i = 0; i < drafts.size(); i++) {
      if (drafts.get(i).twin() >= 0) {
        twins[i] = numbers[drafts.get(i).twin()];
        twins[drafts.get(i).twin()] = numbers[i];
      }
    }
    List<Filing> filings = new ArrayList<>();
    for (int i : order) {
      Draft d = drafts.get(i);
      filings.add(
          new Filing(
              numbers[i],
              d.contents(),
              d.filedAt(),
              d.filledIn(),
              d.procedure(),
              d.family(),
              d.applicant(),
              d.child(),
              d.serial(),
              d.defect(),
              twins[i]));
    }
    return List.copyOf(filings);
  }
}
