package dev.shinseidesk.endtoend;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.forwarding.Channel;
import dev.shinseidesk.forwarding.FolderChannel;
import dev.shinseidesk.forwarding.FolderChannelProfile;
import dev.shinseidesk.forwarding.ForwardingDelivery;
import dev.shinseidesk.forwarding.RoutedForwarding;
import dev.shinseidesk.intake.ReceivedApplication;
import dev.shinseidesk.residents.LinkedIdentifier;
import dev.shinseidesk.residents.NumberLink;
import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.store.SqliteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

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

  private static final BusinessSystems SYSTEMS =
      new BusinessSystems(
          List.of(
              new BusinessSystem(REGISTER, "住民基本台帳", "folder", true, true),
              new BusinessSystem(OFF, "印鑑登録", "folder", true, false),
              new BusinessSystem(UNREACHABLE, "戸籍", "sftp", true, true),
              new BusinessSystem(CHILDREN, "児童手当", "folder", false, true)));
  private static final ProcedureCatalogue CATALOGUE =
      new ProcedureCatalogue(
          "1",
          List.of(
              new Procedure(
                  new ProcedureCode("JIDO-01"),
                  "児童手当の認定請求",
                  "児童手当",
                  "児童手当",
                  List.of(),
                  List.of(),
                  List.of(),
                  CHILDREN)));

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
    return new FolderChannel(FolderChannelProfile.standard("folder", receiving));
  }

  /** 提供 over that channel, with these systems and this catalogue. */
  public RoutedForwarding forwarding(Channel channel, Runnable decided) {
    return forwarding(channel, SYSTEMS, CATALOGUE, decided);
  }

  /** 提供 over that channel. */
  public RoutedForwarding forwarding(
      Channel channel, BusinessSystems systems, ProcedureCatalogue catalogue, Runnable decided) {
    return new RoutedForwarding(
        store.applications(),
        store.reviews(),
        new LinkedIdentifier(store.numberLinks()),
        store.forwardings(),
        new RoutedForwarding.Routes(systems, List.of(channel), catalogue),
        () -> UUID.randomUUID().toString(),
        clock,
        decided);
  }

  /** Delivers to that channel. */
  public ForwardingDelivery delivery(Channel channel) {
    return new ForwardingDelivery(store.forwardings(), store.applications(), List.of(channel));
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
                List.of(),
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
