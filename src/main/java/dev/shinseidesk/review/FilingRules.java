package dev.shinseidesk.review;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.residents.Identification;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules on who filed and how often. Dates are told twice: era for Japanese, ISO for English. */
final class FilingRules {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private FilingRules() {}

  /**
   * What the number links say of the serial, unless a person entered the 宛名番号 and it counts. Facts:
   * date of the links (era, ISO; - where none were imported), then for an ended serial its last day
   * (era, ISO), for several persons their count.
   */
  static final class Serial extends KeyedRule {
    private final Class<? extends Identification> told;

    Serial(String key, Severity severity, Class<? extends Identification> told) {
      super(key, severity);
      this.told = told;
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      Identification identification =
          subject.identification() instanceof Identification.AwaitingConfirmation waiting
              ? waiting.links()
              : subject.identification();
      if (!told.isInstance(identification)) {
        return;
      }
      Instant asOf = identification.asOf();
      LocalDate day = asOf == null ? null : asOf.atZone(ZONE).toLocalDate();
      out.accept(
          switch (identification) {
            case Identification.Ended ended ->
                finding(
                    Place.WHOLE, era(day), iso(day), era(ended.endedOn()), iso(ended.endedOn()));
            case Identification.Several several ->
                finding(
                    Place.WHOLE, era(day), iso(day), Integer.toString(several.addressees().size()));
            case Identification.Identified _,
                Identification.Unknown _,
                Identification.NoSerial _,
                Identification.ByHand _,
                Identification.AwaitingConfirmation _ ->
                finding(Place.WHOLE, era(day), iso(day));
          });
    }

    private static String era(@Nullable LocalDate day) {
      return day == null ? "-" : JapaneseDates.format(day);
    }

    private static String iso(@Nullable LocalDate day) {
      return day == null ? "-" : day.toString();
    }
  }

  /** The same person filed the same procedure before or after. Facts: numbers, count, days. */
  static final class Duplicate extends KeyedRule {
    private static final int MAX_TOLD = 5;

    private final int windowDays;

    Duplicate(Severity severity, int windowDays) {
      super("duplicate-filing", severity);
      this.windowDays = windowDays;
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      Application application = subject.application();
      List<Application> near =
          subject.others().stream()
              .filter(o -> !o.receiptNumber().equals(application.receiptNumber()))
              .filter(o -> near(o.filedAt(), application.filedAt()))
              .sorted(Comparator.comparing(Application::filedAt))
              .toList();
      if (!near.isEmpty()) {
        String numbers =
            near.stream()
                .limit(MAX_TOLD)
                .map(o -> o.receiptNumber().value())
                .collect(Collectors.joining("、"));
        out.accept(
            finding(
                Place.WHOLE,
                near.size() > MAX_TOLD ? numbers + "、…" : numbers,
                Integer.toString(near.size()),
                Integer.toString(windowDays)));
      }
    }

    private boolean near(Instant one, Instant other) {
      return Duration.between(one, other).abs().compareTo(Duration.ofDays(windowDays)) <= 0;
    }
  }
}
