package dev.shinseidesk.practice;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.practice.PeopleData.Answers;
import dev.shinseidesk.practice.PeopleData.Elsewhere;
import dev.shinseidesk.practice.PeopleData.Town;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills a form the way its applicant would: answers fit the family, the day and each other. What an
 * item asks for is read from its type and name, so that it works for an administrator's own
 * catalogue too. One per filing.
 */
final class FormFiller {
  private final Filing filing;
  private final PeopleData data;
  private final Dice dice;
  private final boolean westernDates;
  private final Town otherTown;
  private final String otherAddress;
  private final Elsewhere elsewhere;
  private final int weeks;

  FormFiller(Filing filing, long seed, PeopleData data, Population population) {
    this.filing = filing;
    this.data = data;
    this.dice = Dice.of(seed, "form", filing.contents());
    this.westernDates = dice.percent(20);
    this.otherTown = dice.pick(data.towns());
    this.otherAddress = population.address(otherTown, dice);
    this.elsewhere = dice.pick(data.elsewhere());
    this.weeks = dice.between(8, 16);
  }

  /** All items in the form's order, without defect. */
  List<SampleItem> fill() {
    List<SampleItem> items = new ArrayList<>();
    for (Field field : filing.procedure().fields()) {
      items.add(new SampleItem(field.id(), field.name(), value(field)));
    }
    return items;
  }

  private String value(Field field) {
    String name = field.name();
    if (name.startsWith("配偶者") && field.type() != FieldType.CHOICE) {
      return spouse().map(s -> name.contains("生年月日") ? date(s.birth()) : s.fullName()).orElse("");
    }
    if (!field.required() && dice.percent(30)) {
      return "";
    }
    return switch (field.type()) {
      case TEXT -> text(name);
      case KANA -> person(name).fullKana();
      case DATE -> date(day(name));
      case POSTAL_CODE -> place(name).postal();
      case PHONE -> filing.applicant().phone();
      case NUMBER -> number(name);
      case CHOICE -> choice(field);
      case ACCOUNT -> dice.digits(7);
    };
  }

  private Resident person(String item) {
    Resident child = filing.child();
    if (item.contains("児童") && child != null) {
      return child;
    }
    return item.startsWith("世帯主") ? filing.family().head() : filing.applicant();
  }

  private Optional<Resident> spouse() {
    return filing.family().spouseOf(filing.applicant());
  }

  private String text(String item) {
    for (Answers answers : data.answers()) {
      if (item.contains(answers.item())) {
        return digits(dice.pick(answers.values()));
      }
    }
    if (item.contains("年月")) {
      LocalDate month = filing.filledIn().minusMonths(dice.between(2, 5));
      String written = JapaneseDates.format(month.withDayOfMonth(1));
      return written.substring(0, written.indexOf('月') + 1);
    }
    if (item.endsWith("住所") || item.endsWith("所在地")) {
      return place(item).address();
    }
    return item.endsWith("氏名") ? person(item).fullName() : "特になし";
  }

  /** {4} becomes four digits. */
  private String digits(String pattern) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < pattern.length(); i++) {
      if (pattern.charAt(i) == '{') {
        text.append(dice.digits(pattern.charAt(i + 1) - '0'));
        i += 2;
      } else {
        text.append(pattern.charAt(i));
      }
    }
    return text.toString();
  }

  private Elsewhere place(String item) {
    if (item.startsWith("転出先")) {
      return elsewhere;
    }
    return item.startsWith("変更前") || item.startsWith("転居後")
        ? new Elsewhere(otherTown.postal(), otherAddress)
        : new Elsewhere(filing.family().postal(), filing.family().address());
  }

  private LocalDate day(String item) {
    LocalDate day = filing.filledIn();
    if (item.endsWith("生年月日") && !item.endsWith("発生年月日")) {
      return person(item).birth();
    }
    if (item.startsWith("分娩予定")) {
      return day.plusDays((40L - weeks) * 7);
    }
    if (item.startsWith("卒業")) {
      return LocalDate.of(day.getYear() + dice.between(1, 3), 3, 31);
    }
    if (item.contains("開始")) {
      return day.plusMonths(1).with(TemporalAdjusters.firstDayOfNextMonth());
    }
    if (item.startsWith("完成")) {
      return day.plusDays(dice.between(30, 60));
    }
    if (item.contains("予定") || item.contains("希望")) {
      LocalDate planned = day.plusDays(dice.between(7, 24));
      return planned.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue()
          ? planned.with(TemporalAdjusters.next(DayOfWeek.MONDAY))
          : planned;
    }
    Resident child = filing.child();
    if (item.startsWith("事由の発生") && child != null && newborn(child)) {
      return child.birth();
    }
    return day.minusDays(dice.between(3, 25));
  }

  private boolean newborn(Resident child) {
    return child.birth().isAfter(filing.filledIn().minusDays(120));
  }

  private String date(LocalDate day) {
    return westernDates ? day.toString() : JapaneseDates.format(day);
  }

  private String number(String item) {
    int people = filing.family().members().size();
    int value;
    if (item.startsWith("妊娠週数")) {
      value = weeks;
    } else if (item.startsWith("在胎週数")) {
      value = dice.between(30, 38);
    } else if (item.contains("体重")) {
      value = dice.between(1600, 2480);
    } else if (item.contains("世帯員")) {
      value = people;
    } else if (item.contains("人数")) {
      value = dice.between(1, people);
    } else if (item.contains("通数")) {
      value = dice.between(1, 3);
    } else if (item.contains("日数")) {
      value = dice.between(2, 6);
    } else if (item.contains("時間")) {
      value = dice.between(5, 8);
    } else if (item.contains("収入")) {
      value = dice.between(900, 3600) * 1000;
    } else if (item.contains("預貯金")) {
      value = dice.between(100, 4000) * 1000;
    } else if (item.contains("費用")) {
      value = dice.between(40, 200) * 1000;
    } else if (item.contains("金額")) {
      value = dice.between(30, 900) * 100;
    } else {
      value = dice.between(1, 9);
    }
    return Integer.toString(value);
  }

  private String choice(Field field) {
    String item = field.name();
    List<String> choices = field.choices();
    Resident child = filing.child();
    String fitting = "";
    if (item.equals("配偶者の有無")) {
      fitting = spouse().isPresent() ? "有" : "無";
    } else if (item.contains("児童との続柄")) {
      fitting = filing.applicant().sex() == Resident.Sex.FEMALE ? "母" : "父";
    } else if (item.contains("との関係")) {
      fitting = "本人";
    } else if (item.startsWith("同居")) {
      fitting = "同居";
    } else if (item.equals("学年") && child != null) {
      fitting = child.grade(filing.filledIn()) + "年";
    } else if (item.equals("改定の事由") && child != null) {
      fitting = newborn(child) ? "増額（出生）" : "増額（その他）";
    } else if (item.equals("出産経験の有無")) {
      fitting = filing.family().children().isEmpty() ? "無" : "有";
    }
    return choices.contains(fitting) ? fitting : dice.pick(choices);
  }
}
