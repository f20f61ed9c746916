package dev.shinseidesk.practice;

import dev.shinseidesk.application.JapaneseDates;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Certificates and other papers that come as PDF with a text layer. Static and pure. */
final class AttachmentPdf {
  private AttachmentPdf() {}

  /**
   * A certificate about the applicant.
   *
   * @param name 氏名 it names
   * @param birth 生年月日 it tells
   */
  static byte[] certificate(
      Filing filing,
      FilledForm form,
      String title,
      String name,
      LocalDate birth,
      PeopleData data,
      SampleFonts fonts,
      Dice dice)
      throws IOException {
    Resident person = filing.applicant();
    LocalDate issued = filing.filledIn().minusDays(dice.between(4, 40));
    List<String> lines = new ArrayList<>();
    lines.add("氏名　" + name);
    lines.add("生年月日　" + JapaneseDates.format(birth));
    lines.add("住所　" + filing.family().address());
    String issuer;
    if (title.contains("課税")) {
      lines.add("年度　令和" + (issued.getYear() - 2018) + "年度");
      int income = Integer.parseInt(form.answer("収入金額", dice.between(900, 6200) + "000"));
      lines.add("給与収入額　" + grouped(income) + "円");
      lines.add("合計所得金額　" + grouped(Math.max(0, income / 10 * 7 - 80_000)) + "円");
      lines.add("扶養人数　" + filing.family().children().size() + "人");
      issuer = data.mayor();
    } else if (title.contains("住民票")) {
      lines.add("性別　" + person.sex().word());
      lines.add("世帯主　" + filing.family().head().fullName());
      lines.add("住民となった年月日　" + JapaneseDates.format(issued.minusYears(dice.between(1, 9))));
      issuer = data.mayor();
    } else if (title.contains("就労") || title.contains("在職")) {
      lines.add("雇用の開始　" + JapaneseDates.format(issued.minusYears(dice.between(1, 12))));
      lines.add("就労の形態　" + dice.pick(List.of("正社員", "契約社員", "パート・アルバイト")));
      lines.add("就労時間　1日" + form.answer("就労時間", "7") + "時間　週" + dice.between(3, 5) + "日");
      issuer = form.answer("勤務先名", "株式会社みずとり物産") + "　代表者　架空　次郎";
    } else if (title.contains("在学")) {
      lines.add("学部・学科　" + dice.pick(List.of("看護学科", "情報工学科", "国際文化学科", "建築学科")));
      lines.add("在籍　" + form.answer("在学する学年", "1年"));
      issuer = form.answer("学校名", "架空県立大学") + "　学長　空想　春子";
    } else if (title.contains("喪失")) {
      lines.add("資格喪失年月日　" + JapaneseDates.format(issued.minusDays(dice.between(3, 20))));
      lines.add("喪失の理由　退職");
      issuer = "みずとり健康保険組合　理事長　架空　三郎";
    } else {
      lines.add("交付番号　第" + dice.digits(6) + "号");
      issuer = data.mayor();
    }
    return page(filing, title, lines, "上記のとおり相違ないことを証明します。", issued, issuer, fonts, dice);
  }

  /** Any other paper: statement, estimate, diagnosis. */
  static byte[] paper(
      Filing filing, FilledForm form, String title, PeopleData data, SampleFonts fonts, Dice dice)
      throws IOException {
    LocalDate written = filing.filledIn().minusDays(dice.between(1, 2));
    List<String> lines = new ArrayList<>();
    lines.add("氏名　" + filing.applicant().fullName());
    String issuer = filing.applicant().fullName();
    String closing = "上記の内容に相違ありません。";
    if (title.contains("見積")) {
      String whole = form.answer("費用", dice.between(60, 900) + "000");
      lines.add("件名　" + form.answer("改修の内容", "住家の修理") + "工事");
      lines.add("見積金額　" + grouped(Integer.parseInt(whole)) + "円（税込み）");
      lines.add("有効期限　" + JapaneseDates.format(written.plusMonths(2)));
      issuer = form.answer("施工業者名", "株式会社あおば住建");
      closing = "上記のとおりお見積りいたします。";
    } else if (title.contains("診断")) {
      lines.add("生年月日　" + JapaneseDates.format(filing.applicant().birth()));
      lines.add("診断年月日　" + JapaneseDates.format(written));
      issuer = form.answer("医療機関名", "水鳥市民病院") + "　医師　大河原　守";
      closing = "上記のとおり診断します。";
    } else {
      lines.add("住所　" + filing.family().address());
      lines.add("提出先　" + data.municipality());
      lines.add("内容　" + title + "のとおり");
    }
    return page(filing, title, lines, closing, written, issuer, fonts, dice);
  }

  private static byte[] page(
      Filing filing,
      String title,
      List<String> lines,
      String closing,
      LocalDate day,
      String issuer,
      SampleFonts fonts,
      Dice dice)
      throws IOException {
    try (Paper paper = new Paper(fonts, title, filing.filedAt(), dice.bits())) {
      float left = 80;
      float width = Paper.WIDTH - 2 * left;
      paper.box(52, 60, Paper.WIDTH - 104, Paper.HEIGHT - 130);
      paper.centred(122, paper.fitting(title, 22, width), title);
      paper.right(Paper.WIDTH - left, 92, 9, "第" + dice.digits(5) + "号");
      float y = 182;
      for (String line : lines) {
        for (String part : paper.lines(line, 12.5f, width)) {
          paper.text(left, y, 12.5f, part);
          y += 20;
        }
        y += 10;
      }
      paper.text(left, y + 30, 12, closing);
      paper.text(left, y + 66, 12, JapaneseDates.format(day));
      float size = paper.fitting(issuer, 12.5f, width - 120);
      paper.text(left + 60, y + 98, size, issuer);
      paper.seal(
          left + 72 + paper.width(issuer, size),
          y + 76,
          38,
          title.contains("証明") ? "証明之印" : "代表者印");
      paper.text(60, Paper.HEIGHT - 52, 7.5f, "練習用の見本です。実在の人物・団体とは関係ありません。");
      return paper.bytes();
    }
  }

  static String grouped(int amount) {
    return String.format(Locale.ROOT, "%,d", amount);
  }
}
