package dev.shinseidesk.practice;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.FieldType;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;

/** Lays the form of a filing out as the municipality prints it. One per form. */
final class FormPdf {
  private static final float LEFT = Paper.MARGIN;
  private static final float RIGHT = Paper.WIDTH - Paper.MARGIN;
  private static final float LABEL = 150;
  private static final float BOTTOM = Paper.HEIGHT - 62;
  private static final float LEADING = 13.5f;
  private static final int APPLICANT_ITEMS = 6;

  private final Filing filing;
  private final FilledForm form;
  private final List<String> attached;
  private final PeopleData data;
  private final Paper paper;
  private float y;

  private FormPdf(
      Filing filing, FilledForm form, List<String> attached, PeopleData data, Paper paper) {
    this.filing = filing;
    this.form = form;
    this.attached = attached;
    this.data = data;
    this.paper = paper;
  }

  /**
   * Makes the PDF.
   *
   * @param attached names of the attachments that come with it
   * @param id what the PDF's own identifier is made from
   */
  static byte[] make(
      Filing filing,
      FilledForm form,
      List<String> attached,
      PeopleData data,
      SampleFonts fonts,
      long id)
      throws IOException {
    try (Paper paper = new Paper(fonts, filing.procedure().name(), filing.filedAt(), id)) {
      FormPdf pdf = new FormPdf(filing, form, attached, data, paper);
      pdf.draw();
      return paper.bytes();
    }
  }

  private void draw() throws IOException {
    head();
    section("申請者");
    for (int i = 0; i < Math.min(APPLICANT_ITEMS, form.items().size()); i++) {
      row(form.pdf().get(i), type(i));
    }
    y += 12;
    if (form.items().size() > APPLICANT_ITEMS) {
      section("申請の内容");
      for (int i = APPLICANT_ITEMS; i < form.items().size(); i++) {
        row(form.pdf().get(i), type(i));
      }
      y += 12;
    }
    attachments();
    signature();
    office();
    foot();
  }

  private FieldType type(int item) {
    return filing.procedure().fields().get(item).type();
  }

  private void head() throws IOException {
    LocalDateTime at = filing.filedAt();
    float width = 196;
    float x = RIGHT - width;
    paper.box(x, 34, width, 34);
    paper.box(x, 34, 58, 34);
    paper.box(x, 34, width, 17);
    paper.text(x + 6, 46, 8.5f, "受付番号");
    paper.text(x + 64, 46, 8.5f, filing.number().value());
    paper.text(x + 6, 63, 8.5f, "申請日時");
    paper.text(
        x + 64,
        63,
        8.5f,
        JapaneseDates.format(at.toLocalDate())
            + String.format(Locale.ROOT, "　%d時%02d分", at.getHour(), at.getMinute()));
    paper.text(LEFT, 46, 8.5f, "電子申請　様式（" + filing.procedure().code().value() + "）");

    Procedure procedure = filing.procedure();
    String title = procedure.commonName().isEmpty() ? procedure.name() : procedure.commonName();
    float wide = RIGHT - LEFT - 30;
    paper.centred(100, paper.fitting(title, 17, wide), title);
    if (!title.equals(procedure.name())) {
      String name = "（" + procedure.name() + "）";
      paper.centred(118, paper.fitting(name, 10, wide), name);
    }
    paper.text(LEFT + 6, 146, 11.5f, data.municipality() + "長　あて");
    paper.text(LEFT + 6, 166, 10, "次のとおり申請します。");
    y = 178;
  }

  private void section(String title) throws IOException {
    room(44);
    paper.shade(LEFT, y, RIGHT - LEFT, 18, 0.82f);
    paper.box(LEFT, y, RIGHT - LEFT, 18);
    paper.heavy(LEFT + 8, y + 13, 10, title);
    y += 18;
  }

  private void row(SampleItem item, FieldType type) throws IOException {
    float size = item.id().equals("F010") ? 13 : 10.5f;
    String shown = shown(item, type);
    List<String> label = paper.lines(item.name(), 9, LABEL - 14);
    List<String> value = paper.lines(shown, size, RIGHT - LEFT - LABEL - 18);
    float height = Math.max(label.size(), value.size()) * LEADING + 9;
    room(height);
    paper.shade(LEFT, y, LABEL, height, 0.95f);
    paper.box(LEFT, y, LABEL, height);
    paper.box(LEFT + LABEL, y, RIGHT - LEFT - LABEL, height);
    middle(label, LEFT + 7, height, 9);
    middle(value, LEFT + LABEL + 9, height, size);
    y += height;
  }

  private void middle(List<String> lines, float x, float height, float size) throws IOException {
    float at = y + (height - lines.size() * LEADING) / 2 + LEADING / 2 + size * 0.36f;
    for (String line : lines) {
      paper.text(x, at, size, line);
      at += LEADING;
    }
  }

  private static String shown(SampleItem item, FieldType type) {
    if (item.value().isEmpty()) {
      return "";
    }
    return type == FieldType.POSTAL_CODE ? "〒 " + item.value() : item.value();
  }

  private void attachments() throws IOException {
    List<Procedure.Attachment> all = filing.procedure().attachments();
    if (all.isEmpty()) {
      return;
    }
    section("添付書類");
    for (Procedure.Attachment one : all) {
      room(18);
      paper.box(LEFT, y, RIGHT - LEFT, 18);
      String mark = attached.contains(one.name()) ? "■" : "□";
      paper.text(LEFT + 9, y + 13, 10, mark);
      paper.text(LEFT + 27, y + 13, 9.5f, one.name());
      paper.right(RIGHT - 8, y + 13, 8.5f, one.required() ? "必須" : "任意");
      y += 18;
    }
    y += 12;
  }

  private void signature() throws IOException {
    room(40);
    paper.box(LEFT, y, RIGHT - LEFT, 32);
    paper.text(LEFT + 8, y + 13, 8.5f, "この申請は、マイナンバーカードの署名用電子証明書により電子署名されています。");
    paper.text(LEFT + 8, y + 26, 8.5f, "証明書シリアル番号　" + filing.serial().value());
    y += 44;
  }

  private void office() throws IOException {
    float height = 58;
    room(height);
    float x = RIGHT - 4 * 62;
    paper.text(LEFT, y + 12, 8.5f, "市使用欄");
    String[] columns = {"受付", "形式審査", "担当", "決裁"};
    for (int i = 0; i < columns.length; i++) {
      paper.box(x + i * 62, y, 62, height);
      paper.box(x + i * 62, y, 62, 15);
      float width = paper.width(columns[i], 8.5f);
      paper.text(x + i * 62 + (62 - width) / 2, y + 11, 8.5f, columns[i]);
    }
    y += height;
  }

  /** Begins a new page where what follows doesn't fit on this one. */
  private void room(float height) throws IOException {
    if (y + height > BOTTOM) {
      foot();
      paper.nextPage();
      paper.text(LEFT, 46, 8.5f, "受付番号　" + filing.number().value() + "　（続き）");
      y = 58;
    }
  }

  private void foot() throws IOException {
    paper.text(LEFT, Paper.HEIGHT - 36, 7.5f, "練習用の見本です。氏名・住所・電話番号・自治体はすべて架空のものです。");
    paper.right(RIGHT, Paper.HEIGHT - 36, 8.5f, "－ " + paper.pages() + " －");
  }
}
