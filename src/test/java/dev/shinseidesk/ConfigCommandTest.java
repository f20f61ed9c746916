package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Settings, secrets, statuses and outcomes on the command line. */
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class ConfigCommandTest {
  private static final String PASSWORD = "geheim-1";

  @TempDir Path temp;
  private Path office = Path.of("");
  private Path password = Path.of("");

  @BeforeEach
  void places() throws Exception {
    office = temp.resolve("office");
    password = temp.resolve("pw");
    Files.writeString(password, PASSWORD + "\n");
  }

  @Test
  void checkNamesEveryMistakeAndSummaryPrints() throws Exception {
    setUp("http://127.0.0.1:9/api/v1");
    assertThat(DeskLine.typed("", "config", "check", "--config", office.toString()).exit())
        .isZero();
    Path page = temp.resolve("summary.html");
    assertThat(
            DeskLine.typed(
                    "",
                    "config",
                    "summary",
                    "--config",
                    office.toString(),
                    "--lang",
                    "en",
                    "--out",
                    page.toString())
                .exit())
        .isZero();
    assertThat(Files.readString(page)).contains("Configuration of 水鳥市").doesNotContain(PASSWORD);

    replace("office.json", "\"482013\"", "\"482014\"");
    replace("routes.json", "\"035\"", "\"ZZZ\"");
    DeskLine.Answer answer =
        DeskLine.typed("", "config", "check", "--config", office.toString(), "--json");
    assertThat(answer.exit()).isEqualTo(2);
    assertThat(answer.json().path("mistakes").size()).isEqualTo(7);
    assertThat(answer.json().path("mistakes").valueStream())
        .anySatisfy(m -> {
          assertThat(m.path("file").asString()).isEqualTo("routes.json");
          assertThat(m.path("pointer").asString()).isEqualTo("/routes/0/receiver");
        });
    DeskLine.Answer words = DeskLine.typed("", "config", "check", "--config", office.toString());
    assertThat(words.out()).contains("office.json", "/municipality", "7").doesNotContain("\u001F");
    assertThat(
            DeskLine.typed("", "config", "check", "--config", temp.resolve("none").toString())
                .exit())
        .isEqualTo(2);
    assertThat(DeskLine.typed("", "config").exit()).isEqualTo(2);
  }

  @Test
  void secretsComeFromFileOrStandardInput() throws Exception {
    setUp("http://127.0.0.1:9/api/v1");
    assertThat(in("", "secret", "list").exit()).isZero();
    replace(
        "office.json",
        "\"channels\" : [ {",
        "\"channels\" : [ {\"id\":\"s\",\"kind\":\"sftp\",\"sftp\":{\"host\":\"h\",\"user\":\"u\","
            + "\"directory\":\"/\",\"hostKey\":\"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\",\"keySecret\":\"s.key\",\"passphraseSecret\":\"s.phrase\"}},"
            + " {");
    assertThat(in("", "config", "in-force", "--accept").exit()).isZero();
    assertThat(in("", "secret", "list").exit()).as("two are not set").isEqualTo(1);
    Path key = temp.resolve("key");
    Files.writeString(key, "LINE1\nLINE2\n");

    assertThat(in("", "secret", "set", "s.key", "--value-file", key.toString()).exit()).isZero();
    assertThat(in("phrase-9\n", "secret", "set", "s.phrase").exit()).isZero();

    DeskLine.Answer list = in("", "secret", "list", "--json");
    assertThat(list.exit()).isZero();
    assertThat(list.json().valueStream().map(s -> s.path("name").asString()))
        .containsExactlyInAnyOrder("portal.password", "s.key", "s.phrase");
    assertThat(list.out() + list.err()).doesNotContain("LINE1", "phrase-9");
    Path file = temp.resolve("secrets.bin");
    String phrase = "みずとり市の合言葉2026\n";
    assertThat(in("short\n", "secret", "export", file.toString()).exit()).isEqualTo(4);
    assertThat(in(phrase, "secret", "export", file.toString()).exit()).isZero();
    assertThat(in(phrase, "secret", "export", file.toString()).exit()).as("there").isEqualTo(2);
    assertThat(in("lost\n", "secret", "set", "s.phrase").exit()).isZero();
    assertThat(in("wrong\n", "secret", "import", file.toString()).exit()).isEqualTo(4);
    DeskLine.Answer imported = in(phrase, "secret", "import", file.toString(), "--json");
    assertThat(imported.exit()).isZero();
    assertThat(imported.json().path("taken").size()).isEqualTo(3);
    assertThat(in("x\n", "secret", "set", "other").exit()).isEqualTo(4);
    assertThat(in("", "secret", "set", "s.key").exit()).as("no value").isEqualTo(2);
  }

  @Test
  void statusAndOutcomeWorkOnTheCommandLine() throws Exception {
    var clock = Clock.systemUTC();
    var samples = new SampleOffice(7, 5, PracticeRoom.catalogue(), clock);
    try (var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0)) {
      setUp(portal.address().toString());
      samples.writeNumberLinks(office.resolve("number-links.csv"));
      assertThat(in("", "sync").exit()).isZero();

      DeskLine.Answer fetched = in("", "status", "fetch", "--json");
      assertThat(fetched.exit()).isZero();
      assertThat(fetched.json().path("listed").asInt()).isGreaterThanOrEqualTo(5);
      assertThat(fetched.json().path("changed").isEmpty()).isTrue();
      assertThat(in("", "status", "list").out()).contains("送信済", "要訂正");

      String number = samples.applications().getFirst().receiptNumber().value();
      assertThat(in("", "outcome", number).out()).isNotBlank();
      DeskLine.Answer refused = in("", "outcome", number, "denied");
      assertThat(refused.exit()).as("not forwarded yet").isEqualTo(4);
      assertThat(refused.err()).contains(number);
      assertThat(in("", "outcome", number, "denied", "--on", "someday").exit()).isEqualTo(2);
    }
  }

  private void setUp(String url) throws Exception {
    Path portalPassword = temp.resolve("portal-pw");
    Files.writeString(portalPassword, PracticeAccount.SHOWN.password());
    DeskLine.Answer answer =
        DeskLine.typed(
            "",
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
    assertThat(answer.exit()).as(answer.err()).isZero();
  }

  private void replace(String file, String from, String to) throws Exception {
    Path path = office.resolve(file);
    String text = Files.readString(path);
    assertThat(text).contains(from);
    Files.writeString(path, text.replace(from, to));
  }

  private DeskLine.Answer in(String input, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--config", office.toString(), "--user", "suzuki"));
    all.addAll(List.of("--password-file", password.toString()));
    return DeskLine.typed(input, all.toArray(String[]::new));
  }
}
