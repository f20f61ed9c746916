package dev.shinseidesk.store;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.residents.NumberLinkStore;
import dev.shinseidesk.residents.ProtectionStore;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Marks of protected persons over SQLite. */
final class SqliteProtectionStore implements ProtectionStore {
  private final Database database;
  private final NumberLinkStore links;
  private final StoredJson json;

  SqliteProtectionStore(Database database, NumberLinkStore links, StoredJson json) {
    this.database = database;
    this.links = links;
    this.json = json;
  }

  @Override
  public Set<ReceiptNumber> protectedAmong(Collection<ReceiptNumber> numbers) {
    Set<ReceiptNumber> found = new HashSet<>();
    Set<String> addressees = new HashSet<>();
    Map<String, String> serials = new HashMap<>();
    database.read(handle -> {
      if (none(handle)) {
        return true;
      }
      String asked = json.strings(numbers.stream().map(ReceiptNumber::value).toList());
      handle
          .createQuery(
              """
              SELECT a.receipt_number FROM json_each(?) n
              CROSS JOIN application a ON a.receipt_number = n.value
              WHERE EXISTS (SELECT 1 FROM protected_person p
                  WHERE p.ended_at IS NULL AND p.person_key = a.person_key)
                OR EXISTS (SELECT 1 FROM protected_person p
                  WHERE p.ended_at IS NULL AND p.receipt_number = a.receipt_number)
                OR EXISTS (SELECT 1 FROM addressee_entry e JOIN protected_person p
                    ON p.addressee = e.addressee AND p.ended_at IS NULL
                  WHERE e.receipt_number = a.receipt_number AND e.ended_at IS NULL)
              """)
          .bind(0, asked)
          .mapTo(String.class)
          .forEach(number -> found.add(new ReceiptNumber(number)));
      addressees.addAll(
          handle
              .createQuery(
                  "SELECT addressee FROM protected_person"
                      + " WHERE ended_at IS NULL AND addressee IS NOT NULL")
              .mapTo(String.class)
              .set());
      if (!addressees.isEmpty()) {
        handle
            .createQuery(
                "SELECT a.receipt_number, a.serial FROM json_each(?) n CROSS JOIN application a"
                    + " ON a.receipt_number = n.value WHERE a.serial IS NOT NULL")
            .bind(0, asked)
            .map((row, context) -> serials.put(row.getString(1), row.getString(2)))
            .list();
      }
      return true;
    });
    // whoever signed, by the number links; any link of the serial is reason enough for care
    serials.forEach((number, serial) -> {
      boolean linked =
          links.bySerial(new CertificateSerial(serial)).stream()
              .anyMatch(link -> addressees.contains(link.addressee().value()));
      if (linked) {
        found.add(new ReceiptNumber(number));
      }
    });
    return found;
  }

  private static boolean none(Handle handle) {
    return handle
            .createQuery("SELECT EXISTS (SELECT 1 FROM protected_person WHERE ended_at IS NULL)")
            .mapTo(Integer.class)
            .one()
        == 0;
  }

  @Override
  public List<Mark> marks(int limit) {
    return database.read(handle -> marks(handle, "", limit));
  }

  private static List<Mark> marks(Handle handle, String condition, Object value) {
    return handle
        .createQuery(
            "SELECT * FROM protected_person WHERE ended_at IS NULL"
                + condition
                + " ORDER BY seq DESC"
                + (condition.isEmpty() ? " LIMIT ?" : ""))
        .bind(0, value)
        .map((row, context) -> {
          String number = row.getString("receipt_number");
          String addressee = row.getString("addressee");
          return new Mark(
              row.getString("id"),
              row.getString("name"),
              addressee == null ? "" : addressee,
              row.getString("reason"),
              number == null ? null : new ReceiptNumber(number),
              new OperatorId(row.getString("set_by")),
              Moments.instant(row.getString("set_at")));
        })
        .list();
  }

  @Override
  public Optional<Mark> mark(
      String id, ReceiptNumber number, String reason, OperatorId by, Instant at) {
    return database.write(handle -> {
      Optional<Mark> before =
          marks(handle, " AND receipt_number = ?", number.value()).stream().findFirst();
      if (before.isPresent()) {
        return before;
      }
      handle.execute(
          "INSERT INTO protected_person (id, person_key, receipt_number, name, source, reason,"
              + " set_by, set_at)"
              + " SELECT ?, person_key, receipt_number, applicant_name, 'HAND', ?, ?, ?"
              + " FROM application WHERE receipt_number = ?",
          id,
          reason,
          by.value(),
          Moments.text(at),
          number.value());
      return marks(handle, " AND id = ?", id).stream().findFirst();
    });
  }

  @Override
  public boolean end(String id, String reason, OperatorId by, Instant at) {
    return database.write(handle -> ended(handle, id, reason, by, at));
  }

  private static boolean ended(Handle handle, String id, String reason, OperatorId by, Instant at) {
    return handle.execute(
            "UPDATE protected_person SET ended_by = ?, ended_at = ?, end_reason = ?"
                + " WHERE id = ? AND ended_at IS NULL",
            by.value(),
            Moments.text(at),
            reason,
            id)
        == 1;
  }

  @Override
  public Replaced replace(List<Person> persons, OperatorId by, Instant at) {
    return database.write(handle -> {
      Map<String, String> before =
          handle
              .createQuery(
                  "SELECT id, coalesce(addressee, '') || '|' || coalesce(person_key, '') AS who"
                      + " FROM protected_person WHERE ended_at IS NULL AND source = 'FILE'")
              .map((row, context) -> Map.entry(row.getString("who"), row.getString("id")))
              .list()
              .stream()
              .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
      int added = 0;
      for (Person person : persons) {
        String key = personKey(person);
        String who = person.addressee() + "|" + (key == null ? "" : key);
        if (before.remove(who) == null) {
          handle.execute(
              "INSERT INTO protected_person (id, person_key, addressee, name, source, reason,"
                  + " set_by, set_at) VALUES (?, ?, ?, ?, 'FILE', '', ?, ?)",
              UUID.randomUUID().toString(),
              key,
              person.addressee().isEmpty() ? null : person.addressee(),
              person.name(),
              by.value(),
              Moments.text(at));
          added++;
        }
      }
      before.values().forEach(id -> ended(handle, id, "", by, at));
      return new Replaced(added, before.size());
    });
  }

  /** As {@link SearchText#personKey} makes it of an applicant. */
  private static @Nullable String personKey(Person person) {
    String name = SearchText.fold(person.name());
    Optional<LocalDate> birth = JapaneseDates.parse(person.birthDate());
    return name.isEmpty() || birth.isEmpty() ? null : name + "\n" + birth.get();
  }
}
