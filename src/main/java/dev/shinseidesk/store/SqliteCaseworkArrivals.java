package dev.shinseidesk.store;

import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.casework.ArrivalStore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came in, over SQLite. */
final class SqliteCaseworkArrivals implements ArrivalStore {
  private final Database database;
  private final History history;

  SqliteCaseworkArrivals(Database database, History history) {
    this.database = database;
    this.history = history;
  }

  @Override
  public List<ReceiptNumber> arriving(int limit) {
    return database.read(handle ->
        handle
            .createQuery(
                "SELECT receipt_number FROM filing_key WHERE settled_in = 0"
                    + " ORDER BY receipt_number LIMIT ?")
            .bind(0, Math.max(0, limit))
            .mapTo(String.class)
            .map(ReceiptNumber::new)
            .list());
  }

  @Override
  public void notForwarded(ReceiptNumber number, Instant at, OperatorId by, Problem problem) {
    database.write(handle -> {
      String why = new MessageFact("problem." + problem.key(), problem.facts()).encoded();
      history.add(handle, number, at, by.value(), "passed-not-forwarded", why);
      return true;
    });
  }

  @Override
  public void settledIn(ReceiptNumber number, @Nullable String addressee) {
    database.write(handle ->
        handle.execute(
            "UPDATE filing_key SET settled_in = 1, addressee = ? WHERE receipt_number = ?",
            addressee,
            number.value()));
  }
}
