package dev.shinseidesk.residents;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.endtoend.SetClock;
import dev.shinseidesk.residents.NumberLinkDesk.Consent;
import dev.shinseidesk.residents.NumberLinkDesk.Extent;
import dev.shinseidesk.residents.NumberLinkDesk.ImportReport;
import dev.shinseidesk.residents.NumberLinkDesk.Preview;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** A real store, a real folder as the place of exchange, and the desk over both. */
final class LinkBench implements AutoCloseable {
  static final String HEADER = "シリアル番号,宛名番号,証明書有効期限,失効年月日,異動区分,更新年月日時刻\r\n";
  static final Operator ADMINISTRATOR =
      new Operator(new OperatorId("suzuki"), "鈴木", EnumSet.of(Operator.Role.ADMINISTRATOR));
  static final Operator CLERK =
      new Operator(new OperatorId("yamada"), "山田", EnumSet.of(Operator.Role.CLERK));

  final SqliteStore store;
  final SetClock clock = new SetClock();
  final Path exchange;
  final Path temporary;
  final NumberLinkSource source;
  final LinkImportDesk desk;
  final LinkRefresh refresh;
  private int ids;

  LinkBench(Path folder) throws Exception {
    this(folder, NumberLinkSource.STANDARD, 0);
  }

  LinkBench(Path folder, String interfaceId, double unreadableShare) throws Exception {
    exchange = Files.createDirectories(folder.resolve("exchange"));
    temporary = Files.createDirectories(folder.resolve("temporary"));
    try (DataKey key = DataKey.copyOf(new byte[DataKey.BYTES])) {
      store = SqliteStore.open(folder.resolve("desk.db"), key);
    }
    source =
        new NumberLinkSource(
            "jumin",
            interfaceId,
            new FolderTransport(exchange, ".part"),
            new LinkFileName("full_{asOf}.csv"),
            new LinkFileName("diff_{asOf}.csv"),
            NumberLinkSource.shippedProfile(interfaceId),
            NumberLinkSource.SHRINK_SHARE,
            unreadableShare);
    desk =
        new LinkImportDesk(
            List.of(source), store.numberLinkImports(), temporary, () -> "preview-" + ids++, clock);
    refresh = new LinkRefresh(desk, store.audit("desk", Clock.systemUTC()));
  }

  /** A line of the standard file. */
  static String line(String serial, String addressee) {
    return line(serial, addressee, "");
  }

  static String line(String serial, String addressee, String kind) {
    return serial + "," + addressee + ",2031-01-31,," + kind + ",2026-10-01T12:34:56\r\n";
  }

  Path put(String name, String text) throws IOException {
    return put(name, text.getBytes(Charset.forName(source.profile().charset())));
  }

  Path put(String name, byte[] bytes) throws IOException {
    Path file = Files.write(exchange.resolve(name), bytes);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-22T00:00:00Z")));
    return file;
  }

  Preview preview(String name, String text) throws Exception {
    put(name, text);
    return desk.preview(ADMINISTRATOR, "jumin", name, Progress.NONE);
  }

  /** Takes a file in with every consent. */
  ImportReport take(String name, String text) throws Exception {
    Preview preview = preview(name, text);
    return desk.apply(ADMINISTRATOR, preview.id(), Set.of(Consent.values()));
  }

  Preview previewLocal(Path file, Extent extent) throws DeskException {
    return desk.preview(ADMINISTRATOR, "jumin", file, extent, Progress.NONE);
  }

  /** The persons of a serial. */
  List<String> persons(String serial) {
    return store.numberLinks().bySerial(new CertificateSerial(serial)).stream()
        .map(link -> link.addressee().value())
        .toList();
  }

  static Problem refused(Callable<?> act) {
    try {
      act.call();
    } catch (DeskException e) {
      return e.problem();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("not refused");
  }

  /** Links 1…n, serial S0…, person 1000…. */
  static String full(int links) {
    var text = new StringBuilder(HEADER);
    for (int i = 0; i < links; i++) {
      text.append(line("S" + i, Integer.toString(1000 + i)));
    }
    return text.toString();
  }

  /** What there is in the folder that stands for the machine's temporary one. */
  List<Path> left() throws IOException {
    try (var files = Files.list(temporary)) {
      return files.toList();
    }
  }

  @Override
  public void close() {
    store.close();
  }
}
