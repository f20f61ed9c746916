package dev.shinseidesk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.JsonEncoder;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.Encoder;
import ch.qos.logback.core.rolling.FixedWindowRollingPolicy;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeBasedTriggeringPolicy;
import ch.qos.logback.core.util.FileSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/**
 * The log of the window: in the user's own folder, five files of two megabytes, as JSON lines on
 * request. A file {@code log-level} beside it (one word: DEBUG, INFO, WARN, ERROR) is looked at
 * every few seconds and changes the level while the program runs.
 */
final class DeskLog implements AutoCloseable {
  private static final String PATTERN =
      "%d{yyyy-MM-dd'T'HH:mm:ss.SSS} %-5level %logger %msg%n%xThrowable{8}";
  private static final long SECONDS = 5;
  private static final int KEPT = 5;
  private static final List<String> LEVELS = List.of("TRACE", "DEBUG", "INFO", "WARN", "ERROR");

  private final RollingFileAppender<ILoggingEvent> appender;
  private final Path levelFile;
  private final ScheduledExecutorService watch;

  private DeskLog(RollingFileAppender<ILoggingEvent> appender, Path levelFile) {
    this.appender = appender;
    this.levelFile = levelFile;
    this.watch =
        Executors.newSingleThreadScheduledExecutor(
            task -> Thread.ofPlatform().daemon().name("log-level").unstarted(task));
  }

  /** The user's folder for what a program notes down; none of the program's own folder. */
  static Path folder() {
    String state = System.getenv("XDG_STATE_HOME");
    String local = System.getenv("LOCALAPPDATA");
    if (local != null && !local.isEmpty()) {
      return Path.of(local, "ShinseiDesk", "log");
    }
    if (System.getProperty("os.name", "").startsWith("Mac")) {
      return Path.of(System.getProperty("user.home"), "Library", "Logs", "ShinseiDesk");
    }
    return state == null || state.isEmpty()
        ? Path.of(System.getProperty("user.home"), ".local", "state", "shinsei-desk")
        : Path.of(state, "shinsei-desk");
  }

  /** The file written to now. */
  static Path file() {
    return folder().resolve("desk.log");
  }

  /**
   * Starts writing to a folder.
   *
   * @param json lines of JSON instead of plain ones
   * @throws IOException when the folder can't be made
   */
  static DeskLog start(Path folder, boolean json) throws IOException {
    Files.createDirectories(folder);
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    Path file = folder.resolve("desk.log");
    var appender = new RollingFileAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setName("DESK");
    appender.setFile(file.toString());
    var rolling = new FixedWindowRollingPolicy();
    rolling.setContext(context);
    rolling.setParent(appender);
    rolling.setFileNamePattern(folder.resolve("desk.%i.log").toString());
    rolling.setMinIndex(1);
    rolling.setMaxIndex(KEPT - 1);
    rolling.start();
    var size = new SizeBasedTriggeringPolicy<ILoggingEvent>();
    size.setContext(context);
    size.setMaxFileSize(FileSize.valueOf("2MB"));
    size.start();
    Encoder<ILoggingEvent> encoder = encoder(context, json);
    appender.setRollingPolicy(rolling);
    appender.setTriggeringPolicy(size);
    appender.setEncoder(encoder);
    appender.start();
    root().addAppender(appender);
    var log = new DeskLog(appender, folder.resolve("log-level"));
    log.look();
    var _ = log.watch.scheduleWithFixedDelay(log::look, SECONDS, SECONDS, TimeUnit.SECONDS);
    return log;
  }

  private static Encoder<ILoggingEvent> encoder(LoggerContext context, boolean json) {
    if (json) {
      var lines = new JsonEncoder();
      lines.setContext(context);
      lines.start();
      return lines;
    }
    var plain = new PatternLayoutEncoder();
    plain.setContext(context);
    plain.setCharset(StandardCharsets.UTF_8);
    plain.setPattern(PATTERN);
    plain.start();
    return plain;
  }

  private static Logger root() {
    return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  }

  /** Our own code's level; libraries stay as quiet as the configuration made them. */
  private static Logger own() {
    return (Logger) LoggerFactory.getLogger("dev.shinseidesk");
  }

  /** Takes the level from the file; without one the one the program ships with. */
  void look() {
    Level wanted = null;
    try {
      if (Files.isRegularFile(levelFile)) {
        String word = Files.readString(levelFile).strip().toUpperCase(Locale.ROOT);
        wanted = LEVELS.contains(word) ? Level.toLevel(word) : null;
      }
    } catch (IOException e) {
      own().warn("the level file can't be read");
    }
    if (!Objects.equals(own().getLevel(), wanted)) {
      own().setLevel(wanted);
    }
  }

  @Override
  public void close() {
    watch.shutdownNow();
    root().detachAppender(appender);
    appender.stop();
  }
}
