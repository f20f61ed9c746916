package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.channels.ChannelDesk;
import dev.shinseidesk.console.CommandContext;
import dev.shinseidesk.console.OfficeAccess;
import dev.shinseidesk.console.OfficeCommands;
import dev.shinseidesk.console.Output;
import dev.shinseidesk.console.PasswordSource;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.outbox.DeskOutbox;
import dev.shinseidesk.residents.AddresseeDesk;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.residents.NumberLinkDesk;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.SettingsChoice;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.status.OutcomeDesk;
import dev.shinseidesk.status.StatusDesk;
import dev.shinseidesk.texts.Texts;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Withdrawing, batches, routes and export as commands, over a real store and real folders. */
class ForwardingCommandsTest {
  private static final Operator BOTH =
      new Operator(
          new OperatorId("clerk1"), "係", Set.of(Operator.Role.CLERK, Operator.Role.SUPERVISOR));

  @TempDir Path folder;
  private Office office;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private RouteTable table = new RouteTable(List.of());

  /** A bare command above the others. */
  @CommandLine.Command(name = "desk")
  private static final class Top implements Runnable {
    @Override
    public void run() {}
  }

  @BeforeEach
  void open() throws Exception {
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  @Test
  void forwardsAgainAndWithdraws() throws Exception {
    ReceiptNumber number = office.bench.sound("R-1");
    assertThat(run("forward", "R-1")).as("no route, no receiver chosen").isEqualTo(2);
    assertThat(err.toString()).contains("経路");
    assertThat(run("forward", "R-1", "--receiver", "035")).isZero();
    later();
    assertThat(run("forward", "R-1", "--again")).as("no reason").isEqualTo(4);
    assertThat(run("forward", "R-1", "--again", "--reason", "訂正")).isZero();
    assertThat(office.flags(number)).containsExactly("1/0", "0/0");
    later();
    assertThat(run("withdraw", "R-1", "--receiver", "035")).isEqualTo(2);
    assertThat(run("withdraw", "R-1", "--receiver", "035", "--reason", "取下げ", "--json")).isZero();
    assertThat(json().get(0).get("state").asString()).isEqualTo("DONE");
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(run("withdraw", "R-1", "--receiver", "035", "--reason", "取下げ")).isEqualTo(4);

    table =
        new RouteTable(
            List.of(new Route(new ProcedureCode("JIDO-01"), Office.OTHER, null, null, null)));
    later();
    assertThat(run("forward", "R-1")).isZero();
    assertThat(Office.names(office.plain)).anyMatch(name -> name.startsWith("034_R-1_"));
  }

  @Test
  void anotherReceiverNeedsAReason() throws Exception {
    ReceiptNumber number = office.bench.sound("R-1");
    table =
        new RouteTable(
            List.of(new Route(new ProcedureCode("JIDO-01"), Office.OTHER, null, null, null)));
    assertThat(run("forward", "R-1", "--receiver", "035")).isEqualTo(4);
    assertThat(err.toString()).contains("--reason");
    assertThat(office.state(number)).isEqualTo(WorkState.SOUND);
    assertThat(run("forward", "R-1", "--receiver", "035", "--reason", "担当課からの依頼")).isZero();
    assertThat(office.state(number)).isEqualTo(WorkState.FORWARDED);
  }

  @Test
  void tellsWhatWaitsForABatchOrAPerson() throws Exception {
    office.bench.sound("R-1");
    office.bench.sound("R-2");
    assertThat(run("forward", "R-1", "--receiver", "014", "--json")).isZero();
    assertThat(json().get(0).get("state").asString()).isEqualTo("HELD");
    assertThat(run("forward", "R-2", "--receiver", "011")).isZero();
    assertThat(out.toString()).contains("方式1");

    assertThat(run("batch", "list", "--json")).isZero();
    assertThat(json().get("collecting").get(0).get("applications").asInt()).isEqualTo(1);
    assertThat(run("batch", "close", "014", "--json")).isZero();
    String id = json().get("id").asString();
    assertThat(json().get("deliveredAt").isNull()).isFalse();
    assertThat(run("batch", "reopen", id)).as("delivered").isEqualTo(4);
    assertThat(run("batch", "list")).isZero();
    assertThat(out.toString()).contains(id);
    assertThat(run("batch", "close")).as("no id").isEqualTo(2);
    assertThat(run("batch", "burn")).isEqualTo(2);
  }

  @Test
  void routesRaiseAlarmsAndCanBeTried() throws Exception {
    assertThat(run("routes", "check")).isZero();
    office.bench.sound("R-1");
    assertThat(run("routes", "check", "--json")).isEqualTo(1);
    assertThat(json().get(0).get("reason").asString()).isEqualTo("route.none");
    assertThat(run("routes", "check")).isEqualTo(1);
    assertThat(out.toString()).contains("経路がありません");

    assertThat(run("routes", "dry-run")).as("no file").isEqualTo(2);
    assertThat(run("routes", "dry-run", "--routes", "x.json", "--json")).isZero();
    assertThat(json().get("applications").asInt()).isEqualTo(1);
    assertThat(json().get("moved").get(0).get("after").asString()).isEqualTo("035");
    assertThat(run("routes", "dry-run", "--routes", "x.json", "--from", "2027-01-01", "--json"))
        .isZero();
    assertThat(json().get("applications").asInt()).isZero();
    assertThat(run("routes", "dry-run", "--routes", "x.json", "--from", "someday")).isEqualTo(2);
  }

  @Test
  void exports() throws Exception {
    office.provided("R-1", Office.STANDARD);
    Path file = folder.resolve("out.csv");

    assertThat(run("export", "--out", file.toString(), "--json")).isZero();
    assertThat(json().get("records").asInt()).isEqualTo(1);
    assertThat(file).content().contains("R-1");
    assertThat(run("export", "--out", file.toString())).as("there already").isEqualTo(2);
  }

  private void later() {
    office.bench.clock.pass(Duration.ofSeconds(1));
  }

  private JsonNode json() {
    return JsonMapper.builder().build().readTree(out.toString());
  }

  private int run(String... words) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    var texts = new Texts(Locale.JAPANESE);
    var output = new Output(new PrintWriter(out), new PrintWriter(err), texts);
    var context =
        new CommandContext(
            output,
            config -> new Door(),
            new PasswordSource(new ByteArrayInputStream("pw\n".getBytes(StandardCharsets.UTF_8))),
            () -> {
              throw new IllegalStateException("not asked for");
            });
    var line = new CommandLine(new Top());
    OfficeCommands.all(context).forEach(line::addSubcommand);
    line.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    line.getSubcommands().values().forEach(c -> c.setResourceBundle(texts.bundle()));
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(1, List.of("--config", "x", "--user", "clerk1"));
    return line.execute(all.toArray(String[]::new));
  }

  private DeskServices services() {
    var routes =
        new RoutedForwarding.Routes(office.routes.systems(), office.routes.channels(), table);
    DeskOutbox outbox = office.outbox();
    var changed =
        new RouteTable(
            List.of(new Route(new ProcedureCode("JIDO-01"), Office.STANDARD, null, null, null)));
    return new DeskServices(
        BOTH,
        null,
        office.bench.store.applications(),
        none(Intake.class),
        none(Documents.class),
        none(FormatReview.class),
        none(Identifier.class),
        office.bench.forwarding(routes, () -> {}),
        none(StatusDesk.class),
        outbox,
        office.transcriptions(),
        none(AddresseeDesk.class),
        none(OutcomeDesk.class),
        dev.shinseidesk.services.Pending.casework(),
        new DeskServices.Administration(
            none(NumberLinkDesk.class),
            none(ChannelDesk.class),
            new OfficeRoutes(
                routes, office.bench.store.routeFacts(), file -> changed, office.bench.clock),
            office.batches(),
            new CsvRecordExport(office.bench.store.forwardings()),
            none(SettingsDesk.class),
            none(dev.shinseidesk.services.CatalogueDesk.class),
            dev.shinseidesk.services.Pending.keeping()),
        new dev.shinseidesk.services.MemoryAccounts().services(),
        dev.shinseidesk.services.Pending.oversight(),
        office.bench.clock,
        outbox::close);
  }

  /** A service these commands never ask. */
  private static <T> T none(Class<T> service) {
    return service.cast(
        Proxy.newProxyInstance(
            service.getClassLoader(),
            new Class<?>[] {service},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  /** Lets the test's person in. */
  private final class Door implements OfficeAccess.ClosableOffice {
    @Override
    public String officeName() {
      return "みどり市";
    }

    @Override
    public @Nullable PracticeHint practice() {
      return null;
    }

    @Override
    public Locale locale() {
      return Locale.JAPANESE;
    }

    @Override
    public DeskServices signIn(
        dev.shinseidesk.services.Credentials credentials, SettingsChoice choice) {
      credentials.clear();
      return services();
    }

    @Override
    public dev.shinseidesk.security.RecoveryKey recover(
        String user, char[] recoveryKey, char[] next) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public void rekey(dev.shinseidesk.services.Credentials credentials) {
      throw new AssertionError("not asked for here");
    }

    @Override
    public void close() {}
  }
}
