package dev.shinseidesk.practice;

import static dev.shinseidesk.practice.Picture.INK;

import dev.shinseidesk.application.JapaneseDates;
import java.awt.Color;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/** Draws what residents photograph or scan, about the people of the filing. One per filing. */
final class Pictures {
  private static final Color FAINT = new Color(0x9a, 0xa4, 0xae);
  private static final Color SEAL = new Color(0xc2, 0x3b, 0x3b);

  private final Filing filing;
  private final FilledForm form;
  private final PeopleData data;
  private final SampleFonts fonts;

  Pictures(Filing filing, FilledForm form, PeopleData data, SampleFonts fonts) {
    this.filing = filing;
    this.form = form;
    this.data = data;
    this.fonts = fonts;
  }

  /** An identity card as JPEG. */
  byte[] card(Dice dice) throws IOException {
    Resident person = filing.applicant();
    try (Picture picture = new Picture(560, 356, new Color(0x5b, 0x62, 0x68), false, fonts)) {
      picture.turn(dice.between(-15, 15) / 10.0);
      picture.fill(
          new RoundRectangle2D.Double(14, 12, 532, 332, 26, 26), new Color(0xec, 0xf1, 0xea));
      for (int i = 0; i < 9; i++) {
        picture.draw(
            new Arc2D.Double(-120 + i * 70, 60, 300, 360, 20, 140, Arc2D.OPEN),
            1.2,
            new Color(0xd3, 0xdf, 0xd2));
      }
      picture.text(34, 50, 19, new Color(0x2d, 0x5a, 0x3c), "本人確認カード（見本）");
      picture.text(34, 92, 11, FAINT, "氏名");
      picture.text(84, 94, 21, INK, person.fullName());
      picture.text(34, 132, 11, FAINT, "住所");
      double y = picture.wrapped(84, 132, 14, 280, filing.family().address());
      picture.text(34, y + 14, 11, FAINT, "生年月日");
      picture.text(84, y + 16, 15, INK, "　" + JapaneseDates.format(person.birth()));
      picture.text(34, y + 48, 11, FAINT, "性別");
      picture.text(84, y + 50, 15, INK, person.sex().word());
      var current = person.current();
      if (current != null) {
        picture.text(34, 300, 12, INK, JapaneseDates.format(current.validUntil()) + "まで有効");
      }
      picture.text(34, 326, 11, INK, data.municipality() + "長");
      face(picture, 400, 92, 120, person);
      return picture.jpeg(0.6f);
    }
  }

  /** A portrait as JPEG. */
  byte[] portrait() throws IOException {
    try (Picture picture = new Picture(240, 320, new Color(0xcf, 0xdb, 0xe6), false, fonts)) {
      face(picture, 20, 40, 200, filing.applicant());
      return picture.jpeg(0.7f);
    }
  }

  private static void face(Picture picture, double x, double y, double width, Resident person) {
    double height = width * 1.25;
    picture.fill(new Rectangle2D.Double(x, y, width, height), new Color(0xd6, 0xe2, 0xec));
    Color hair =
        person.birth().getYear() < 1958 ? new Color(0xa8, 0xa8, 0xaa) : new Color(0x33, 0x2b, 0x28);
    double hairLength = person.sex() == Resident.Sex.FEMALE ? 0.72 : 0.5;
    picture.fill(
        new Ellipse2D.Double(x + width * 0.22, y + height * 0.1, width * 0.56, height * hairLength),
        hair);
    picture.fill(
        new Arc2D.Double(
            x + width * 0.06, y + height * 0.66, width * 0.88, height * 0.68, 0, 180, Arc2D.PIE),
        new Color(0x3f, 0x4f, 0x68));
    picture.fill(
        new Rectangle2D.Double(x + width * 0.43, y + height * 0.55, width * 0.14, height * 0.15),
        new Color(0xe3, 0xbd, 0x9e));
    picture.fill(
        new Ellipse2D.Double(x + width * 0.29, y + height * 0.17, width * 0.42, height * 0.43),
        new Color(0xee, 0xcb, 0xae));
    picture.fill(
        new Arc2D.Double(
            x + width * 0.27, y + height * 0.12, width * 0.46, height * 0.26, 0, 180, Arc2D.CHORD),
        hair);
    for (double side : new double[] {0.39, 0.57}) {
      picture.fill(
          new Ellipse2D.Double(x + width * side, y + height * 0.36, width * 0.045, height * 0.03),
          INK);
    }
    picture.draw(
        new Arc2D.Double(
            x + width * 0.43, y + height * 0.43, width * 0.14, height * 0.07, 200, 140, Arc2D.OPEN),
        1.4,
        new Color(0xa8, 0x62, 0x52));
  }

  /** The first page of a bank book as JPEG, agreeing with the form's account. */
  byte[] bankBook(Dice dice) throws IOException {
    try (Picture picture = new Picture(540, 330, new Color(0x77, 0x6a, 0x5c), false, fonts)) {
      picture.turn(dice.between(-20, 20) / 10.0);
      picture.fill(new Rectangle2D.Double(16, 14, 508, 302), new Color(0xf4, 0xf6, 0xee));
      picture.fill(new Rectangle2D.Double(16, 14, 508, 44), new Color(0x4a, 0x7a, 0x74));
      picture.text(34, 44, 20, Color.WHITE, form.answer("金融機関名", "水鳥銀行") + "　通帳");
      String[][] rows = {
        {"店名", form.answer("支店名", "本店")},
        {"口座種別", form.answer("口座種別", "普通") + "預金"},
        {"口座番号", form.answer("口座番号", dice.digits(7))},
        {"お名前", filing.applicant().fullKana() + "　様"},
        {"発行日", JapaneseDates.format(filing.filledIn().minusYears(dice.between(1, 6)))}
      };
      double y = 98;
      for (String[] row : rows) {
        picture.text(36, y, 13, FAINT, row[0]);
        picture.text(130, y, 17, INK, row[1]);
        picture.line(34, y + 10, 506, y + 10, 0.8, FAINT);
        y += 44;
      }
      return picture.jpeg(0.6f);
    }
  }

  /** A receipt as PNG, agreeing with the amount on the form. */
  byte[] receipt(Dice dice) throws IOException {
    LocalDate day =
        JapaneseDates.parse(form.answer("接種年月日", form.answer("購入年月日", "")))
            .orElse(filing.filledIn().minusDays(dice.between(3, 25)));
    String amount = form.answer("金額", dice.between(30, 400) + "00");
    try (Picture picture = new Picture(440, 320, Color.WHITE, true, fonts)) {
      picture.draw(new Rectangle2D.Double(8, 8, 424, 304), 2, INK);
      picture.text(170, 52, 24, INK, "領 収 書");
      picture.text(300, 82, 12, INK, JapaneseDates.format(day));
      String name = filing.applicant().fullName() + "　様";
      picture.text(30, 112, 17, INK, name);
      picture.line(28, 119, 250, 119, 1, INK);
      picture.fill(new Rectangle2D.Double(60, 136, 320, 46), new Color(0xec, 0xec, 0xec));
      String whole = "￥" + AttachmentPdf.grouped(Integer.parseInt(amount)) + "－";
      picture.text(220 - picture.width(whole, 26) / 2, 168, 26, INK, whole);
      picture.text(30, 212, 12, INK, "但し　" + subject() + "として　上記正に領収いたしました。");
      picture.text(210, 262, 14, INK, form.answer("医療機関名", "水鳥サービス株式会社"));
      picture.text(210, 284, 11, INK, data.municipality() + "中央一丁目1番1号");
      picture.draw(new Ellipse2D.Double(378, 244, 40, 40), 2, new Color(0x60, 0x60, 0x60));
      return picture.png();
    }
  }

  private String subject() {
    return form.answer("予防接種の種類", form.answer("購入した福祉用具", "サービス利用料")) + "代";
  }

  /** A house after a storm, photographed, as JPEG. */
  byte[] damage(Dice dice, boolean harmed) throws IOException {
    try (Picture picture = new Picture(480, 360, new Color(0xa9, 0xb6, 0xc2), false, fonts)) {
      picture.fill(new Rectangle2D.Double(0, 262, 480, 98), new Color(0x7d, 0x77, 0x68));
      double left = dice.between(70, 120);
      double right = left + 270;
      picture.fill(new Rectangle2D.Double(left, 150, 270, 130), new Color(0xd8, 0xcf, 0xbd));
      Path2D roof = new Path2D.Double();
      roof.moveTo(left - 24, 154);
      roof.lineTo(left + 40, 78);
      roof.lineTo(right - 40, 78);
      roof.lineTo(right + 24, 154);
      roof.closePath();
      picture.fill(roof, new Color(0x56, 0x5d, 0x6b));
      for (int row = 90; row < 150; row += 11) {
        double slope = 64 * (row - 78) / 76.0;
        picture.line(
            left + 40 - slope, row, right - 40 + slope, row, 1, new Color(0x47, 0x4d, 0x5a));
      }
      for (double window : new double[] {left + 30, left + 180}) {
        picture.fill(new Rectangle2D.Double(window, 176, 56, 46), new Color(0x52, 0x64, 0x74));
        picture.line(window + 28, 176, window + 28, 222, 3, new Color(0xe8, 0xe8, 0xe4));
      }
      picture.fill(new Rectangle2D.Double(left + 112, 196, 44, 84), new Color(0x6b, 0x4d, 0x38));
      if (harmed) {
        for (int hole = 0; hole < 5; hole++) {
          double x = left + dice.between(20, 200);
          double y = dice.between(86, 128);
          picture.fill(
              new Ellipse2D.Double(x, y, dice.between(14, 40), dice.between(8, 16)),
              new Color(0x2b, 0x25, 0x20));
        }
        crack(picture, left + dice.between(90, 105), 152, dice);
        crack(picture, left + dice.between(240, 260), 160, dice);
        for (int i = 0; i < 26; i++) {
          picture.fill(
              new Rectangle2D.Double(
                  dice.between(20, 440),
                  dice.between(276, 344),
                  dice.between(6, 22),
                  dice.between(3, 8)),
              new Color(0x4c, 0x50, 0x5a));
        }
      }
      picture.grain(dice, 9, 3);
      LocalDate day = filing.filledIn().minusDays(dice.between(1, 2));
      picture.text(340, 346, 16, new Color(0xff, 0xa8, 0x3c), day.toString().replace('-', ' '));
      return picture.jpeg(0.5f);
    }
  }

  private static void crack(Picture picture, double x, double y, Dice dice) {
    Path2D crack = new Path2D.Double();
    crack.moveTo(x, y);
    for (int step = 1; step < 9; step++) {
      crack.lineTo(x + dice.between(-7, 9) + step * 2, y + step * 13);
    }
    picture.draw(crack, 2.4, new Color(0x3a, 0x33, 0x2d));
  }

  /** A plan of a flat as PNG. */
  byte[] plan() throws IOException {
    try (Picture picture = new Picture(480, 360, Color.WHITE, true, fonts)) {
      picture.text(24, 34, 15, INK, "平面図　縮尺 1／100　" + filing.applicant().surname().written() + "邸");
      picture.draw(new Rectangle2D.Double(40, 60, 400, 260), 5, INK);
      double[][] walls = {
        {200, 60, 200, 210}, {40, 210, 320, 210}, {320, 60, 320, 320}, {320, 150, 440, 150}
      };
      for (double[] wall : walls) {
        picture.line(wall[0], wall[1], wall[2], wall[3], 3, INK);
      }
      Object[][] rooms = {
        {"和室 6畳", 82, 140}, {"台所", 240, 140}, {"浴室", 360, 110}, {"便所", 360, 240}, {"居間", 150, 272}
      };
      for (Object[] room : rooms) {
        picture.text((int) room[1], (int) room[2], 14, INK, (String) room[0]);
      }
      picture.line(330, 228, 330, 300, 4, new Color(0x80, 0x80, 0x80));
      picture.text(336, 290, 11, INK, "手すり設置");
      return picture.png();
    }
  }

  /** Any other paper, scanned, as PNG. */
  byte[] scan(String title, Dice dice) throws IOException {
    try (Picture picture = new Picture(500, 620, new Color(0xfa, 0xfa, 0xfa), true, fonts)) {
      picture.turn(dice.between(-8, 8) / 10.0);
      double size = Math.min(24, 420 / Math.max(1, fonts.width(title)));
      picture.text(250 - picture.width(title, size) / 2, 70, size, INK, title);
      double y = 130;
      for (String line :
          List.of(
              "氏名　" + filing.applicant().fullName(),
              "フリガナ　" + filing.applicant().fullKana(),
              "生年月日　" + JapaneseDates.format(filing.applicant().birth()),
              "住所　" + filing.family().address(),
              "番号　"
                  + form.answer(
                      "被保険者番号",
                      form.answer(
                          "手帳番号", form.answer("車両番号", form.answer("標識番号", dice.digits(8))))),
              "交付年月日　"
                  + JapaneseDates.format(filing.filledIn().minusDays(dice.between(40, 900))))) {
        y = picture.wrapped(50, y, 16, 400, line) + 14;
        picture.line(48, y - 24, 452, y - 24, 0.8, FAINT);
      }
      picture.text(50, y + 20, 13, INK, "上記のとおりであることを示します。（見本）");
      picture.text(290, 560, 15, INK, data.municipality() + "役所");
      picture.draw(new Rectangle2D.Double(410, 530, 44, 44), 3, SEAL);
      picture.text(414, 558, 18, SEAL, "市印");
      return picture.png();
    }
  }
}
