package dev.shinseidesk.store;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.security.UserStore;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Accounts and secrets over SQLite. */
final class SqliteUserStore implements UserStore {
  private final Database database;
  private final StoredJson json;

  SqliteUserStore(Database database, StoredJson json) {
    this.database = database;
    this.json = json;
  }

  @Override
  public Optional<Operator> find(OperatorId id) {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM operator WHERE id = ? AND removed_at IS NULL")
            .bind(0, id.value())
            .map((row, context) -> operator(row))
            .findOne());
  }

  @Override
  public List<Operator> all() {
    return database.read(handle ->
        handle
            .createQuery("SELECT * FROM operator WHERE removed_at IS NULL ORDER BY id")
            .map((row, context) -> operator(row))
            .list());
  }

  @Override
  public Map<OperatorId, String> names() {
    return database.read(handle ->
        handle
            .createQuery("SELECT id, name FROM operator")
            .map((row, context) ->
                Map.entry(new OperatorId(row.getString("id")), row.getString("name")))
            .list()
            .stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
  }

  private Operator operator(ResultSet row) throws SQLException {
    return new Operator(
        new OperatorId(row.getString("id")),
        row.getString("name"),
        json.strings(row.getString("roles")).stream()
            .map(Operator.Role::valueOf)
            .collect(Collectors.toSet()),
        new Scope(
            Set.copyOf(json.strings(row.getString("procedure_groups"))),
            json.strings(row.getString("wards")).stream()
                .map(WardCode::new)
                .collect(Collectors.toSet())));
  }

  @Override
  public void save(Operator operator) {
    List<String> roles = operator.roles().stream().map(Operator.Role::name).sorted().toList();
    database.write(handle ->
        handle.execute(
            "INSERT INTO operator (id, name, roles, procedure_groups, wards)"
                + " VALUES (?, ?, ?, ?, ?)"
                + " ON CONFLICT (id) DO UPDATE SET name = excluded.name, roles = excluded.roles,"
                + " procedure_groups = excluded.procedure_groups, wards = excluded.wards,"
                + " removed_at = NULL",
            operator.id().value(),
            operator.name(),
            json.strings(roles),
            json.strings(operator.scope().procedureGroups().stream().sorted().toList()),
            json.strings(
                operator.scope().wards().stream().sorted().map(WardCode::value).toList())));
  }

  @Override
  public Optional<Instant> signedIn(OperatorId id, Instant at) {
    return database.write(handle -> {
      Optional<Instant> before =
          handle
              .createQuery("SELECT last_sign_in FROM operator WHERE id = ?")
              .bind(0, id.value())
              .map((row, context) -> Optional.ofNullable(row.getString(1)))
              .findOne()
              .orElseThrow(() -> StoreProblems.refusal("store.inconsistent"))
              .map(Moments::instant);
      handle.execute(
          "UPDATE operator SET last_sign_in = ? WHERE id = ?", Moments.text(at), id.value());
      return before;
    });
  }

  @Override
  public Optional<char[]> secret(String name) {
    Optional<byte[]> stored =
        database.read(handle ->
            handle
                .createQuery("SELECT value FROM secret WHERE name = ?")
                .bind(0, name)
                .map((row, context) -> row.getBytes(1))
                .findOne());
    return stored.map(bytes -> {
      char[] value = new char[bytes.length / Character.BYTES];
      ByteBuffer.wrap(bytes).asCharBuffer().get(value);
      Arrays.fill(bytes, (byte) 0);
      return value;
    });
  }

  @Override
  public void saveSecret(String name, char[] value) {
    byte[] bytes = new byte[value.length * Character.BYTES];
    ByteBuffer.wrap(bytes).asCharBuffer().put(CharBuffer.wrap(value));
    try {
      database.write(handle ->
          handle.execute("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", name, bytes));
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
