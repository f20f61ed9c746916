package dev.shinseidesk.store;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.intake.FetchRun;
import dev.shinseidesk.intake.IntakeStore;
import dev.shinseidesk.intake.ReceivedApplication;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** Intake (029i001-02, -03) over SQLite. */
final class SqliteIntakeStore implements IntakeStore {
  private static final String INSERT =
      """
      INSERT INTO application (receipt_number, municipality, ward, procedure_code, procedure_name,
        procedure_common_name, filed_at, received_at, portal_status, serial, applicant_name,
        applicant_kana, applicant_birth_date, applicant_postal_code, applicant_address,
        applicant_phone, kana_key, person_key, archive_sha256, archive_size, archive_name, state)
      VALUES (:number, :municipality, :ward, :procedure, :procedureName, :commonName, :filedAt,
        :receivedAt, :status, :serial, :name, :kana, :birthDate, :postalCode, :address, :phone,
        :kanaKey, :personKey, :hash, :size, :archiveName, :state)
      RETURNING id
      """;

  private final Database database;
  private final History history;
  private final StoredJson json;

  SqliteIntakeStore(Database database, History history, StoredJson json) {
    this.database = database;
    this.history = history;
    this.json = json;
  }

  @Override
  public Set<ReceiptNumber> held(Set<ReceiptNumber> numbers) {
    String asked = json.strings(numbers.stream().map(ReceiptNumber::value).toList());
    return database.read(handle -> {
      Set<ReceiptNumber> held =
          handle
              .createQuery(
                  "SELECT receipt_number FROM application"
                      + " WHERE receipt_number IN (SELECT value FROM json_each(?))")
              .bind(0, asked)
              .mapTo(String.class)
              .map(ReceiptNumber::new)
              .collect(Collectors.toSet());
      // what was deleted after its time isn't fetched again
      numbers.stream()
          .filter(number -> !held.contains(number) && Tombstones.has(handle, number))
          .toList()
          .forEach(held::add);
      return held;
    });
  }

  @Override
  public boolean receive(ReceivedApplication received) {
    Application application = received.application();
    Sha256 hash = Sha256.of(received.archive());
    if (!hash.equals(application.archiveHash())
        || received.archive().length != application.archiveSize()) {
      throw StoreProblems.refusal("store.archive-damaged", application.receiptNumber().value());
    }
    return database.write(handle -> receive(handle, received, application));
  }

  private boolean receive(Handle handle, ReceivedApplication received, Application application) {
    Optional<String> held =
        handle
            .createQuery("SELECT archive_sha256 FROM application WHERE receipt_number = ?")
            .bind(0, application.receiptNumber().value())
            .mapTo(String.class)
            .findOne();
    if (held.isEmpty() && Tombstones.has(handle, application.receiptNumber())) {
      // deleted after its time; the portal may list it for years
      return false;
    }
    if (held.isPresent()) {
      if (!held.get().equals(application.archiveHash().hex())) {
        throw StoreProblems.refusal("store.receipt-differs", application.receiptNumber().value());
      }
      return false;
    }
    long id = insert(handle, application);
    handle.execute(
        "INSERT INTO archive (id, sha256, bytes) VALUES (?, ?, ?)",
        id,
        application.archiveHash().hex(),
        received.archive());
    String text = SearchText.fields(application);
    handle.execute("INSERT INTO application_text (id, text) VALUES (?, ?)", id, text);
    handle.execute(
        "INSERT INTO application_search (rowid, pairs) VALUES (?, ?)",
        id,
        SearchText.indexTokens(text));
    FilingKeys.add(handle, application.receiptNumber(), application.applicant().address());
    insertItems(handle, application.receiptNumber(), received.items());
    insertDocuments(handle, application.receiptNumber(), received.documents());
    history.add(
        handle,
        application.receiptNumber(),
        application.receivedAt(),
        "",
        "received",
        application.archiveName(),
        Long.toString(application.archiveSize()),
        application.archiveHash().hex());
    return true;
  }

  private static long insert(Handle handle, Application a) {
    Applicant who = a.applicant();
    WardCode ward = a.ward();
    CertificateSerial serial = a.serial();
    return handle
        .createQuery(INSERT)
        .bind("number", a.receiptNumber().value())
        .bind("municipality", a.municipality().value())
        .bind("ward", ward == null ? null : ward.value())
        .bind("procedure", a.procedure().value())
        .bind("procedureName", a.procedureName())
        .bind("commonName", a.procedureCommonName())
        .bind("filedAt", Moments.text(a.filedAt()))
        .bind("receivedAt", Moments.text(a.receivedAt()))
        .bind("status", a.portalStatus().value())
        .bind("serial", serial == null ? null : serial.value())
        .bind("name", who.name())
        .bind("kana", who.kana())
        .bind("birthDate", who.birthDate())
        .bind("postalCode", who.postalCode())
        .bind("address", who.address())
        .bind("phone", who.phone())
        .bind("kanaKey", SearchText.fold(who.kana()))
        .bind("personKey", SearchText.personKey(who))
        .bind("hash", a.archiveHash().hex())
        .bind("size", a.archiveSize())
        .bind("archiveName", a.archiveName())
        .bind("state", a.state().name())
        .mapTo(Long.class)
        .one();
  }

  private static void insertItems(Handle handle, ReceiptNumber number, List<FormItem> items) {
    if (items.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO form_item VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (int i = 0; i < items.size(); i++) {
      FormItem item = items.get(i);
      batch.add(
          number.value(),
          i,
          item.id(),
          item.name(),
          item.value(),
          item.place().document(),
          item.place().page(),
          item.place().line(),
          item.place().item());
    }
    batch.execute();
  }

  private static void insertDocuments(
      Handle handle, ReceiptNumber number, List<DocumentInfo> documents) {
    if (documents.isEmpty()) {
      return;
    }
    PreparedBatch batch =
        handle.prepareBatch("INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    for (int i = 0; i < documents.size(); i++) {
      DocumentInfo document = documents.get(i);
      Sha256 sha256 = document.sha256();
      batch.add(
          number.value(),
          i,
          document.index(),
          document.name(),
          document.encoding(),
          document.size(),
          document.type().name(),
          document.claimedType().name(),
          sha256 == null ? null : sha256.hex(),
          document.role().name());
    }
    batch.execute();
  }

  @Override
  public void seen(ReceiptNumber number, StatusCode status, Instant at) {
    database.write(handle -> {
      history.statusSeen(handle, number, status, at);
      return true;
    });
  }

  @Override
  public void ended(FetchRun run) {
    Problem problem = run.problem();
    database.write(handle ->
        handle
            .createUpdate(
                """
                INSERT INTO fetch_run (started_at, ended_at, listed, received, unchanged,
                  failed, problem_kind, problem_key, problem_facts, cancelled)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
            .bind(0, Moments.text(run.startedAt()))
            .bind(1, Moments.text(run.endedAt()))
            .bind(2, run.listed())
            .bind(3, run.received())
            .bind(4, run.unchanged())
            .bind(5, run.failed())
            .bind(6, problem == null ? null : problem.kind().name())
            .bind(7, problem == null ? null : problem.key())
            .bind(8, problem == null ? null : json.strings(problem.facts()))
            .bind(9, run.cancelled())
            .execute());
  }

  @Override
  public Optional<FetchRun> lastRun() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM fetch_run ORDER BY id DESC LIMIT 1")
            .map((row, context) ->
                new FetchRun(
                    Moments.instant(row.getString("started_at")),
                    Moments.instant(row.getString("ended_at")),
                    row.getInt("listed"),
                    row.getInt("received"),
                    row.getInt("unchanged"),
                    row.getInt("failed"),
                    problem(
                        row.getString("problem_kind"),
                        row.getString("problem_key"),
                        row.getString("problem_facts")),
                    row.getBoolean("cancelled")))
            .findOne());
  }

  private @Nullable Problem problem(
      @Nullable String kind, @Nullable String key, @Nullable String facts) {
    return kind == null || key == null || facts == null
        ? null
        : new Problem(Problem.Kind.valueOf(kind), key, json.strings(facts));
  }
}
