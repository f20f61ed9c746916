package dev.shinseidesk.endtoend;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.channels.FolderTransport;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.forwarding.Channel;
import dev.shinseidesk.forwarding.ChannelProfile;
import dev.shinseidesk.forwarding.ForwardingDelivery;
import dev.shinseidesk.forwarding.Route;
import dev.shinseidesk.forwarding.RouteTable;
import dev.shinseidesk.forwarding.RoutedForwarding;
import dev.shinseidesk.intake.ReceivedApplication;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** A real encrypted store, a real receiving folder and a clock to set. */
public final class Bench implements AutoCloseable {
  /** May do everything a clerk does. */
  public static final Operator CLERK = operator("clerk1", Operator.Role.CLERK);

  /** May read the trail only. */
  public static final Operator AUDITOR = operator("audit1", Operator.Role.AUDITOR);

  /** Receives 児童手当; wants a 宛名番号. */
  public static final BusinessSystemId CHILDREN = new BusinessSystemId("035");

  /** Takes applications without a 宛名番号. */
  public static final BusinessSystemId REGISTER = new BusinessSystemId("001");

  /** Switched off. */
  public static final BusinessSystemId OFF = new BusinessSystemId("002");

  /** Its channel is not set up. */
  public static final BusinessSystemId UNREACHABLE = new BusinessSystemId("003");

  /** The signing certificate of every application here. */
  public static final CertificateSerial SERIAL = new CertificateSerial("ABC123");

  /** 申請者氏名 in every form here: with what CSV has to quote. */
  public static final String APPLICANT = "山田, \"太郎\"";

  private static final BusinessSystems SYSTEMS =
      new BusinessSystems(
          List.of(
              new BusinessSystem(REGISTER, "住民基本台帳", "folder", true, true),
              new BusinessSystem(OFF, "印鑑登録", "folder", true, false),
              new BusinessSystem(UNREACHABLE, "戸籍", "sftp", true, true),
              new BusinessSystem(CHILDREN, "児童手当", "folder", false, true)));
  private static final RouteTable ROUTES =
      new RouteTable(List.of(new Route(new ProcedureCode("JIDO-01"), CHILDREN, null, null, null)));

  private final Path folder;
  public final SetClock clock = new SetClock();
  public final Path receiving;
  public SqliteStore store;

  /** Opens them inside this folder. */
  public Bench(Path folder) throws Exception {
    this.folder = folder;
    receiving = Files.createDirectories(folder.resolve("receiving"));
    store = opened();
  }

  /** Closes and opens the store, as a restart of the program does. */
  public void restart() throws Exception {
    store.close();
    store = opened();
  }

  private SqliteStore opened() throws Exception {
    byte[] bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) 7);
    try (DataKey key = DataKey.copyOf(bytes)) {
      return SqliteStore.open(folder.resolve("desk.db"), key);
    }
  }

  /** The folder as a channel. */
  public Channel channel() {
    return channel(ChannelProfile.standard("folder"));
  }

  /** The folder as a channel that writes so. */
  public Channel channel(ChannelProfile profile) {
    return new Channel(profile, new FolderTransport(receiving, ".part"));
  }

  /** The routes that ship. */
  public static RouteTable shippedRoutes() {
    List<Route> routes = new ArrayList<>();
    try (var in = Bench.class.getResourceAsStream("/office/routes.json")) {
      JsonMapper.builder()
          .build()
          .readTree(in)
          .path("routes")
          .forEach(r ->
              routes.add(
                  new Route(
                      new ProcedureCode(r.path("procedure").asString()),
                      new BusinessSystemId(r.path("receiver").asString()),
                      null,
                      null,
                      null)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new RouteTable(routes);
  }

  /** The receivers of the shipped routes, reached by this channel in the standard's way. */
  public static RoutedForwarding.Routes shippedRoutes(Channel channel) {
    RouteTable table = shippedRoutes();
    return new RoutedForwarding.Routes(
        new BusinessSystems(
            table.routes().stream()
                .map(Route::receiver)
                .distinct()
                .map(id -> new BusinessSystem(id, "業務" + id, channel.id(), false, true))
                .toList()),
        List.of(channel),
        table);
  }

  /** 提供 over that channel, to the systems above. */
  public RoutedForwarding forwarding(Channel channel, Runnable decided) {
    return forwarding(new RoutedForwarding.Routes(SYSTEMS, List.of(channel), ROUTES), decided);
  }

  /** 提供 by these routes. */
  public RoutedForwarding forwarding(RoutedForwarding.Routes routes, Runnable decided) {
    return new RoutedForwarding(
        store.applications(),
        store.reviews(),
        new LinkedIdentifier(store.numberLinks()),
        store.forwardings(),
        routes,
        () -> UUID.randomUUID().toString(),
        clock,
        decided);
  }

  /** Delivers to that channel. */
  public ForwardingDelivery delivery(Channel channel) {
    return delivery(new RoutedForwarding.Routes(SYSTEMS, List.of(channel), ROUTES));
  }

  /** Delivers by these routes. */
  public ForwardingDelivery delivery(RoutedForwarding.Routes routes) {
    return new ForwardingDelivery(
        store.forwardings(), store.batches(), store.applications(), routes, clock);
  }

  /** Puts an application into the store. */
  public ReceiptNumber received(String number) {
    byte[] zip = archive(number);
    store
        .intake()
        .receive(
            new ReceivedApplication(
                new Application(
                    new ReceiptNumber(number),
                    new MunicipalityCode("131016"),
                    null,
                    new ProcedureCode("JIDO-01"),
                    "児童手当の認定請求",
                    "児童手当",
                    clock.instant(),
                    clock.instant(),
                    new StatusCode("10"),
                    SERIAL,
                    Applicant.UNKNOWN,
                    Sha256.of(zip),
                    zip.length,
                    number + ".zip",
                    WorkState.UNREVIEWED),
                zip,
                List.of(new FormItem("F010", "申請者氏名", APPLICANT, Place.WHOLE)),
                List.of()));
    return new ReceiptNumber(number);
  }

  /** Puts an application into the store that passed format review. */
  public ReceiptNumber sound(String number) {
    ReceiptNumber received = received(number);
    decide(received, Decision.SOUND, WorkState.UNREVIEWED, WorkState.SOUND);
    return received;
  }

  /** Decides its format review. */
  public void decide(ReceiptNumber number, Decision decision, WorkState from, WorkState to) {
    Review review =
        new Review(
            UUID.randomUUID().toString(),
            number,
            decision,
            decision == Decision.SOUND ? "" : "理由",
            List.of(),
            List.of(),
            "1",
            CLERK.id(),
            clock.instant());
    if (!store.reviews().decide(review, from, to)) {
      throw new IllegalStateException("not " + from);
    }
  }

  /** Makes the signer known. */
  public void link(String addressee) {
    store
        .numberLinks()
        .replaceAll(
            List.of(
                new NumberLink(
                    SERIAL,
                    new AddresseeNumber(addressee),
                    LocalDate.of(2031, 1, 31),
                    null,
                    "",
                    clock.instant())),
            clock.instant());
  }

  /** The ZIP of the application of this number. */
  public static byte[] archive(String number) {
    byte[] bytes = new byte[5_000];
    new Random(number.hashCode()).nextBytes(bytes);
    return bytes;
  }

  /** Names in the receiving folder. */
  public List<String> delivered() throws IOException {
    try (var files = Files.list(receiving)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  private static Operator operator(String id, Operator.Role role) {
    return new Operator(new OperatorId(id), id, Set.of(role));
  }

  @Override
  public void close() {
    store.close();
  }
}
