package dev.shinseidesk.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.keeping.BackupDesk;
import dev.shinseidesk.keeping.BackupDesk.Made;
import dev.shinseidesk.keeping.BackupPlan;
import dev.shinseidesk.keeping.FolderPlace;
import dev.shinseidesk.keeping.OfficeBackups;
import dev.shinseidesk.keeping.OfficeRestore;
import dev.shinseidesk.security.DataKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Backups of a real encrypted store: whole, proved, and worth nothing to whoever has no key. */
@Execution(ExecutionMode.CONCURRENT)
class BackupTest {
  private static final Operator BY =
      new Operator(new OperatorId("kanri"), "管理", EnumSet.of(Operator.Role.ADMINISTRATOR));

  @TempDir Path folder;
  private Path data;
  private Path config;
  private Path place;
  private SqliteStore store;
  private AuditTrail trail;

  @BeforeEach
  void open() throws Exception {
    data = Files.createDirectories(folder.resolve("data"));
    config = Files.createDirectories(folder.resolve("config"));
    place = folder.resolve("backups");
    Files.writeString(data.resolve("keyring.json"), "{\"keyring\":\"of that time\"}");
    Files.writeString(config.resolve("office.json"), "{\"name\":\"みどり市\"}");
    store = Samples.open(data.resolve("store.db"));
    trail = store.audit("desk-1", at(Samples.NOW));
    for (int i = 0; i < 25; i++) {
      store.intake().receive(Samples.received("R" + (100 + i)));
    }
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Clock at(Instant instant) {
    return Clock.fixed(instant, ZoneOffset.UTC);
  }

  private OfficeBackups desk(Instant now, int keep) {
    return new OfficeBackups(
        new OfficeBackups.Sources(
            store.snapshots(), data, data.resolve("keyring.json"), config, "131016"),
        store.backups(),
        new BackupPlan("backups", null, keep, 3, BackupPlan.Automatic.NONE),
        new FolderPlace(place),
        trail,
        at(now));
  }

  private Path made() throws Exception {
    return place.resolve(desk(Samples.NOW, 3).make(BY, null, Progress.NONE).file());
  }

  @Test
  void holdsEverythingAndShowsNothing() throws Exception {
    Path file = made();
    String raw = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertThat(raw).doesNotContain(utf8("山田"), Samples.ZIP_TEXT, "SQLite format", utf8("みどり市"));
    assertThat(Sha256.of(Files.readAllBytes(file)).hex())
        .isEqualTo(store.backups().recent(1).getFirst().sha256());

    BackupDesk.Proof proof = desk(Samples.NOW, 3).check(BY, file, Progress.NONE);
    assertThat(proof.applications()).isEqualTo(25);
    assertThat(proof.archives()).isEqualTo(25);
    assertThat(proof.files()).containsExactly("office.json");
    assertThat(names(data)).doesNotContain("backup-copy.db", "backup-whole.sdbackup");

    // the store goes on, then the backup is brought back elsewhere, as of its moment
    store.intake().receive(Samples.received("R999"));
    Path elsewhere = folder.resolve("elsewhere");
    try (OfficeRestore restore = OfficeRestore.open(file);
        DataKey key = Samples.key(7)) {
      Path staging = folder.resolve("staging");
      restore.unpack(
          key.bytes(), staging, (copy, told) -> StoreFiles.inspect(copy, key, told), Progress.NONE);
      restore.place(staging, elsewhere, folder.resolve("aside"));
      assertThat(restore.keyring())
          .isEqualTo(Files.readAllBytes(elsewhere.resolve("keyring.json")));
    }
    assertThat(Files.exists(folder.resolve("aside"))).isFalse();
    try (SqliteStore back = Samples.open(elsewhere.resolve("store.db"))) {
      assertThat(back.applications().find(Samples.number("R124"))).isPresent();
      assertThat(back.applications().find(Samples.number("R999"))).isEmpty();
      assertThat(back.applications().archive(Samples.number("R124")).orElseThrow())
          .isEqualTo((Samples.ZIP_TEXT + "R124").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String utf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  /** Every byte counts, and every end. */
  @Test
  void anyChangeOfAnyByteAndAnyCutIsFound() throws Exception {
    byte[] sound = Files.readAllBytes(made());
    var random = new Random(20261127);
    var desk = desk(Samples.NOW, 3);
    Path broken = folder.resolve("broken.sdbackup");
    for (int run = 0; run < 120; run++) {
      byte[] bytes = sound.clone();
      // half of the runs in what stands in front, half in the rest
      int at = random.nextInt(run % 2 == 0 ? 3_000 : bytes.length);
      bytes[at] ^= (byte) (1 << random.nextInt(8));
      Files.write(broken, bytes);
      assertThatThrownBy(() -> desk.check(BY, broken, Progress.NONE))
          .as("byte %d changed", at)
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("backup.");
    }
    for (int run = 0; run < 60; run++) {
      int length = run < 30 ? run * 7 : random.nextInt(sound.length);
      Files.write(broken, Arrays.copyOf(sound, length));
      assertThatThrownBy(() -> desk.check(BY, broken, Progress.NONE))
          .as("cut at %d", length)
          .isInstanceOf(DeskException.class)
          .hasMessageContaining("backup.");
    }
    byte[] longer = Arrays.copyOf(sound, sound.length + 1);
    Files.write(broken, longer);
    assertThatThrownBy(() -> desk.check(BY, broken, Progress.NONE))
        .hasMessageContaining("backup.damaged");
    assertThat(store.applications().find(Samples.number("R100"))).isPresent();
    assertThat(names(data)).noneMatch(name -> name.startsWith("backup-"));
  }

  @Test
  void anotherKeyAndANewerVersionAreToldAsSuch() throws Exception {
    byte[] sound = Files.readAllBytes(made());
    try (OfficeRestore restore = OfficeRestore.open(write(sound));
        DataKey other = Samples.key(8)) {
      assertThatThrownBy(() ->
              restore.unpack(
                  other.bytes(),
                  folder.resolve("s"),
                  (copy, told) -> StoreFiles.inspect(copy, other, told),
                  Progress.NONE))
          .hasMessageContaining("backup.wrong-key");
    }
    assertThat(Files.exists(folder.resolve("s"))).isFalse();
    byte[] newer = sound.clone();
    newer[11] = 2;
    assertThatThrownBy(() -> OfficeRestore.open(write(newer))).hasMessageContaining("backup.newer");
    assertThatThrownBy(() -> OfficeRestore.open(write("何か別のもの".getBytes(StandardCharsets.UTF_8))))
        .hasMessageContaining("backup.no-backup");
    assertThatThrownBy(() -> OfficeRestore.open(folder.resolve("nowhere")))
        .hasMessageContaining("backup.unreadable");
    // a store that a later program migrated further
    store
        .database()
        .write(handle ->
            handle.execute(
                "INSERT INTO flyway_schema_history SELECT 999, '999', 'later', 'SQL',"
                    + " 'V999__later.sql', 1, 'x', installed_on, 1, 1 FROM flyway_schema_history"
                    + " LIMIT 1"));
    assertThatThrownBy(this::made).hasMessageContaining("backup.newer");
  }

  private Path write(byte[] bytes) throws Exception {
    return Files.write(folder.resolve("given.sdbackup"), bytes);
  }

  @Test
  void isOfOneMomentWhileOthersGoOnWorking() throws Exception {
    var failure = new AtomicReference<Throwable>();
    var stop = new java.util.concurrent.atomic.AtomicBoolean();
    Thread clerk =
        Thread.ofPlatform()
            .start(() -> {
              try {
                for (int i = 0; !stop.get(); i++) {
                  store.intake().receive(Samples.received("W" + i));
                }
              } catch (RuntimeException e) {
                failure.set(e);
              }
            });
    try {
      for (int i = 0; i < 5; i++) {
        Made made = desk(Samples.NOW.plusSeconds(i), 9).make(BY, null, Progress.NONE);
        var proof = desk(Samples.NOW, 9).check(BY, place.resolve(made.file()), Progress.NONE);
        assertThat(proof.applications()).isEqualTo(proof.archives()).isEqualTo(made.applications());
      }
    } finally {
      stop.set(true);
      clerk.join();
    }
    assertThat(failure.get()).isNull();
  }

  @Test
  void keepsSoManyAndTakesAwayOldOnesOnlyAfterwards() throws Exception {
    for (int day = 0; day < 5; day++) {
      desk(Samples.NOW.plus(Duration.ofDays(day)), 2).make(BY, null, Progress.NONE);
    }
    Files.writeString(place.resolve("shinsei-desk_other.txt"), "of somebody else");
    assertThat(names(place))
        .containsExactly(
            "shinsei-desk_131016_20261125-100203.sdbackup",
            "shinsei-desk_131016_20261126-100203.sdbackup",
            "shinsei-desk_other.txt");
    BackupDesk.State fresh = desk(Samples.NOW.plus(Duration.ofDays(5)), 2).state();
    assertThat(fresh.tooOld()).isFalse();
    assertThat(desk(Samples.NOW.plus(Duration.ofDays(8)), 2).state().tooOld()).isTrue();
    assertThat(store.backups().recent(9)).hasSize(5).first().extracting(Made::removed).isEqualTo(1);
  }

  @Test
  void whatAKilledOneLeftGoesWithTheNextAndABlockedPlaceLosesNothing() throws Exception {
    Files.write(data.resolve("backup-copy.db"), new byte[5000]);
    Files.write(data.resolve("backup-whole.sdbackup"), new byte[77]);
    Path first = made();
    assertThat(names(data)).noneMatch(name -> name.startsWith("backup-"));
    Files.move(place, folder.resolve("kept"));
    Files.writeString(place, "a file where the folder should be");
    assertThatThrownBy(this::made).hasMessageContaining("backup.unwritable");
    assertThat(Files.exists(folder.resolve("kept").resolve(first.getFileName()))).isTrue();
    assertThat(names(data)).noneMatch(name -> name.startsWith("backup-"));
    assertThat(store.backups().recent(5)).hasSize(1);
  }

  @Test
  void stopsWhenAsked() throws Exception {
    for (long stopAt : List.of(0L, 101L, 201L, 301L, 401L)) {
      var progress =
          new Progress() {
            private volatile long done;

            @Override
            public void report(long now, long total) {
              done = now;
            }

            @Override
            public boolean cancelled() {
              return done >= stopAt;
            }
          };
      try {
        desk(Samples.NOW, 3).make(BY, null, progress);
      } catch (DeskException e) {
        assertThat(e.problem().key()).isEqualTo("backup.cancelled");
        assertThat(Files.exists(place) ? names(place) : List.of()).isEmpty();
      }
      assertThat(names(data)).noneMatch(name -> name.startsWith("backup-"));
    }
    var clerk = new Operator(new OperatorId("c"), "c", EnumSet.of(Operator.Role.CLERK));
    assertThatThrownBy(() -> desk(Samples.NOW, 3).make(clerk, null, Progress.NONE))
        .hasMessageContaining("keeping.not-permitted");
  }
}
