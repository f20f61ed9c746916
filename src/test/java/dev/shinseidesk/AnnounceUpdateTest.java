package dev.shinseidesk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.provisioning.SigningKeys;
import dev.shinseidesk.provisioning.UpdateList;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A version is announced by one command and found by another, as IT would do both. */
class AnnounceUpdateTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private int run(String... args) {
    out.reset();
    var stream = new PrintStream(out, true, UTF_8);
    return new Console(new ByteArrayInputStream(new byte[0]), stream, stream).run(args);
  }

  private String key(String name) {
    assertThat(run("config", "bundle", "--make-key", folder.resolve(name).toString())).isZero();
    Matcher found = Pattern.compile("[A-Za-z0-9+/=]{40,}").matcher(out.toString(UTF_8));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private int announce(String pinned, String key, String... more) {
    String[] all = new String[7 + more.length];
    System.arraycopy(
        new String[] {
          "announce-update",
          "--in",
          folder.toString(),
          "--key",
          folder.resolve(key).toString(),
          "--public-key",
          pinned
        },
        0,
        all,
        0,
        7);
    System.arraycopy(more, 0, all, 7, more.length);
    return run(all);
  }

  private int check(String pinned, String desk) {
    return run(
        "check-update",
        "--from",
        folder.toString(),
        "--public-key",
        pinned,
        "--version-now",
        "0.1.0",
        "--desk",
        desk);
  }

  @Test
  void whatIsAnnouncedIsFoundUntilItIsWithdrawn() throws Exception {
    String pinned = key("signing.key");
    Files.writeString(folder.resolve("desk-0.2.0.deb"), "package");
    assertThat(check(pinned, "desk-1")).as("no list yet").isEqualTo(2);

    assertThat(announce(pinned, "signing.key", "--release", "0.2.0", "--package", "desk-0.2.0.deb"))
        .isZero();
    assertThat(check(pinned, "desk-1")).isEqualTo(1);
    assertThat(out.toString(UTF_8)).contains("0.2.0", "desk-0.2.0.deb");

    Files.writeString(folder.resolve("desk-0.2.0.deb"), "another package");
    assertThat(check(pinned, "desk-1")).as("not the file that was signed").isEqualTo(4);

    long before = UpdateList.read(folder, SigningKeys.publicKey(pinned)).number();
    assertThat(announce(pinned, "signing.key", "--release", "0.2.0", "--withdraw")).isZero();
    assertThat(UpdateList.read(folder, SigningKeys.publicKey(pinned)).number())
        .isGreaterThan(before);
    assertThat(check(pinned, "desk-1")).isZero();
  }

  @Test
  void aListSomebodyElseWroteIsNotSignedAlong() throws Exception {
    String pinned = key("signing.key");
    key("other.key");
    Files.writeString(folder.resolve("desk-0.2.0.deb"), "package");
    String[] version = {"--release", "0.2.0", "--package", "desk-0.2.0.deb"};
    assertThat(announce(pinned, "signing.key", version)).isZero();

    Files.writeString(folder.resolve("updates.txt"), "9.9.9 100 cc evil.deb\n");
    assertThat(announce(pinned, "signing.key", version)).isEqualTo(4);
    assertThat(Files.readString(folder.resolve("updates.txt"))).contains("evil.deb");

    Files.delete(folder.resolve("updates.txt"));
    assertThat(announce(pinned, "other.key", version)).as("not the key desks know").isEqualTo(4);
    assertThat(folder.resolve("updates.txt")).doesNotExist();
  }

  @Test
  void namesThatLeaveTheFolderAndPercentagesThatAreNoneAreWrongUsage() throws Exception {
    String pinned = key("signing.key");
    assertThat(announce(pinned, "signing.key", "--release", "0.2.0", "--package", "../desk.deb"))
        .isEqualTo(2);
    assertThat(
            announce(
                pinned,
                "signing.key",
                "--release",
                "0.2.0",
                "--package",
                "desk.deb",
                "--percent",
                "101"))
        .isEqualTo(2);
    assertThat(announce(pinned, "signing.key", "--release", "0.2.0")).isEqualTo(2);
    assertThat(folder.resolve("updates.txt")).doesNotExist();
  }
}
