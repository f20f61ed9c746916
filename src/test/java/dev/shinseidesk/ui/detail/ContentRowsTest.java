package dev.shinseidesk.ui.detail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Severity;
import dev.shinseidesk.texts.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class ContentRowsTest {
  private static final Applicant APPLICANT =
      new Applicant("\uD842\uDFB7田　蓮", "ヨシダ　レン", "平成3年4月30日", "100-0001", "みどり市1", "090");

  private static FormItem item(String id, String name, String value) {
    return new FormItem(id, name, value, Place.WHOLE);
  }

  private static List<ContentRow> rows(List<Finding> findings, FormItem... items) {
    return new ContentRows(new Texts(Locale.JAPANESE), LocalDate.of(2026, 11, 22), findings)
        .form(APPLICANT, List.of(items));
  }

  private static ContentRow.Line line(List<ContentRow> rows, String label) {
    return rows.stream()
        .filter(ContentRow.Line.class::isInstance)
        .map(ContentRow.Line.class::cast)
        .filter(l -> l.label().equals(label))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> headings(List<ContentRow> rows) {
    return rows.stream()
        .filter(ContentRow.Heading.class::isInstance)
        .map(h -> ((ContentRow.Heading) h).text())
        .toList();
  }

  @Test
  void theApplicantComesFirstAndNoItemTwice() {
    var rows =
        rows(
            List.of(),
            item("F010", "申請者氏名", APPLICANT.name()),
            item("F012", "申請者生年月日", APPLICANT.birthDate()),
            item("F020", "申請の理由", "転入"));
    assertThat(headings(rows)).containsExactly("申請者", "申請内容");
    assertThat(rows.stream().filter(r -> r instanceof ContentRow.Line).count()).isEqualTo(7);
    assertThat(line(rows, "申請者氏名").value()).isEqualTo(APPLICANT.name());
    assertThat(line(rows, "申請者氏名").id()).isEqualTo("F010");
  }

  @Test
  void namesThatBeginAlikeMakeAGroup() {
    var rows =
        rows(
            List.of(),
            item("F020", "児童氏名", "a"),
            item("F021", "児童生年月日", "b"),
            item("F030", "振込先銀行", "c"),
            item("F031", "振込先口座", "d"),
            item("F040", "備考", ""));
    assertThat(headings(rows)).containsExactly("申請者", "児童", "振込先", "申請内容");
  }

  @Test
  void datesAreExplainedInTheOtherCalendar() {
    var rows =
        rows(
            List.of(),
            item("F012", "申請者生年月日", APPLICANT.birthDate()),
            item("F050", "転入年月日", "2026-11-01"),
            item("F060", "出生年月日", "令和7年2月30日"));
    assertThat(line(rows, "申請者生年月日").note()).isEqualTo("1991-04-30、申請時35歳");
    assertThat(line(rows, "転入年月日").note()).isEqualTo("令和8年11月1日");
    assertThat(line(rows, "出生年月日").note()).isEqualTo("暦にない日付です");
    assertThat(line(rows, "出生年月日").value()).isEqualTo("令和7年2月30日");
  }

  @Test
  void theGravestFindingMarksItsItem() {
    var place = new Place("a.csv", null, 2, "備考");
    var rows =
        rows(
            List.of(
                new Finding("x", Severity.NOTE, place, List.of()),
                new Finding("y", Severity.ERROR, place, List.of())),
            item("F040", "備考", "あ"));
    assertThat(line(rows, "備考").mark()).isEqualTo(Severity.ERROR);
    assertThat(line(rows, "住所").mark()).isNull();
  }
}
