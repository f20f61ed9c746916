package dev.shinseidesk.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.channels.ConfiguredChannels.Entry;
import dev.shinseidesk.practice.PracticeSftpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfiguredChannelsTest {
  @TempDir Path folder;
  private final AtomicLong time = new AtomicLong();

  @Test
  void tellsWhatThereIsInItsOrder() {
    var desk = desk(new FolderTransport(folder, ".part"));

    assertThat(desk.channels())
        .containsExactly(
            new ChannelDesk.ChannelInfo("jido", "folder", folder.toString(), List.of("児童手当")));
  }

  @Test
  void aChannelThatWorksPassesEachStepAndKeepsNothing() throws Exception {
    try (var server = new PracticeSftpServer(folder, "desk", "himitsu")) {
      var sftp =
          new SftpTransport(
              new SftpSettings(
                  "127.0.0.1",
                  server.port(),
                  "desk",
                  "/",
                  server.fingerprint(),
                  new SftpSettings.Auth.Password("pw"),
                  ".part",
                  Duration.ofSeconds(5),
                  Duration.ofSeconds(5)),
              name -> "himitsu".toCharArray());
      for (Transport transport : List.of(sftp, new FolderTransport(folder, ".part"))) {
        ChannelDesk.TestReport report = test(desk(transport), Role.SUPERVISOR);

        assertThat(report.passed()).as(report.toString()).isTrue();
        assertThat(report.steps())
            .extracting(ChannelDesk.Step::name)
            .containsExactly("CONNECT", "WRITE", "READ_BACK", "LIST", "REMOVE");
        assertThat(report.steps())
            .extracting(ChannelDesk.Step::took)
            .containsOnly(Duration.ofMillis(7));
        assertThat(names()).isEmpty();
      }
    }
  }

  @Test
  void stopsAtTheStepThatFails() throws Exception {
    var report =
        test(desk(new FolderTransport(folder.resolve("none"), ".part")), Role.ADMINISTRATOR);

    assertThat(report.passed()).isFalse();
    assertThat(report.steps())
        .singleElement()
        .satisfies(step -> {
          assertThat(step.name()).isEqualTo("CONNECT");
          assertThat(step.problem())
              .isNotNull()
              .extracting("key")
              .isEqualTo("channel.folder-missing");
        });
  }

  @Test
  void takesItsFileAwayWhenALaterStepFails() throws Exception {
    var flipping =
        new Disk() {
          @Override
          void move(Path from, Path to) throws IOException {
            super.move(from, to);
            byte[] content = Files.readAllBytes(to);
            content[0] ^= 1;
            Files.write(to, content);
          }
        };
    var report = test(desk(new FolderTransport(folder, ".part", flipping)), Role.ADMINISTRATOR);

    assertThat(report.steps())
        .last()
        .satisfies(step -> {
          assertThat(step.name()).isEqualTo("READ_BACK");
          assertThat(step.problem()).isNotNull();
        });
    assertThat(names()).isEmpty();
  }

  @Test
  void stopsWhereItIsAskedToAndCleansUp() throws Exception {
    var asked = new AtomicInteger();
    var progress =
        new Progress() {
          @Override
          public void report(long done, long total) {}

          @Override
          public boolean cancelled() {
            return asked.incrementAndGet() > 2;
          }
        };

    var report =
        desk(new FolderTransport(folder, ".part"))
            .test(operator(Role.SUPERVISOR), "jido", progress);

    assertThat(report.steps())
        .hasSize(3)
        .last()
        .satisfies(step ->
            assertThat(step.problem())
                .isNotNull()
                .extracting("key")
                .isEqualTo("channel.cancelled"));
    assertThat(names()).isEmpty();
  }

  @Test
  void onlySupervisorsAndAdministratorsMayTry() {
    for (Role role : List.of(Role.CLERK, Role.REVIEWER, Role.AUDITOR)) {
      DeskException refused =
          catchThrowableOfType(
              DeskException.class, () -> test(desk(new FolderTransport(folder, ".part")), role));
      assertThat(refused.problem().key()).isEqualTo("channel.test-not-permitted");
      assertThat(refused.problem().kind().exitCode()).isEqualTo(4);
    }
  }

  @Test
  void anUnknownChannelIsToldByItsId() {
    var desk = desk(new FolderTransport(folder, ".part"));
    DeskException refused =
        catchThrowableOfType(
            DeskException.class,
            () -> desk.test(operator(Role.ADMINISTRATOR), "jdio", Progress.NONE));

    assertThat(refused.problem().key()).isEqualTo("channel.unknown");
    assertThat(refused.problem().facts()).containsExactly("jdio");
  }

  private ConfiguredChannels desk(Transport transport) {
    return new ConfiguredChannels(
        List.of(new Entry("jido", transport, List.of("児童手当"))), () -> time.getAndAdd(7_000_000));
  }

  private static ChannelDesk.TestReport test(ChannelDesk desk, Role role) throws DeskException {
    return desk.test(operator(role), "jido", Progress.NONE);
  }

  private static Operator operator(Role role) {
    return new Operator(new OperatorId("it1"), "情報 一郎", Set.of(role));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).toList();
    }
  }
}
