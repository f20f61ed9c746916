package dev.shinseidesk.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.application.ReceiptNumber;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Makes the ZIP of a filing: the same bytes each time. Not thread-safe because of its fonts. */
final class ArchiveMaker {
  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

  private final long seed;
  private final PeopleData data;
  private final Population population;
  private final SampleFonts fonts;
  private final Map<ReceiptNumber, Papers> lent = new HashMap<>();

  ArchiveMaker(long seed, PeopleData data, Population population, SampleFonts fonts) {
    this.seed = seed;
    this.data = data;
    this.population = population;
    this.fonts = fonts;
  }

  /** A file of the ZIP. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(String name, byte[] bytes) {}

  /** A file before it has its name. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Part(String ending, byte[] bytes) {}

  /** The form's answers. */
  FilledForm form(Filing filing) {
    return Spoiler.spoil(filing, answers(filing), seed);
  }

  private List<SampleItem> answers(Filing filing) {
    return new FormFiller(filing, seed, data, population).fill();
  }

  /** What is drawn for a filing: the form as PDF, and the attached files under their names. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Papers(byte[] form, List<Entry> attached) {}

  /** The ZIP. */
  byte[] zip(Filing filing) throws IOException {
    Dice dice = Dice.of(seed, "archive", filing.contents());
    List<SampleItem> answers = answers(filing);
    FilledForm form = Spoiler.spoil(filing, answers, seed);
    return packed(filing, form, draw(filing, answers, form, dice), dice);
  }

  /**
   * The ZIP with the papers of another filing of the same procedure, which are drawn once and kept:
   * for load tests, where drawing would take most of the time. The items are the filing's own.
   */
  byte[] zipWithPapersOf(Filing filing, Filing lender) throws IOException {
    Papers papers = lent.get(lender.number());
    if (papers == null) {
      List<SampleItem> answers = answers(lender);
      FilledForm form = Spoiler.spoil(lender, answers, seed);
      papers = draw(lender, answers, form, Dice.of(seed, "archive", lender.contents()));
      lent.put(lender.number(), papers);
    }
    return packed(filing, form(filing), papers, Dice.of(seed, "packed", filing.contents()));
  }

  private Papers draw(Filing filing, List<SampleItem> answers, FilledForm form, Dice dice)
      throws IOException {
    // What comes with the form is right even where the form has a slip.
    FilledForm intended = new FilledForm(answers, answers);
    List<Attachment> chosen = chosen(filing, answers, dice);
    List<String> names = chosen.stream().map(Attachment::name).toList();
    byte[] pdf = FormPdf.make(filing, form, names, data, fonts, dice.bits());
    List<Entry> attached = new ArrayList<>();
    String spoiled = spoiled(filing, chosen, dice);
    for (Attachment one : chosen) {
      List<Part> parts = parts(filing, intended, one, dice);
      for (int n = 1; n <= parts.size(); n++) {
        Part part = parts.get(n - 1);
        if (n == 1 && one.name().equals(spoiled)) {
          part = spoil(filing, part);
        }
        attached.add(new Entry("添付_" + one.name() + "_" + n + part.ending(), part.bytes()));
      }
    }
    // dice of its own: what else the filing holds stays what it was
    Dice extra = Dice.of(seed, "extra", filing.contents());
    if (extra.percent(18)) {
      ExtraPaper.File paper = ExtraPaper.make(filing, extra);
      attached.add(new Entry("添付_補足資料_1" + paper.ending(), paper.bytes()));
    }
    return new Papers(pdf, attached);
  }

  /** A changed disability needs the doctor's certificate. */
  private static boolean needed(Attachment one, List<SampleItem> answers) {
    return one.name().equals("医師の診断書")
        && answers.stream().anyMatch(a -> a.value().equals("程度の変更") || a.value().equals("障害の追加"));
  }

  private static List<Attachment> chosen(Filing filing, List<SampleItem> answers, Dice dice) {
    SampleDefect defect = filing.defect();
    List<Attachment> chosen = new ArrayList<>();
    boolean certified = false;
    for (Attachment one : filing.procedure().attachments()) {
      boolean wanted = defect == SampleDefect.NAME_DIFFERS && one.certificate() && !certified;
      if (dice.percent(45) || one.required() || wanted || needed(one, answers)) {
        chosen.add(one);
        certified |= one.certificate();
      }
    }
    if (defect == SampleDefect.CERTIFICATE_BIRTH_DIFFERS && !certified) {
      filing.procedure().attachments().stream()
          .filter(Attachment::certificate)
          .findFirst()
          .ifPresent(chosen::add);
    }
    if (defect == SampleDefect.MISSING_ATTACHMENT) {
      List<Attachment> required = chosen.stream().filter(Attachment::required).toList();
      chosen.remove(dice.pick(required));
    }
    return chosen;
  }

  /** Name of the attachment whose file is to be damaged; null where none is. */
  private static @Nullable String spoiled(Filing filing, List<Attachment> chosen, Dice dice) {
    SampleDefect defect = filing.defect();
    if (defect == SampleDefect.UNREADABLE_FILE
        || defect == SampleDefect.EMPTY_FILE
        || defect == SampleDefect.WRONG_TYPE) {
      return dice.pick(chosen.stream().filter(a -> a.required() && !a.certificate()).toList())
          .name();
    }
    if (defect == SampleDefect.BLACK_PAGE) {
      return dice.pick(chosen.stream().filter(a -> a.required() && photographed(a.name())).toList())
          .name();
    }
    return null;
  }

  /** Whether this attachment comes as a photograph. */
  static boolean photographed(String name) {
    return name.contains("本人確認") || name.contains("通帳");
  }

  private Part spoil(Filing filing, Part part) throws IOException {
    SampleDefect defect = filing.defect();
    if (defect == SampleDefect.BLACK_PAGE) {
      try (Picture black = new Picture(560, 356, new Color(0x06, 0x06, 0x08), false, fonts)) {
        return new Part(".jpg", black.jpeg(0.8f));
      }
    }
    if (defect == SampleDefect.EMPTY_FILE) {
      return new Part(part.ending(), new byte[0]);
    }
    if (defect == SampleDefect.WRONG_TYPE) {
      return new Part(part.ending().equals(".pdf") ? ".jpg" : ".pdf", part.bytes());
    }
    // Cut off within its head: decoders fill a picture cut off later with grey and don't complain.
    return new Part(part.ending(), Arrays.copyOf(part.bytes(), 180));
  }

  private List<Part> parts(Filing filing, FilledForm form, Attachment one, Dice dice)
      throws IOException {
    Pictures pictures = new Pictures(filing, form, data, fonts);
    String name = one.name();
    if (one.certificate()) {
      String person = filing.applicant().fullName();
      if (filing.defect() == SampleDefect.NAME_DIFFERS) {
        person = otherName(filing.applicant(), dice);
      }
      LocalDate birth = filing.applicant().birth();
      if (filing.defect() == SampleDefect.CERTIFICATE_BIRTH_DIFFERS) {
        birth = birth.plusDays(1);
      }
      return pdf(AttachmentPdf.certificate(filing, form, name, person, birth, data, fonts, dice));
    }
    if (name.contains("被害") || name.contains("改修前")) {
      List<Part> photographs = new ArrayList<>();
      int count = dice.between(1, 2);
      for (int i = 0; i < count; i++) {
        photographs.add(new Part(".jpg", pictures.damage(dice, name.contains("被害"))));
      }
      return photographs;
    }
    if (name.contains("証明写真")) {
      return List.of(new Part(".jpg", pictures.portrait()));
    }
    if (name.contains("本人確認")) {
      return List.of(new Part(".jpg", pictures.card(dice)));
    }
    if (name.contains("通帳")) {
      return List.of(new Part(".jpg", pictures.bankBook(dice)));
    }
    if (name.contains("領収")) {
      return List.of(new Part(".png", pictures.receipt(dice)));
    }
    if (name.contains("平面図")) {
      return List.of(new Part(".png", pictures.plan()));
    }
    boolean scanned = name.contains("写し") || name.contains("写真") || name.contains("手帳");
    return scanned
        ? List.of(new Part(".png", pictures.scan(name, dice)))
        : pdf(AttachmentPdf.paper(filing, form, name, data, fonts, dice));
  }

  private static List<Part> pdf(byte[] bytes) {
    return List.of(new Part(".pdf", bytes));
  }

  /** Another surname or another given name, read differently too: no mere variant of it. */
  private String otherName(Resident person, Dice dice) {
    PeopleData.Name surname = person.surname();
    PeopleData.Name given = person.given();
    if (dice.percent(60)) {
      while (surname.kana().equals(person.surname().kana())) {
        surname = dice.pick(data.surnames());
      }
    } else {
      while (given.kana().equals(person.given().kana())) {
        given = dice.pick(data.givenNames(person.sex(), person.birth()));
      }
    }
    return surname.written() + "　" + given.written();
  }

  private static byte[] packed(Filing filing, FilledForm form, Papers papers, Dice dice)
      throws IOException {
    String number = filing.number().value();
    List<Entry> entries = new ArrayList<>();
    entries.add(new Entry("申請書_" + number + ".pdf", papers.form()));
    entries.add(new Entry("申請項目_" + number + ".csv", ItemFiles.csv(form.items())));
    entries.add(new Entry("申請項目_" + number + ".xml", ItemFiles.xml(filing, form.xml())));
    entries.add(new Entry("署名情報.xml", ItemFiles.signature(filing)));
    entries.addAll(papers.attached());
    // An older portal relay names files in Windows-31J and doesn't say so.
    boolean old =
        dice.percent(25)
            && entries.stream().allMatch(e -> WINDOWS_31J.newEncoder().canEncode(e.name()));
    ByteArrayOutputStream out = new ByteArrayOutputStream(1 << 16);
    try (ZipOutputStream zip = new ZipOutputStream(out, old ? WINDOWS_31J : UTF_8)) {
      for (Entry entry : entries) {
        ZipEntry file = new ZipEntry(entry.name());
        // DOS times have no zone and count in steps of two seconds.
        file.setTimeLocal(filing.filedAt().withSecond(filing.filedAt().getSecond() & ~1));
        zip.putNextEntry(file);
        zip.write(entry.bytes());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
