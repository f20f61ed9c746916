package dev.shinseidesk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.security.KeyDerivation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The command line as an office's IT section uses it, over an office in a folder of its own. Its
 * passwords cost little to try; what they cost in a real office is for the tests of the sign-in.
 */
final class DeskLine {
  private static final String FIRST = "suzuki";

  private final Path folder;
  private final Path password;
  private final Path conf;
  private Path office;

  /** The office will lie in {@code office} of this folder; nothing is set up yet. */
  DeskLine(Path folder) throws IOException {
    this.folder = folder;
    office = folder.resolve("office");
    conf = folder.resolve("desk.conf");
    password = Files.writeString(folder.resolve("pw"), "geheim-1\n");
  }

  /** What a command came to. */
  record Answer(int exit, String out, String err) {
    JsonNode json() {
      return JsonMapper.builder().build().readTree(out);
    }

    /** Key of the problem told with {@code --json}. */
    String problem() {
      return JsonMapper.builder().build().readTree(err).path("problem").path("key").asString();
    }
  }

  /** The configuration folder. */
  Path office() {
    return office;
  }

  /** Goes on with the office in another folder. */
  void office(Path moved) {
    office = moved;
  }

  /** The file with everybody's password. */
  Path password() {
    return password;
  }

  /** Sets the office up, which must succeed. */
  void setUp(String portal) throws IOException {
    Answer answer = trySetUp(portal);
    assertThat(answer.exit()).as(answer.err()).isZero();
  }

  /** Sets the office up. */
  Answer trySetUp(String portal) throws IOException {
    Path portalPassword =
        Files.writeString(folder.resolve("portal-pw"), PracticeAccount.SHOWN.password());
    return run(
        "setup",
        "--config",
        office.toString(),
        "--user",
        FIRST,
        "--name",
        "鈴木",
        "--password-file",
        password.toString(),
        "--portal-url",
        portal,
        "--portal-user",
        PracticeAccount.SHOWN.id(),
        "--portal-password-file",
        portalPassword.toString());
  }

  /** A command in the office by whoever set it up; its words are split at spaces. */
  Answer in(String command, String... arguments) {
    return as(FIRST, command, arguments);
  }

  /** A command in the office by this person. */
  Answer as(String user, String command, String... arguments) {
    List<String> all = new ArrayList<>(List.of(command.split(" ", -1)));
    all.addAll(List.of("--config", office.toString(), "--user", user));
    all.addAll(List.of("--password-file", password.toString()));
    all.addAll(List.of(arguments));
    return typed(conf, "", all.toArray(String[]::new));
  }

  /** What whoever installed the program laid down; not there until a test writes it. */
  Path conf() {
    return conf;
  }

  /** Any command at this desk. */
  Answer at(String... arguments) {
    return typed(conf, "", arguments);
  }

  /** Any command. */
  static Answer run(String... arguments) {
    return typed("", arguments);
  }

  /** Any command, with this on its standard input. */
  static Answer typed(String input, String... arguments) {
    return typed(Path.of("target", "none", "desk.conf"), input, arguments);
  }

  private static Answer typed(Path conf, String input, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    int exit =
        new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                KeyDerivation.PUBLIC,
                conf,
                conf.resolveSibling("attempts.json"))
            .run(arguments);
    return new Answer(
        exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }
}
