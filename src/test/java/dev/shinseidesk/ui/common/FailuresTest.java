package dev.shinseidesk.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailuresTest {
  private final RecordedDialogs dialogs = new RecordedDialogs();

  @Test
  void aForeseenProblemIsToldInItsOwnWords() {
    Problem problem = Problem.of(Problem.Kind.OTHER_SIDE, "portal.timeout", "x", "30");
    new Failures(dialogs).accept(new DeskException(problem));
    assertThat(dialogs.problems).containsExactly(problem);
    assertThat(dialogs.codes).isEmpty();
  }

  @Test
  void anUnforeseenOneIsLoggedOnceWithItsCodeAndWithoutItsText() {
    var logger = (Logger) LoggerFactory.getLogger(Failures.class);
    var log = new ListAppender<ILoggingEvent>();
    log.start();
    logger.addAppender(log);
    try {
      new Failures(dialogs)
          .accept(new IllegalStateException("佐藤花子", new IllegalArgumentException("佐藤花子")));
    } finally {
      logger.detachAppender(log);
    }
    assertThat(dialogs.codes).hasSize(1);
    assertThat(log.list).hasSize(1);
    String line = log.list.getFirst().getFormattedMessage();
    assertThat(line)
        .contains(dialogs.codes.getFirst(), "IllegalStateException", "IllegalArgumentException")
        .contains("FailuresTest")
        .doesNotContain("佐藤");
    assertThat(log.list.getFirst().getThrowableProxy()).isNull();
  }

  @Test
  void oneFaultHasOneCode() {
    String[] codes = new String[2];
    for (int i = 0; i < 2; i++) {
      codes[i] = Failures.code(new IllegalStateException("text " + i));
    }
    assertThat(codes[0]).isEqualTo(codes[1]).matches("[0-9A-F]{4}-[0-9A-F]{4}");
    assertThat(Failures.code(new IllegalStateException())).isNotEqualTo(codes[0]);
  }
}
