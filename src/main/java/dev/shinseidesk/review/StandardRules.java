package dev.shinseidesk.review;

import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.residents.Identification;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/** The rules that ship, in the order in which a clerk reads: ZIP, items, files, person, filing. */
final class StandardRules {
  /** Makes a rule once its severity is known. */
  @FunctionalInterface
  private interface Maker {
    ReviewRule make(Severity severity, ReviewSettings settings, IntPredicate drawable);
  }

  private static final Map<String, Maker> MAKERS = makers();

  private StandardRules() {}

  /** Keys of all rules, whether on or off. */
  static Set<String> keys() {
    return MAKERS.keySet();
  }

  /** The rules that are on. */
  static List<ReviewRule> rules(ReviewSettings settings, IntPredicate drawable) {
    List<ReviewRule> rules = new ArrayList<>();
    MAKERS.forEach((key, maker) ->
        settings
            .severity(key)
            .ifPresent(severity -> rules.add(maker.make(severity, settings, drawable))));
    return List.copyOf(rules);
  }

  /**
   * All rules that are on, by key.
   *
   * @param severities levels that go before those of the settings
   */
  static Map<String, ReviewRule> built(
      ReviewSettings settings, IntPredicate drawable, Map<String, Severity> severities) {
    Map<String, ReviewRule> rules = new LinkedHashMap<>();
    MAKERS.forEach((key, maker) -> {
      Severity set = severities.get(key);
      (set == null ? settings.severity(key) : Optional.of(set))
          .ifPresent(severity -> rules.put(key, maker.make(severity, settings, drawable)));
    });
    return rules;
  }

  private static Map<String, Maker> makers() {
    Map<String, Maker> m = new LinkedHashMap<>();
    m.put("procedure-unknown", (s, _, _) -> new ArchiveRules.ProcedureUnknown(s));
    noticed(m, "archive-unusable", ArchiveRules.Reach.ARCHIVE);
    noticed(m, "entry-unusable", ArchiveRules.Reach.ENTRY);
    noticed(m, "archive-note", ArchiveRules.Reach.HARMLESS);
    m.put("form-unreadable", (s, _, _) -> new ArchiveRules.FormUnreadable(s));
    m.put("items-missing", (s, _, _) -> new ArchiveRules.ItemsMissing(s));
    m.put("form-pdf-missing", (s, _, _) -> new ArchiveRules.FormPdfMissing(s));
    m.put("required-item", (s, _, _) -> new ItemRules.Required(s));
    m.put("date-nonexistent", (s, _, _) -> new DateRules.Nonexistent(s));
    m.put("date-shape", (s, _, _) -> new DateRules.Shape(s));
    m.put("birth-future", (s, all, _) -> new DateRules.BirthInFuture(s, all.births().birthItem()));
    m.put(
        "child-older",
        (s, all, _) ->
            new DateRules.ChildOlder(
                s, all.births().childItem(), all.applicantItems().birthDate()));
    m.put("kana-script", (s, all, _) -> new ItemRules.Kana(s, all.shapes().kanaCharacter()));
    shapes(m);
    m.put("choice", (s, _, _) -> new ItemRules.Choice(s));
    m.put("value-long", (s, _, _) -> new ItemRules.TooLong(s));
    m.put("csv-xml-differ", (s, _, _) -> new ArchiveRules.TwoForms(s));
    m.put("attachment-missing", (s, _, _) -> new DocumentRules.AttachmentMissing(s));
    m.put("document-empty", (s, _, _) -> new DocumentRules.Empty(s));
    m.put("document-unreadable", (s, _, _) -> new DocumentRules.Unreadable(s));
    m.put("document-cut", (s, _, _) -> new DocumentRules.Cut(s));
    m.put("document-partly", (s, _, _) -> new DocumentRules.Partly(s));
    m.put("type-differs", (s, _, _) -> new DocumentRules.TypeDiffers(s));
    name(m, "name-differs", NameComparison.Result.DIFFERENT);
    name(m, "name-variant", NameComparison.Result.VARIANT);
    m.put(
        "certificate-unread",
        (s, all, _) -> new PersonRules.CertificateUnread(s, all.names().certificateLine()));
    m.put("signature-unreadable", (s, _, _) -> new PersonRules.SignatureUnreadable(s));
    m.put("signature-serial-differs", (s, _, _) -> new PersonRules.SignatureSerial(s));
    m.put(
        "signature-birth-differs",
        (s, all, _) -> new PersonRules.SignatureBirth(s, all.applicantItems().birthDate()));
    m.put(
        "signature-address-differs",
        (s, all, _) -> new PersonRules.SignatureAddress(s, all.applicantItems().address()));
    serial(m, "serial-unknown", Identification.Unknown.class);
    serial(m, "serial-ended", Identification.Ended.class);
    serial(m, "serial-several", Identification.Several.class);
    serial(m, "serial-missing", Identification.NoSerial.class);
    m.put(
        "duplicate-filing", (s, all, _) -> new FilingRules.Duplicate(s, all.duplicateWindowDays()));
    m.put("character-note", (s, _, d) -> new ItemRules.UndrawableCharacter(s, d));
    m.put("documents-unchecked", (s, _, _) -> new DocumentRules.Unchecked(s));
    return Collections.unmodifiableMap(m);
  }

  private static void shapes(Map<String, Maker> m) {
    m.put(
        "postal-code",
        (s, all, _) ->
            new ItemRules.Shape(
                "postal-code", s, FieldType.POSTAL_CODE, all.shapes().postalCode()));
    m.put(
        "phone",
        (s, all, _) -> new ItemRules.Shape("phone", s, FieldType.PHONE, all.shapes().phone()));
    m.put(
        "number",
        (s, all, _) -> new ItemRules.Shape("number", s, FieldType.NUMBER, all.shapes().number()));
    m.put(
        "account",
        (s, all, _) ->
            new ItemRules.Shape("account", s, FieldType.ACCOUNT, all.shapes().account()));
  }

  private static void noticed(Map<String, Maker> m, String key, ArchiveRules.Reach reach) {
    m.put(key, (s, _, _) -> new ArchiveRules.Noticed(key, s, reach));
  }

  private static void name(Map<String, Maker> m, String key, NameComparison.Result told) {
    m.put(key, (s, all, _) -> new PersonRules.Name(key, s, told, all));
  }

  private static void serial(
      Map<String, Maker> m, String key, Class<? extends Identification> told) {
    m.put(key, (s, _, _) -> new FilingRules.Serial(key, s, told));
  }
}
