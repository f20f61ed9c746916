package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.residents.LinkLine;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkImports.FileMark;
import dev.shinseidesk.residents.NumberLinkImports.Prepared;
import dev.shinseidesk.residents.NumberLinkImports.Taken;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteNumberLinkImportsTest {
  private static final int SEGMENT = 40;

  @TempDir Path folder;
  private SqliteStore store;
  private LinkSegments segments;
  private SqliteNumberLinkStore links;
  private SqliteNumberLinkImports imports;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
    Samples.withoutWaitingForTheDisk(store);
    with(SEGMENT);
  }

  private void with(int segmentRows) {
    segments = new LinkSegments(store.database(), segmentRows);
    links = new SqliteNumberLinkStore(segments);
    imports = new SqliteNumberLinkImports(segments, links);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static LinkLine set(String serial, String person) {
    return new LinkLine.Set(
        new NumberLink(
            new CertificateSerial(serial), new AddresseeNumber(person), null, null, "", NOW));
  }

  private static LinkLine end(String serial) {
    return new LinkLine.End(new CertificateSerial(serial));
  }

  private static LinkLine unreadable(String serial) {
    return new LinkLine.Unreadable(new CertificateSerial(serial));
  }

  private Prepared prepare(Extent extent, List<LinkLine> lines) {
    return imports.prepare(extent, lines.iterator(), serials -> {});
  }

  private boolean apply(Extent extent, Prepared prepared) {
    return imports.apply(prepared, taken(extent, prepared));
  }

  private static Taken taken(Extent extent, Prepared prepared) {
    return new Taken(
        new FileMark("f.csv", 1, NOW),
        new ImportReport(
            NOW,
            "suzuki",
            "jumin",
            "f.csv",
            "0".repeat(64),
            extent,
            NOW,
            prepared.added(),
            prepared.changed(),
            prepared.ended(),
            0,
            prepared.after()));
  }

  private Prepared take(Extent extent, List<LinkLine> lines) {
    Prepared prepared = prepare(extent, lines);
    assertThat(apply(extent, prepared)).isTrue();
    return prepared;
  }

  private List<String> persons(String serial) {
    return links.bySerial(new CertificateSerial(serial)).stream()
        .map(link -> link.addressee().value())
        .sorted()
        .toList();
  }

  private long generations() {
    return store
        .database()
        .read(h ->
            h.createQuery("SELECT count(DISTINCT generation) FROM number_link")
                .mapTo(Long.class)
                .one());
  }

  /** Full files and differences at random, enough of them to be written together once. */
  @Test
  void equalsAModelWhateverComes() {
    var random = new Random(20261122);
    Map<String, List<String>> model = new HashMap<>();
    int differences = 0;
    for (int round = 0; round < 70; round++) {
      boolean full = round == 0 || round == 33;
      List<LinkLine> lines = new ArrayList<>();
      int size = full ? 300 : random.nextInt(5) == 0 ? 120 : random.nextInt(6);
      for (int i = 0; i < size; i++) {
        String serial = "S" + random.nextInt(250);
        int what = random.nextInt(10);
        lines.add(
            what == 0
                ? unreadable(serial)
                : what < 3 ? end(serial) : set(serial, "P" + random.nextInt(4)));
      }
      Map<String, List<String>> after = full ? fullFile(model, lines) : difference(model, lines);
      Prepared prepared = take(full ? Extent.FULL : Extent.DIFFERENCE, lines);
      differences += full ? 0 : 1;

      assertThat(prepared.before()).isEqualTo(model.size());
      assertThat(prepared.after()).isEqualTo(after.size());
      assertThat(prepared.added())
          .isEqualTo(after.keySet().stream().filter(s -> !model.containsKey(s)).count());
      assertThat(prepared.ended())
          .isEqualTo(model.keySet().stream().filter(s -> !after.containsKey(s)).count());
      assertThat(prepared.changed())
          .isEqualTo(
              after.entrySet().stream()
                  .filter(e -> model.containsKey(e.getKey()))
                  .filter(e -> !e.getValue().equals(model.get(e.getKey())))
                  .count());
      assertThat(all()).isEqualTo(after);
      model.clear();
      model.putAll(after);
      assertThat(generations()).isLessThanOrEqualTo(SqliteNumberLinkImports.MOST_LAYERS);
    }
    assertThat(differences).isGreaterThan(SqliteNumberLinkImports.MOST_LAYERS);
  }

  /** The persons of all serials that have any. */
  private Map<String, List<String>> all() {
    List<String> serials = IntStream.range(0, 250).mapToObj(i -> "S" + i).toList();
    List<List<LinkRow>> rows = links.inForce(serials);
    Map<String, List<String>> all = new HashMap<>();
    for (int i = 0; i < rows.size(); i++) {
      if (!rows.get(i).isEmpty()) {
        all.put(serials.get(i), rows.get(i).stream().map(LinkRow::addressee).sorted().toList());
      }
    }
    return all;
  }

  private static Map<String, List<String>> fullFile(
      Map<String, List<String>> before, List<LinkLine> lines) {
    Map<String, List<String>> after = new HashMap<>();
    for (LinkLine line : lines) {
      String serial = line.serial().value();
      switch (line) {
        case LinkLine.Set set ->
            after
                .computeIfAbsent(serial, s -> new ArrayList<>())
                .add(set.link().addressee().value());
        case LinkLine.End _ -> after.remove(serial);
        case LinkLine.Unreadable _ -> {}
      }
    }
    after.values().forEach(list -> list.sort(null));
    for (LinkLine line : lines) {
      String serial = line.serial().value();
      if (line instanceof LinkLine.Unreadable && before.containsKey(serial)) {
        after.put(serial, before.get(serial));
      }
    }
    return after;
  }

  private static Map<String, List<String>> difference(
      Map<String, List<String>> before, List<LinkLine> lines) {
    Map<String, LinkLine> last = new HashMap<>();
    lines.forEach(line -> last.put(line.serial().value(), line));
    Map<String, List<String>> after = new HashMap<>(before);
    last.forEach((serial, line) -> {
      switch (line) {
        case LinkLine.Set set -> after.put(serial, List.of(set.link().addressee().value()));
        case LinkLine.End _ -> after.remove(serial);
        case LinkLine.Unreadable _ -> {}
      }
    });
    return after;
  }

  @Test
  void holdsABoundedNumberOfLinksInMemory() {
    with(5_000);
    int[] mostUnwritten = {0};
    Iterator<LinkLine> lines =
        new Iterator<>() {
          private int given;

          @Override
          public boolean hasNext() {
            return given < 50_000;
          }

          @Override
          public LinkLine next() {
            int written =
                given % 2_500 != 0
                    ? given
                    : store
                        .database()
                        .read(h ->
                            h.createQuery("SELECT count(*) FROM number_link")
                                .mapTo(Integer.class)
                                .one());
            mostUnwritten[0] = Math.max(mostUnwritten[0], given - written);
            given++;
            return set("S" + given * 7919L % 50_000, "1");
          }
        };
    Prepared prepared = imports.prepare(Extent.FULL, lines, serials -> {});

    assertThat(prepared.after()).isEqualTo(50_000);
    assertThat(mostUnwritten[0]).isBetween(2_500, 5_000);
    var merge =
        new LinkMerge(store.database(), List.of(new LinkSegments.Layer(prepared.token(), 10)));
    int serials = 0;
    int held = 0;
    for (List<LinkRow> rows = merge.next(); rows != null; rows = merge.next()) {
      serials++;
      held = Math.max(held, merge.held());
    }
    assertThat(serials).isEqualTo(50_000);
    assertThat(held).isBetween(1_000, LinkMerge.HELD);
  }

  @Test
  void lookupsSeeTheOldOrTheNewNeverAMixture() throws Exception {
    List<LinkLine> one = IntStream.range(0, 3_000).mapToObj(i -> set("S" + i, "1")).toList();
    List<LinkLine> two = IntStream.range(0, 3_000).mapToObj(i -> set("S" + i, "2")).toList();
    take(Extent.FULL, one);
    var stop = new AtomicBoolean();
    var seen = new TreeSet<String>();
    var reader =
        CompletableFuture.supplyAsync(() -> {
          int looks = 0;
          while (!stop.get()) {
            List<String> persons =
                links.inForce(List.of("S3", "S1500", "S2999")).stream()
                    .flatMap(List::stream)
                    .map(LinkRow::addressee)
                    .toList();
            assertThat(persons).hasSize(3);
            assertThat(new TreeSet<>(persons)).hasSize(1);
            seen.addAll(persons);
            looks++;
          }
          return looks;
        });
    for (int i = 0; i < 2; i++) {
      take(Extent.FULL, two);
      take(Extent.DIFFERENCE, one);
    }
    take(Extent.FULL, two);
    stop.set(true);

    assertThat(reader.get()).isPositive();
    assertThat(seen).isSubsetOf("1", "2");
    assertThat(persons("S1500")).containsExactly("2");
  }

  /** The program ends between preview and apply: its rows stay and count for nothing. */
  @Test
  void whatWasOnlyPreparedIsGoneAfterARestart() throws Exception {
    take(Extent.FULL, List.of(set("A", "1")));
    Prepared lost = prepare(Extent.FULL, List.of(set("A", "2"), set("B", "2")));
    assertThat(generations()).isEqualTo(2);
    store.close();
    open();

    assertThat(persons("A")).containsExactly("1");
    assertThat(persons("B")).isEmpty();
    assertThat(apply(Extent.FULL, lost)).isFalse();
    take(Extent.DIFFERENCE, List.of(set("C", "3")));
    assertThat(persons("A")).containsExactly("1");
    assertThat(persons("C")).containsExactly("3");
    assertThat(generations()).isEqualTo(2);
  }

  @Test
  void discardingLeavesNothing() {
    take(Extent.FULL, List.of(set("A", "1")));
    imports.discard(prepare(Extent.DIFFERENCE, List.of(set("A", "2"))));
    assertThat(generations()).isEqualTo(1);

    assertThatThrownBy(() ->
            imports.prepare(
                Extent.FULL,
                Stream.concat(
                        IntStream.range(0, 2_000).mapToObj(i -> set("N" + i, "5")),
                        Stream.generate(() -> {
                          throw new IllegalStateException("line 2001");
                        }))
                    .map(LinkLine.class::cast)
                    .iterator(),
                serials -> {}))
        .hasMessage("line 2001");
    assertThat(generations()).isEqualTo(1);
    assertThat(persons("A")).containsExactly("1");
  }

  @Test
  void aStoreOfTheFirstVersionMigratesWithItsLinks() throws Exception {
    Path old = folder.resolve("old.db");
    byte[] key;
    try (var dataKey = Samples.key(7)) {
      key = dataKey.bytes();
    }
    Connections writing = Connections.writing(old, key);
    Flyway.configure(SqliteStore.class.getClassLoader())
        .dataSource(writing)
        .locations("classpath:db/migration/sqlite")
        .target("1")
        .load()
        .migrate();
    try (var connection = writing.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO number_link VALUES (3, 0, 'A', 0, '1', NULL, '2026-01-01', '',"
              + " '2026-01-01T00:00:00.000000000Z'), (3, 1, 'A', 1, '2', NULL, NULL, '02',"
              + " '2026-01-02T00:00:00.000000000Z')");
      statement.execute(
          "INSERT INTO number_link_import VALUES (2, '2026-01-01T00:00:00.000000000Z', 9, 1),"
              + " (3, '2026-01-03T00:00:00.000000000Z', 2, 2)");
    }
    store.close();
    store = Samples.open(old);
    with(SEGMENT);

    assertThat(persons("A")).containsExactly("1", "2");
    assertThat(links.count()).isEqualTo(2);
    assertThat(imports.taken(5)).isEmpty();
    Prepared prepared = take(Extent.DIFFERENCE, List.of(set("B", "3")));
    assertThat(prepared.before()).isEqualTo(1);
    assertThat(persons("A")).containsExactly("1", "2");
    assertThat(persons("B")).containsExactly("3");
  }
}
