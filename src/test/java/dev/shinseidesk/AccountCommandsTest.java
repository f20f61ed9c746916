package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.practice.PracticeAccount;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/** The commands around accounts, over a real keyring and store. */
@Execution(ExecutionMode.CONCURRENT)
class AccountCommandsTest {
  private static final String CHIEF = "mado no soto";

  @TempDir Path temp;

  private DeskLine.Answer as(String user, String input, String... command) {
    List<String> all = new ArrayList<>(List.of(command));
    all.addAll(List.of("--config", temp.resolve("office").toString(), "--user", user));
    return DeskLine.typed(input, all.toArray(String[]::new));
  }

  @Test
  void peopleComeForgetAndGoAndTheDeskStaysOpenForTheRest() throws Exception {
    Path sheet = temp.resolve("recovery.txt");
    Path portal = temp.resolve("portal");
    Files.writeString(portal, PracticeAccount.SHOWN.password());
    List<String> setup = List.of("setup", "--name", "長", "--portal-url", "http://127.0.0.1:9/api");
    DeskLine.Answer weak =
        as("chief", "password1\n", with(setup, "--portal-password-file", portal.toString()));
    assertThat(weak.exit()).as(weak.err()).isEqualTo(4);
    assertThat(weak.err()).contains("推測されやすい");
    assertThat(temp.resolve("office")).as("nothing is left of a refused set-up").doesNotExist();
    DeskLine.Answer made =
        as(
            "chief",
            CHIEF + "\n",
            with(
                setup,
                "--portal-password-file",
                portal.toString(),
                "--recovery-file",
                sheet.toString()));
    assertThat(made.exit()).as(made.err()).isZero();
    assertThat(Files.readString(sheet)).matches("(\\w{4}-){8}\\w{4}\\n");

    DeskLine.Answer added =
        as(
            "chief",
            CHIEF + "\n",
            "account",
            "add",
            "sato",
            "--name",
            "佐藤",
            "--roles",
            "clerk",
            "--groups",
            "子育て",
            "--json");
    assertThat(added.exit()).as(added.err()).isZero();
    String temporary =
        JsonMapper.builder().build().readTree(added.out()).path("temporaryPassword").asString();
    assertThat(as("sato", temporary + "\n", "list").err()).contains("新しいパスワード");
    assertThat(as("sato", temporary + "\nyuki ga furu\n", "password").exit()).isZero();
    assertThat(as("sato", "yuki ga furu\n", "account", "list").exit()).isEqualTo(4);

    DeskLine.Answer list = as("chief", CHIEF + "\n", "account", "list");
    assertThat(list.out()).contains("sato", "佐藤", "clerk");
    assertThat(
            as(
                    "chief",
                    CHIEF + "\n",
                    "account",
                    "roles",
                    "sato",
                    "--roles",
                    "clerk,auditor",
                    "--groups",
                    "")
                .exit())
        .isZero();
    assertThat(as("chief", CHIEF + "\n", "account", "list", "--json").out())
        .contains("AUDITOR")
        .doesNotContain("子育て");
    assertThat(as("chief", CHIEF + "\n", "account", "roles", "sato", "--roles", "king").exit())
        .isEqualTo(2);

    assertThat(as("sato", "yuki ga furu\n", "rekey").exit()).isEqualTo(4);
    DeskLine.Answer rekeyed = as("chief", CHIEF + "\n", "rekey");
    assertThat(rekeyed.exit()).as(rekeyed.err()).isZero();
    assertThat(as("sato", "yuki ga furu\n", "list").exit()).isZero();

    String key = Files.readString(sheet);
    assertThat(as("chief", "AAAA-BBBB\nkaze no oto\n", "recover").exit()).isEqualTo(2);
    DeskLine.Answer recovered = as("chief", key + "kaze no oto\n", "recover");
    assertThat(recovered.exit()).as(recovered.err()).isZero();
    assertThat(recovered.out()).containsPattern("(\\w{4}-){8}\\w{4}").doesNotContain(key.strip());
    assertThat(as("chief", CHIEF + "\n", "account", "list").exit()).isEqualTo(4);
    assertThat(as("chief", "kaze no oto\n", "account", "remove", "sato").exit()).isZero();
    assertThat(as("sato", "yuki ga furu\n", "list").exit()).isEqualTo(4);
    assertThat(as("chief", "kaze no oto\n", "account", "remove", "chief").exit()).isEqualTo(4);
  }

  private static String[] with(List<String> one, String... more) {
    List<String> all = new ArrayList<>(one);
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }
}
