package dev.shinseidesk.review;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.archive.ArchiveReport;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.Documents.FormReading;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.residents.Identification;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** All a rule sees of one application. Opens documents only when asked; one thread at a time. */
public final class ReviewSubject {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final Application application;
  private final @Nullable Procedure procedure;
  private final ArchiveReport archive;
  private final FormReading form;
  private final DocumentReader documents;
  private final SignatureInfo signature;
  private final Identification identification;
  private final List<Application> others;
  private final Function<Application, List<FormItem>> otherItems;
  private final Map<Integer, Attachment> attachments;

  /**
   * For one examination.
   *
   * @param procedure of the catalogue; null where the office hasn't set it up
   * @param form items of the form as read from CSV and XML
   * @param documents opens documents
   * @param signature what 署名情報 tells
   * @param identification what the number links say
   * @param others other filings of the same procedure by the same person, at any time
   */
  public ReviewSubject(
      Application application,
      @Nullable Procedure procedure,
      ArchiveReport archive,
      FormReading form,
      DocumentReader documents,
      SignatureInfo signature,
      Identification identification,
      List<Application> others) {
    this(
        application,
        procedure,
        archive,
        form,
        documents,
        signature,
        identification,
        others,
        _ -> List.of());
  }

  /**
   * The same, where the items of the other filings can be looked at.
   *
   * @param otherItems reads the items of one of the others; empty where they can't be read
   */
  public ReviewSubject(
      Application application,
      @Nullable Procedure procedure,
      ArchiveReport archive,
      FormReading form,
      DocumentReader documents,
      SignatureInfo signature,
      Identification identification,
      List<Application> others,
      Function<Application, List<FormItem>> otherItems) {
    this.otherItems = otherItems;
    this.application = application;
    this.procedure = procedure;
    this.archive = archive;
    this.form = form;
    this.documents = documents;
    this.signature = signature;
    this.identification = identification;
    this.others = List.copyOf(others);
    this.attachments =
        procedure == null ? Map.of() : Attachments.assign(procedure, archive.documents());
  }

  /** The application as the desk holds it. */
  public Application application() {
    return application;
  }

  /** Its procedure; empty where the catalogue doesn't know it. */
  public Optional<Procedure> procedure() {
    return Optional.ofNullable(procedure);
  }

  /** What its ZIP holds. */
  public ArchiveReport archive() {
    return archive;
  }

  /** Items of its form, from CSV and XML. */
  public FormReading form() {
    return form;
  }

  /** Items of its form; empty where none could be read. */
  public List<FormItem> items() {
    return form.items();
  }

  /** The item of this id; the first of several. */
  public Optional<FormItem> item(String id) {
    return items().stream().filter(i -> i.id().equals(id)).findFirst();
  }

  /** The catalogue's word on an item; empty where it has none. */
  public Optional<Field> field(FormItem item) {
    return procedure == null
        ? Optional.empty()
        : procedure.fields().stream().filter(f -> f.id().equals(item.id())).findFirst();
  }

  /** Which attachment of the catalogue a file is; empty where it is none. */
  public Optional<Attachment> attachment(DocumentInfo document) {
    return Optional.ofNullable(attachments.get(document.index()));
  }

  /** Files that are certificates, in the archive's order. */
  public List<DocumentInfo> certificates() {
    return archive.documents().stream()
        .filter(d -> attachment(d).filter(Attachment::certificate).isPresent())
        .toList();
  }

  /** Opens documents. */
  public DocumentReader documents() {
    return documents;
  }

  /** What 署名情報 tells. */
  public SignatureInfo signature() {
    return signature;
  }

  /** What the number links say of the signer. */
  public Identification identification() {
    return identification;
  }

  /** Other filings of the same procedure by the same person, at any time. */
  public List<Application> others() {
    return others;
  }

  /** Items of one of the other filings; empty where they can't be read. */
  public List<FormItem> itemsOf(Application other) {
    return otherItems.apply(other);
  }

  /** The day of the filing in Asia/Tokyo: what “future” means, also when examined again later. */
  public LocalDate filedOn() {
    return application.filedAt().atZone(ZONE).toLocalDate();
  }
}
