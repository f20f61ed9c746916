package dev.shinseidesk.practice;

import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Puts a filing's one defect into its answers. Static and pure. */
final class Spoiler {
  private static final List<String> IMPOSSIBLE =
      List.of(
          "令和8年2月30日",
          "平成31年6月1日",
          "昭和64年1月8日",
          "2026-02-29",
          "令和7年13月5日",
          "平成30年9月31日",
          "2025-11-31");
  private static final String APPLICANT_NAME = "F010";

  private Spoiler() {}

  /** The answers as they are filed. */
  static FilledForm spoil(Filing filing, List<SampleItem> sound, long seed) {
    SampleDefect defect = filing.defect();
    if (defect == null) {
      return new FilledForm(sound, sound);
    }
    Dice dice = Dice.of(seed, "spoil", filing.contents());
    return switch (defect) {
      case IMPOSSIBLE_DATE -> {
        int at = place(filing, sound, dice, f -> f.type() == FieldType.DATE);
        yield same(with(sound, at, dice.pick(IMPOSSIBLE)));
      }
      case WRONG_KANA -> {
        int at = place(filing, sound, dice, f -> f.type() == FieldType.KANA);
        String kana = sound.get(at).value();
        yield same(with(sound, at, dice.percent(70) ? hiragana(kana) : mixedKana(filing, kana)));
      }
      case WRONG_POSTAL_CODE -> {
        int at = place(filing, sound, dice, f -> f.type() == FieldType.POSTAL_CODE);
        String code = sound.get(at).value();
        yield same(
            with(
                sound,
                at,
                dice.pick(
                    List.of(
                        code.substring(0, code.length() - 1),
                        code + dice.below(10),
                        code.replace('-', '/'),
                        "O" + code.substring(1)))));
      }
      case WRONG_ACCOUNT -> {
        int at = place(filing, sound, dice, f -> f.type() == FieldType.ACCOUNT);
        String account = sound.get(at).value();
        yield same(
            with(sound, at, dice.percent(50) ? account.substring(1) : "l" + account.substring(1)));
      }
      case MISSING_REQUIRED_ITEM -> {
        int at = place(filing, sound, dice, f -> f.required() && !f.id().equals(APPLICANT_NAME));
        yield same(with(sound, at, ""));
      }
      case CSV_XML_DIFFER -> {
        int at =
            place(
                filing,
                sound,
                dice,
                f -> f.type() != FieldType.DATE && !f.id().equals(APPLICANT_NAME));
        yield new FilledForm(sound, with(sound, at, other(filing, at, sound.get(at).value())));
      }
      case PDF_DIFFERS -> {
        int at =
            place(
                filing,
                sound,
                dice,
                f ->
                    f.required()
                        && (f.type() == FieldType.PHONE || f.type() == FieldType.POSTAL_CODE));
        yield new FilledForm(
            sound, sound, with(sound, at, other(filing, at, sound.get(at).value())));
      }
      case FUTURE_EVENT, STALE_DEADLINE, WRONG_NUMBER, MISSING_PROXY -> {
        int at = place(filing, sound, dice, f -> Slips.fits(defect, f));
        Field field = filing.procedure().fields().get(at);
        yield same(
            with(sound, at, Slips.value(defect, field, filing.filedAt().toLocalDate(), dice)));
      }
      case CERTIFICATE_BIRTH_DIFFERS,
          BLACK_PAGE,
          MISSING_ATTACHMENT,
          NAME_DIFFERS,
          DUPLICATE_FILING,
          UNREADABLE_FILE,
          UNKNOWN_SERIAL,
          ENDED_SERIAL,
          EMPTY_FILE,
          WRONG_TYPE ->
          new FilledForm(sound, sound);
    };
  }

  /** A required or filled item of this kind; the planner chose a procedure that has one. */
  private static int place(
      Filing filing, List<SampleItem> items, Dice dice, Predicate<Field> kind) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).value().isEmpty() && kind.test(filing.procedure().fields().get(i))) {
        places.add(i);
      }
    }
    return dice.pick(places);
  }

  private static List<SampleItem> with(List<SampleItem> items, int at, String value) {
    List<SampleItem> changed = new ArrayList<>(items);
    changed.set(at, new SampleItem(items.get(at).id(), items.get(at).name(), value));
    return changed;
  }

  private static FilledForm same(List<SampleItem> items) {
    return new FilledForm(items, items);
  }

  /** Another value that could be an answer too: next choice, other last digit, longer text. */
  private static String other(Filing filing, int at, String value) {
    List<String> choices = filing.procedure().fields().get(at).choices();
    if (choices.size() > 1) {
      return choices.get((choices.indexOf(value) + 1) % choices.size());
    }
    for (int i = value.length() - 1; i >= 0; i--) {
      char c = value.charAt(i);
      if (c >= '0' && c <= '9') {
        return value.substring(0, i) + (char) ('0' + (c - '0' + 1) % 10) + value.substring(i + 1);
      }
    }
    return filing.procedure().fields().get(at).type() == FieldType.KANA
        ? value + "ー"
        : value + "ほか";
  }

  private static String hiragana(String katakana) {
    StringBuilder text = new StringBuilder();
    katakana
        .codePoints()
        .map(c -> c >= 'ァ' && c <= 'ヶ' ? c - ('ァ' - 'ぁ') : c)
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  private static String mixedKana(Filing filing, String kana) {
    Resident child = filing.child();
    return child != null && child.fullKana().equals(kana)
        ? child.surname().kana() + "　" + hiragana(child.given().kana())
        : hiragana(filing.applicant().surname().kana()) + "　" + filing.applicant().given().kana();
  }
}
