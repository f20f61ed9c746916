package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Radicals;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Characters;
import dev.shinseidesk.review.DocumentReader;
import dev.shinseidesk.review.Narrow;
import dev.shinseidesk.review.SignatureInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Kinds that hold two sources against each other. */
final class AgreementKinds {
  /** Shortest piece of an address on a certificate that says anything. */
  private static final int SHORTEST = 5;

  /** Longest text whose likeness is measured. */
  private static final int LONGEST = 1500;

  private AgreementKinds() {}

  /** What a certificate may tell besides the name. */
  private enum Told {
    BIRTH_DATE("生年月日"),
    ADDRESS("住所"),
    SEX("性別");

    private final Pattern line;
    private final String label;

    Told(String label) {
      this.label = label;
      String spaced = String.join("[\\s\u3000]*", label.split("", -1));
      this.line = Pattern.compile("[\\s\u3000]*" + spaced + "[\\s\u3000:：]+(\\S.*)");
    }
  }

  static List<RuleKind> all() {
    return List.of(
        new RuleKind(
            "form-agreement",
            RuleKind.Needs.FORM_TEXT,
            Set.of("item", "value", "document"),
            AgreementKinds::form),
        new RuleKind(
            "certificate-agreement",
            RuleKind.Needs.CERTIFICATE_TEXT,
            Set.of("item", "value", "document", "found", "told"),
            AgreementKinds::certificate),
        new RuleKind("signature", RuleKind.Needs.NOTHING, Set.of(), AgreementKinds::signature),
        new RuleKind(
            "duplicate-content",
            RuleKind.Needs.NOTHING,
            Set.of("number", "likeness", "days"),
            AgreementKinds::duplicate));
  }

  /** What the CSV says stands on the form's PDF too. */
  private static Check form(Parameters with) throws RuleMistake {
    List<String> only = with.has("items") ? with.items("items", 1) : List.of();
    List<String> except = with.has("except") ? with.items("except", 0) : List.of();
    return judging -> {
      for (DocumentInfo document : judging.subject().archive().documents()) {
        if (document.role() != DocumentInfo.Role.FORM
            || !(judging.subject().documents().read(document)
                instanceof DocumentReader.Reading.Opened opened)) {
          continue;
        }
        String text = bare(judging.subject().documents().text(document));
        if (text.isEmpty() || !opened.partly().isEmpty()) {
          judging.undecided(); // without text, or not all of it: a person must compare
          continue;
        }
        for (FormItem item : judging.subject().items()) {
          judging.budget().step();
          boolean wanted = only.isEmpty() || only.contains(item.id());
          if (wanted && !except.contains(item.id()) && !text.contains(bare(item.value()))) {
            judging.tell(item, "document", document.name());
          }
        }
      }
    };
  }

  /** As a PDF's text tells it: without spaces, hyphens made one, without variation selectors. */
  private static String bare(String text) {
    String squeezed = Values.squeezed(Radicals.kanji(text));
    return squeezed.codePoints().anyMatch(Characters::isVariationSelector)
        ? squeezed
            .codePoints()
            .filter(c -> !Characters.isVariationSelector(c))
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString()
        : squeezed;
  }

  /** Birth date, address and sex on a certificate are those of the form and the signature. */
  private static Check certificate(Parameters with) throws RuleMistake {
    Told told = with.choice("compare", Told.class);
    Parameters.Office office = with.office();
    String usual =
        switch (told) {
          case BIRTH_DATE -> office.applicantBirth();
          case ADDRESS -> office.applicantAddress();
          case SEX -> "";
        };
    String item = with.has("item") ? with.item("item") : usual;
    return judging -> {
      String mine = mine(judging, told, item);
      if (mine.isEmpty()) {
        return;
      }
      for (DocumentInfo certificate : judging.subject().certificates()) {
        List<String> found = lines(judging.subject().documents().text(certificate), told);
        if (!found.isEmpty() && found.stream().noneMatch(f -> agree(told, mine, f))) {
          Map<String, String> facts =
              Map.of(
                  "item",
                  item.isEmpty() ? told.label : judging.name(item),
                  "value",
                  mine,
                  "document",
                  certificate.name(),
                  "found",
                  found.getFirst(),
                  "told",
                  told.label);
          judging.tell(
              item.isEmpty() ? Place.document(certificate.name()) : judging.place(item), facts);
        }
      }
    };
  }

  private static String mine(Judging judging, Told told, String item) {
    if (!item.isEmpty()) {
      return judging.first(item).map(FormItem::value).orElse("");
    }
    return told == Told.SEX && judging.subject().signature() instanceof SignatureInfo.Read read
        ? read.sex()
        : "";
  }

  private static List<String> lines(String text, Told told) {
    List<String> found = new ArrayList<>();
    text.lines()
        .forEach(line -> {
          Matcher matcher = told.line.matcher(line);
          if (line.length() < 300 && matcher.matches()) {
            found.add(matcher.group(1).strip());
          }
        });
    return found;
  }

  private static boolean agree(Told told, String mine, String found) {
    return switch (told) {
      case BIRTH_DATE -> {
        var one = JapaneseDates.parse(mine);
        var other = JapaneseDates.parse(found);
        yield one.isEmpty() || other.isEmpty() || one.equals(other);
      }
      case ADDRESS -> {
        String one = bare(Narrow.address(mine));
        String other = bare(Narrow.address(found));
        // A long address goes on in the next line.
        yield one.equals(other) || (other.length() >= SHORTEST && one.startsWith(other));
      }
      case SEX -> sex(mine).isEmpty() || sex(found).isEmpty() || sex(mine).equals(sex(found));
    };
  }

  private static String sex(String text) {
    String plain = Values.squeezed(text);
    return switch (plain) {
      case "男", "男性", "1" -> "男";
      case "女", "女性", "2" -> "女";
      default -> "";
    };
  }

  /** 署名情報 is there. */
  private static Check signature(Parameters with) {
    return judging -> {
      if (!judging.subject().archive().unusable()
          && judging.subject().signature() instanceof SignatureInfo.Absent) {
        judging.tell(Place.WHOLE, Map.of());
      }
    };
  }

  /** Another filing of the same person and procedure says nearly the same. */
  private static Check duplicate(Parameters with) throws RuleMistake {
    int days = with.whole("days", 60, 1, 3_660);
    double likeness = with.share("likeness", 0.9);
    int most = with.whole("most", 5, 1, 20);
    return judging -> {
      String mine = content(judging.subject().items());
      if (mine.isEmpty()) {
        return;
      }
      var application = judging.subject().application();
      judging.subject().others().stream()
          .filter(o -> !o.receiptNumber().equals(application.receiptNumber()))
          .filter(o ->
              Duration.between(o.filedAt(), application.filedAt())
                      .abs()
                      .compareTo(Duration.ofDays(days))
                  <= 0)
          .limit(most)
          .forEach(other -> {
            double like = likeness(mine, content(judging.subject().itemsOf(other)));
            if (like >= likeness) {
              judging.tell(
                  Place.WHOLE,
                  Map.of(
                      "number",
                      other.receiptNumber().value(),
                      "likeness",
                      String.format(Locale.ROOT, "%d", (int) Math.floor(like * 100)),
                      "days",
                      Integer.toString(days)));
            }
          });
    };
  }

  private static String content(List<FormItem> items) {
    StringBuilder text = new StringBuilder();
    for (FormItem item : items) {
      text.append(Values.squeezed(item.value())).append('\n');
    }
    return text.substring(0, Math.min(text.length(), LONGEST));
  }

  private static double likeness(String one, String other) {
    if (other.isBlank()) {
      return 0;
    }
    int longer = Math.max(one.length(), other.length());
    int distance = new LevenshteinDistance(longer / 2).apply(one, other);
    return distance < 0 ? 0 : 1 - distance / (double) longer;
  }
}
