package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.outbox.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One receiver for each method, real folders, a real store and outbox. */
final class Office implements AutoCloseable {
  static final BusinessSystemId STANDARD = new BusinessSystemId("035");
  static final BusinessSystemId OTHER = new BusinessSystemId("034");
  static final BusinessSystemId TYPED = new BusinessSystemId("011");
  static final BusinessSystemId ROBOT = new BusinessSystemId("012");
  static final BusinessSystemId SINGLE = new BusinessSystemId("013");
  static final BusinessSystemId BATCH = new BusinessSystemId("014");

  /** What the receivers of 029o002 take: not the standard's order, one of the form, one missing. */
  static final List<WantedItem> WANTED =
      List.of(
          WantedItem.parse("02900007"),
          WantedItem.parse("form:申請者氏名"),
          WantedItem.parse("02900002"),
          WantedItem.parse("form:無い項目"),
          WantedItem.parse("02900003"),
          WantedItem.parse("02900011"));

  final Bench bench;
  final Path plain;
  final Path marked;
  final RoutedForwarding.Routes routes;

  Office(Path folder) throws Exception {
    this(folder, UnaryOperator.identity());
  }

  /** With another profile of the plain channel. */
  Office(Path folder, UnaryOperator<ChannelProfile> profile) throws Exception {
    bench = new Bench(folder);
    bench.link("77");
    plain = bench.receiving;
    marked = Files.createDirectories(folder.resolve("marked"));
    ChannelProfile standard = ChannelProfile.standard("folder");
    routes =
        new RoutedForwarding.Routes(
            new BusinessSystems(
                List.of(
                    system(STANDARD, "folder", ForwardingMethod.STANDARD),
                    system(OTHER, "folder", ForwardingMethod.STANDARD),
                    system(TYPED, "", ForwardingMethod.TRANSCRIPTION),
                    system(ROBOT, "marked", ForwardingMethod.ROBOT),
                    system(SINGLE, "folder", ForwardingMethod.SINGLE_FILE),
                    system(BATCH, "folder", ForwardingMethod.BATCH))),
            List.of(
                new Channel(profile.apply(standard), new FolderTransport(plain, ".part")),
                new Channel(
                    Profiles.with(
                        standard,
                        "marked",
                        "{receiptNumber}_{timestamp}.json",
                        "{receiptNumber}_{timestamp}.done"),
                    new FolderTransport(marked, ".part"))),
            new RouteTable(List.of()));
  }

  private static BusinessSystem system(
      BusinessSystemId id, String channel, ForwardingMethod method) {
    return new BusinessSystem(
        id,
        "業務" + id,
        channel,
        false,
        true,
        method,
        method == ForwardingMethod.STANDARD ? List.of() : WANTED);
  }

  RoutedForwarding desk() {
    return bench.forwarding(routes, () -> {});
  }

  ForwardingDelivery delivery() {
    return bench.delivery(routes);
  }

  KeptTranscriptions transcriptions() {
    return new KeptTranscriptions(
        bench.store.forwardings(), bench.store.transcriptions(), bench.clock);
  }

  CollectedBatches batches() {
    return new CollectedBatches(
        bench.store.batches(),
        delivery(),
        routes,
        () -> UUID.randomUUID().toString(),
        bench.clock,
        () -> {});
  }

  DeskOutbox outbox() {
    return new DeskOutbox(
        bench.store.outbox(), List.of(delivery()), RetryPolicy.DEFAULT, bench.clock);
  }

  /** Delivers what is due; a second passes, so that the next act bears another time. */
  int deliver() {
    try (DeskOutbox outbox = outbox()) {
      return outbox.deliverDue(Progress.NONE);
    } finally {
      bench.clock.pass(Duration.ofSeconds(1));
    }
  }

  /** A reviewed application that this receiver was provided. */
  ReceiptNumber provided(String name, BusinessSystemId receiver) throws Exception {
    ReceiptNumber number = bench.sound(name);
    desk().forward(Bench.CLERK, number, receiver, WorkState.SOUND);
    deliver();
    return number;
  }

  WorkState state(ReceiptNumber number) {
    return bench.store.applications().find(number).orElseThrow().state();
  }

  /** 最新 and 削除 of all records, newest first, e.g. {@code 1/0}. */
  List<String> flags(ReceiptNumber number) {
    return bench.store.forwardings().of(number).stream()
        .map(f ->
            ForwardingItem.LATEST.text(f.items()) + "/" + ForwardingItem.DELETED.text(f.items()))
        .toList();
  }

  @Nullable OutboxEntry entry(ReceiptNumber number) {
    return bench.store.outbox().of(number).stream().findFirst().orElse(null);
  }

  List<String> history(ReceiptNumber number) {
    return bench.store.applications().history(number).stream().map(line -> line.key()).toList();
  }

  static List<String> names(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Override
  public void close() {
    bench.close();
  }
}
