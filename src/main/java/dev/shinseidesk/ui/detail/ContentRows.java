package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.addressee.IdentificationText;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Arranges a form's items under headings a reader expects: the applicant first, then runs of items
 * whose names begin alike (児童氏名, 児童生年月日 → 児童), the rest under 申請内容. Pure.
 */
final class ContentRows {
  private final Texts texts;
  private final LocalDate filedOn;
  private final List<Finding> findings;

  /**
   * For one application.
   *
   * @param filedOn day of filing in Asia/Tokyo; ages are told for it
   * @param findings mark the items they name
   */
  ContentRows(Texts texts, LocalDate filedOn, List<Finding> findings) {
    this.texts = texts;
    this.filedOn = filedOn;
    this.findings = findings;
  }

  /** Everything the content tab shows. */
  List<ContentRow> of(CaseViewModel.Facts facts) {
    List<ContentRow> rows = new ArrayList<>();
    int applicantEnd = 7;
    List<ContentRow> form = form(facts.application().applicant(), facts.items());
    rows.addAll(form.subList(0, applicantEnd));
    identification(facts, rows);
    rows.addAll(form.subList(applicantEnd, form.size()));
    file(facts.application(), rows);
    return rows;
  }

  private void identification(CaseViewModel.Facts facts, List<ContentRow> rows) {
    IdentificationText words = facts.identification();
    rows.add(new ContentRow.Heading(texts.get("ui.detail.group.identification")));
    rows.add(
        new ContentRow.Line(
            texts.get("ui.detail.id.number"),
            "",
            words.number(),
            words.reason() + "\n" + words.asOf(),
            null));
    CertificateSerial serial = facts.application().serial();
    rows.add(
        plain(
            "ui.detail.id.serial",
            serial == null ? texts.get("ui.detail.id.serial.none") : serial.value()));
  }

  private void file(Application application, List<ContentRow> rows) {
    rows.add(new ContentRow.Heading(texts.get("ui.detail.group.file")));
    rows.add(plain("ui.detail.file.name", application.archiveName()));
    rows.add(
        plain("ui.detail.file.size", texts.get("ui.detail.file.bytes", application.archiveSize())));
    rows.add(plain("ui.detail.file.hash", application.archiveHash().hex()));
    rows.add(plain("ui.detail.file.received", texts.moment(application.receivedAt())));
    rows.add(plain("ui.detail.file.procedure", application.procedure().value()));
    rows.add(plain("ui.detail.file.municipality", application.municipality().value()));
  }

  private ContentRow plain(String key, String value) {
    return new ContentRow.Line(texts.get(key), "", value, "", null);
  }

  /** The applicant's heading and six lines, then the rest of the form under its headings. */
  List<ContentRow> form(Applicant applicant, List<FormItem> items) {
    List<FormItem> rest = new ArrayList<>(items);
    List<ContentRow> rows = new ArrayList<>();
    rows.add(new ContentRow.Heading(texts.get("ui.detail.group.applicant")));
    rows.add(applicantLine("name", applicant.name(), rest));
    rows.add(applicantLine("kana", applicant.kana(), rest));
    rows.add(applicantLine("birth", applicant.birthDate(), rest));
    rows.add(applicantLine("postal", applicant.postalCode(), rest));
    rows.add(applicantLine("address", applicant.address(), rest));
    rows.add(applicantLine("phone", applicant.phone(), rest));
    String general = texts.get("ui.detail.group.form");
    String heading = "";
    int i = 0;
    while (i < rest.size()) {
      int end = runEnd(rest, i);
      String title = end - i > 1 ? commonPrefix(rest.subList(i, end)) : general;
      if (!title.equals(heading)) {
        rows.add(new ContentRow.Heading(title));
        heading = title;
      }
      for (; i < end; i++) {
        FormItem item = rest.get(i);
        rows.add(line(item.name(), item.id(), item.value()));
      }
    }
    return rows;
  }

  /** The applicant's value under our label; the form's item that tells it is used up by it. */
  private ContentRow applicantLine(String key, String value, List<FormItem> rest) {
    String label = texts.get("ui.detail.applicant." + key);
    Optional<FormItem> item =
        rest.stream()
            .filter(i -> i.name().startsWith("申請者") && i.value().equals(value))
            .filter(i -> !value.isEmpty() || i.name().endsWith(label))
            .findFirst();
    if (item.isEmpty()) {
      return line(label, "", value);
    }
    rest.remove(item.get());
    return line(item.get().name(), item.get().id(), value);
  }

  private ContentRow line(String label, String id, String value) {
    return new ContentRow.Line(label, id, value, note(label, value), mark(label));
  }

  private String note(String label, String value) {
    if (!JapaneseDates.looksLikeDate(value)) {
      return "";
    }
    Optional<LocalDate> day = JapaneseDates.parse(value);
    if (day.isEmpty()) {
      return texts.get("ui.detail.date.impossible");
    }
    boolean western = Character.isDigit(value.strip().codePointAt(0));
    String other = western ? texts.day(day.get()) : day.get().toString();
    if (label.endsWith("生年月日") && !day.get().isAfter(filedOn)) {
      return texts.get("ui.detail.date.age", other, Period.between(day.get(), filedOn).getYears());
    }
    return other.equals(value) ? "" : other;
  }

  private @Nullable Severity mark(String label) {
    return findings.stream()
        .filter(f -> Objects.equals(f.place().item(), label))
        .map(Finding::severity)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static int runEnd(List<FormItem> items, int from) {
    int end = from + 1;
    while (end < items.size() && !commonPrefix(items.subList(from, end + 1)).isEmpty()) {
      end++;
    }
    return end;
  }

  /** What all names begin with, at least two characters; empty when they don't begin alike. */
  private static String commonPrefix(List<FormItem> items) {
    int[] first = items.getFirst().name().codePoints().toArray();
    int length = first.length;
    for (FormItem item : items.subList(1, items.size())) {
      int[] name = item.name().codePoints().toArray();
      int same = 0;
      while (same < Math.min(length, name.length) && name[same] == first[same]) {
        same++;
      }
      length = same;
    }
    return length < 2 ? "" : new String(first, 0, length);
  }
}
