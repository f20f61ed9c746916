package dev.shinseidesk;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.ApplicationRow;
import dev.shinseidesk.portal.PortalQuery;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.MemoryAccounts;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.store.SqliteStore;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A whole practice office behind its guards, for any person one likes. */
final class GuardedRoom implements AutoCloseable {
  final SetClock clock = new SetClock();
  final SqliteStore store;
  final OfficeConfiguration configuration;
  private final PracticeRoom practice;
  private final DeskRoom room;

  /** With so many applications, fetched. */
  GuardedRoom(Path folder, int applications) throws Exception {
    practice = PracticeRoom.open(new PracticeRoom.Setting(applications, 7), clock);
    var reader = new ConfigurationReader();
    configuration = Objects.requireNonNull(reader.read(practice.configuration()).configuration());
    try (DataKey key = DataKey.random(new SecureRandom())) {
      store = SqliteStore.open(folder.resolve("store.db"), key);
    }
    store
        .users()
        .saveSecret(DeskRoom.PORTAL_SECRET, PracticeAccount.SHOWN.password().toCharArray());
    room =
        new DeskRoom(
            reader,
            configuration,
            configuration
                .profile()
                .withBaseUrl(Objects.requireNonNull(configuration.settings().portal().baseUrl())),
            store,
            clock,
            false);
    DeskServices clerk = as(Operator.Role.CLERK);
    clerk.intake().run(clerk.operator(), PortalQuery.ALL, Progress.NONE);
  }

  DeskServices as(Operator.Role... roles) {
    return as(Scope.ALL, roles);
  }

  DeskServices as(Scope scope, Operator.Role... roles) {
    return as(
        new Operator(
            new OperatorId("p-" + roles[0].name().substring(0, 4)), "人", Set.of(roles), scope));
  }

  DeskServices as(Operator operator) {
    return room.services(operator, null, new MemoryAccounts().services(), () -> {});
  }

  /** All rows, as the store has them. */
  List<ApplicationRow> rows() {
    return store.applications().page(ApplicationQuery.ALL, null, 1_000);
  }

  ReceiptNumber first() {
    return rows().getFirst().receiptNumber();
  }

  /** The newest line of the trail. */
  AuditLine newest() {
    return store.auditStore().page(AuditQuery.ALL, Long.MAX_VALUE, 1).getFirst();
  }

  @Override
  public void close() {
    room.close();
    practice.close();
  }
}
