package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
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
import dev.shinseidesk.services.SettingsLocks;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A whole practice office behind its guards, for any person one likes. */
final class GuardedRoom implements AutoCloseable {
  private static final Map<Integer, Map<String, byte[]>> FETCHED = new ConcurrentHashMap<>();
  private static final Operator CLERK =
      new Operator(new OperatorId("p-CLER"), "人", Set.of(Operator.Role.CLERK), Scope.ALL);

  private final ConfigurationReader reader = new ConfigurationReader();
  final SetClock clock = new SetClock();
  final SqliteStore store;
  final OfficeConfiguration configuration;
  private final PracticeRoom practice;
  private final DeskRoom room;

  /** With so many applications, fetched; that is done once for all rooms of that size. */
  GuardedRoom(Path folder, int applications) throws Exception {
    practice = PracticeRoom.open(new PracticeRoom.Setting(applications, 7), clock);
    configuration = Objects.requireNonNull(reader.read(practice.configuration()).configuration());
    Map<String, byte[]> fetched = FETCHED.get(applications);
    if (fetched == null) {
      fetch(folder);
      FETCHED.put(applications, files(folder));
    } else {
      for (var file : fetched.entrySet()) {
        Files.write(folder.resolve(file.getKey()), file.getValue());
      }
    }
    store = store(folder);
    room = room(store);
  }

  private static SqliteStore store(Path folder) throws DeskException {
    byte[] bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) 7);
    try (DataKey key = DataKey.copyOf(bytes)) {
      return SqliteStore.open(folder.resolve("store.db"), key);
    }
  }

  private DeskRoom room(SqliteStore opened) throws DeskException {
    return new DeskRoom(
        reader,
        configuration,
        configuration
            .profile()
            .withBaseUrl(Objects.requireNonNull(configuration.settings().portal().baseUrl())),
        opened,
        clock,
        false,
        SettingsLocks.NONE);
  }

  private void fetch(Path folder) throws DeskException {
    SqliteStore first = store(folder);
    first
        .users()
        .saveSecret(DeskRoom.PORTAL_SECRET, PracticeAccount.SHOWN.password().toCharArray());
    try (DeskRoom fetching = room(first)) {
      DeskServices clerk = as(fetching, CLERK);
      clerk.intake().run(clerk.operator(), PortalQuery.ALL, Progress.NONE);
    }
  }

  private static Map<String, byte[]> files(Path folder) throws IOException {
    Map<String, byte[]> files = new HashMap<>();
    try (var paths = Files.list(folder)) {
      for (Path file : paths.filter(Files::isRegularFile).toList()) {
        files.put(String.valueOf(file.getFileName()), Files.readAllBytes(file));
      }
    }
    return files;
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
    return as(room, operator);
  }

  private static DeskServices as(DeskRoom room, Operator operator) {
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
