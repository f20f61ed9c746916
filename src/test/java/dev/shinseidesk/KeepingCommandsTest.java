package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.security.KeyDerivation;
import dev.shinseidesk.security.Keyring;
import dev.shinseidesk.store.SqliteStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Deleting by two persons, holding, backing up and restoring by command, over a real store. */
@Execution(ExecutionMode.CONCURRENT)
@Order(8)
class KeepingCommandsTest {
  private static final int SAMPLES = 12;

  @TempDir Path temp;
  private final Clock clock = Clock.systemUTC();
  private Path office = Path.of("");
  private Path password = Path.of("");

  private record Answer(int exit, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }

    String problem() {
      return JsonMapper.builder().build().readTree(err).path("problem").path("key").asString();
    }
  }

  @BeforeEach
  void places() throws Exception {
    office = temp.resolve("office");
    password = temp.resolve("pw");
    Files.writeString(password, "geheim-1\n");
  }

  @Test
  void twoPersonsDeleteAndTheBackupBringsBack() throws Exception {
    var samples = new SampleOffice(7, SAMPLES, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      assertThat(setUp(portal.address().toString()).exit()).isZero();
      samples.writeNumberLinks(office.resolve("number-links.csv"));
      assertThat(as("suzuki", "sync", "--json").json().path("received").asInt()).isEqualTo(SAMPLES);
      Path settings = office.resolve("keeping.json");
      Files.writeString(
          settings,
          Files.readString(settings)
              .replace("next-fiscal-year", "completion")
              .replaceAll("\"months\": \\d+", "\"months\": 1"));
      Answer stopped = as("suzuki", "list", "--json");
      assertThat(stopped.exit()).isEqualTo(4);
      assertThat(stopped.problem()).isEqualTo("settings.differ-decide");
      assertThat(as("suzuki", "config", "in-force", "--accept").exit()).isZero();
      List<ReceiptNumber> numbers =
          samples.applications().stream().map(a -> a.receiptNumber()).toList();
      secondPersonAndOldEndings(numbers.subList(0, 3));

      Answer made = as("suzuki", "backup", "--json");
      assertThat(made.exit()).as(made.err()).isZero();
      Path file = office.resolve("backups").resolve(made.json().path("file").asString());
      assertThat(as("suzuki", "backup", "--status").exit()).isZero();

      deletion(numbers);
      Answer again = as("suzuki", "sync", "--json");
      assertThat(again.json().path("received").asInt()).as("deleted stays deleted").isZero();

      restoring(file, numbers);
    }
  }

  private void deletion(List<ReceiptNumber> numbers) {
    String held = numbers.get(0).value();
    JsonNode preview = as("suzuki", "retention", "preview", "--list", "due", "--json").json();
    assertThat(preview.path("applications")).hasSize(3);
    Answer hold = as("suzuki", "hold", "set", held, "--reason", "審査請求", "--json");
    assertThat(hold.exit()).as(hold.err()).isZero();
    assertThat(as("suzuki", "hold", "list").out()).contains(held, "審査請求");
    Answer proposed = as("suzuki", "retention", "propose", "--reason", "期間満了", "--json");
    assertThat(proposed.json().path("planned").asInt()).isEqualTo(2);
    String run = proposed.json().path("id").asString();
    assertThat(as("suzuki", "retention", "confirm", run, "--json").problem())
        .isEqualTo("keeping.own-proposal");
    assertThat(as("suzuki", "retention", "run", run).exit()).isEqualTo(4);
    assertThat(as("kato", "retention", "confirm", run).exit()).isZero();
    Answer done = as("suzuki", "retention", "run", run, "--json");
    assertThat(done.exit()).as(done.err()).isZero();
    assertThat(done.json().path("deleted").asInt()).isEqualTo(2);
    assertThat(as("suzuki", "show", numbers.get(1).value()).exit()).isEqualTo(2);
    assertThat(as("suzuki", "retention", "find", numbers.get(1).value()).exit()).isZero();
    assertThat(as("suzuki", "retention", "find", held).exit()).isEqualTo(1);
    String id = hold.json().path("id").asString();
    assertThat(as("suzuki", "hold", "lift", id, "--reason", "終結").exit()).isZero();
    assertThat(as("suzuki", "hold", "lift", id, "--reason", "終結").exit()).isEqualTo(4);
  }

  private void restoring(Path file, List<ReceiptNumber> numbers) throws Exception {
    Answer check = restore(file, "--check", "--json");
    assertThat(check.exit()).as(check.err()).isZero();
    assertThat(check.json().path("applications").asInt()).isEqualTo(SAMPLES);
    assertThat(check.json().path("archives").asInt()).isEqualTo(SAMPLES);
    assertThat(restore(file, "--check", "--config", office.toString()).exit()).isEqualTo(2);

    Path cut = Files.write(temp.resolve("cut.sdbackup"), new byte[] {'S', 'D', 'B'});
    assertThat(restore(cut, "--check").exit()).isEqualTo(2);
    Path wrong = Files.writeString(temp.resolve("wrong"), "falsch\n");
    Answer refused =
        run(
            "restore",
            file.toString(),
            "--check",
            "--user",
            "suzuki",
            "--password-file",
            wrong.toString(),
            "--json");
    assertThat(refused.problem()).isEqualTo("sign-in.wrong");

    Answer there = restore(file, "--config", office.toString(), "--json");
    assertThat(there.problem()).isEqualTo("backup.not-empty");
    assertThat(there.exit()).isEqualTo(4);
    assertThat(as("suzuki", "show", numbers.get(1).value()).exit()).as("untouched").isEqualTo(2);

    Answer aside = restore(file, "--config", office.toString(), "--move-aside", "--json");
    assertThat(aside.exit()).as(aside.err()).isZero();
    assertThat(as("suzuki", "show", numbers.get(1).value()).exit()).as("back").isZero();
    assertThat(Path.of(aside.json().path("movedAside").asString()).resolve("store.db")).exists();

    // a new machine: nothing but the file
    Path fresh = temp.resolve("fresh");
    Answer moved = restore(file, "--config", fresh.toString(), "--json");
    assertThat(moved.exit()).as(moved.err()).isZero();
    office = fresh;
    assertThat(as("kato", "list", "--json").json().path("count").asInt()).isEqualTo(SAMPLES);
    try (Stream<Path> left = Files.walk(temp)) {
      assertThat(left.filter(f -> f.toString().contains("staging"))).isEmpty();
    }
  }

  private void secondPersonAndOldEndings(List<ReceiptNumber> ended) throws Exception {
    Path data = office.resolve("data");
    var keyring =
        new Keyring(data.resolve("keyring.json"), KeyDerivation.DEFAULT, new SecureRandom());
    try (DataKey key = keyring.unlock("suzuki", "geheim-1".toCharArray())) {
      keyring.addUser(key, new OperatorId("kato"), "geheim-1".toCharArray());
      try (SqliteStore store = SqliteStore.open(data.resolve("store.db"), key)) {
        store
            .users()
            .save(new Operator(new OperatorId("kato"), "加藤", EnumSet.of(Operator.Role.SUPERVISOR)));
        for (ReceiptNumber number : ended) {
          store
              .intake()
              .seen(number, new StatusCode("20"), clock.instant().minus(Duration.ofDays(81)));
          store
              .intake()
              .seen(number, new StatusCode("40"), clock.instant().minus(Duration.ofDays(80)));
        }
      }
    }
  }

  private Answer setUp(String url) throws Exception {
    Path portalPassword =
        Files.writeString(temp.resolve("portal-pw"), PracticeAccount.SHOWN.password());
    return run(
        "setup",
        "--config",
        office.toString(),
        "--user",
        "suzuki",
        "--name",
        "鈴木",
        "--password-file",
        password.toString(),
        "--portal-url",
        url,
        "--portal-user",
        PracticeAccount.SHOWN.id(),
        "--portal-password-file",
        portalPassword.toString());
  }

  private Answer as(String user, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--config", office.toString(), "--user", user));
    all.addAll(List.of("--password-file", password.toString()));
    return run(all.toArray(String[]::new));
  }

  private Answer restore(Path file, String... more) {
    List<String> all = new ArrayList<>(List.of("restore", file.toString(), "--user", "suzuki"));
    all.addAll(List.of("--password-file", password.toString()));
    all.addAll(List.of(more));
    return run(all.toArray(String[]::new));
  }

  @Test
  void everyCommandHelpsInBothLanguages() {
    for (String command : List.of("retention", "hold", "backup", "restore")) {
      Answer japanese = run(command, "--help");
      Answer english = run("--lang", "en", command, "--help");
      assertThat(List.of(japanese.exit(), english.exit())).as(command).containsOnly(0);
      assertThat(japanese.out()).as(command).containsPattern("[ぁ-ん]").doesNotContain("${");
      assertThat(english.out()).as(command).doesNotContainPattern("[ぁ-ん]").doesNotContain("${");
    }
  }

  private Answer run(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        new Console(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                KeyDerivation.PUBLIC,
                temp.resolve("desk.conf"),
                temp.resolve("tries").resolve("attempts.json"))
            .run(arguments);
    return new Answer(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
