package dev.shinseidesk.portal;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.portal.AnswerReader.Part;
import dev.shinseidesk.portal.Caller.Call;
import dev.shinseidesk.portal.PortalCalls.Delivery;
import dev.shinseidesk.portal.PortalCalls.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The portal over HTTP as its interface profile says; nothing of the mapping is compiled in. Any
 * number of threads, each blocked while its call runs; never the FX thread.
 */
public final class HttpPortal implements Portal, AutoCloseable {
  private final PortalProfile profile;
  private final Transport transport;
  private final Caller caller;
  private final Tokens tokens;
  private final AnswerReader answers;
  private final ArchiveCheck archives;
  private final StatusCalls statusCalls;

  /**
   * Connects nothing yet.
   *
   * @param profile how the portal is spoken to
   * @param userId of the log-in
   * @param password asked for at each log-in (any thread); the array given is overwritten after
   *     use. The text made of it for the request lives until the garbage collector takes it.
   * @param tls from {@link PortalTls}; null for Java's own authorities and no client certificate
   * @param clock for the end of tokens
   * @throws DeskException {@code portal.bad-profile} where the profile can't be used
   */
  public HttpPortal(
      PortalProfile profile,
      String userId,
      Supplier<char[]> password,
      @Nullable SSLContext tls,
      Clock clock)
      throws DeskException {
    this(profile, userId, password, tls, clock, Pause.REAL);
  }

  HttpPortal(
      PortalProfile profile,
      String userId,
      Supplier<char[]> password,
      @Nullable SSLContext tls,
      Clock clock,
      Pause pause)
      throws DeskException {
    List<Problem> wrong = new ArrayList<>();
    new ProfileChecks()
        .check(
            profile,
            (pointer, rule) ->
                wrong.add(
                    Problem.of(Kind.USAGE, "portal.bad-profile", profile.name(), pointer, rule)));
    if (!wrong.isEmpty()) {
      throw new DeskException(wrong.getFirst());
    }
    this.profile = profile;
    this.transport = new Transport(profile.connection(), tls);
    this.answers = new AnswerReader(profile);
    this.caller = new Caller(profile, mapper(), transport, pause, clock);
    var logIn = new LogInCall(profile, userId, password, caller, answers, clock);
    this.tokens =
        new Tokens(logIn::fetch, Duration.ofSeconds(profile.token().renewBeforeSeconds()), clock);
    this.statusCalls = new StatusCalls(profile, caller, tokens, answers);
    this.archives =
        new ArchiveCheck(
            answers, profile.calls().application().archive(), profile.limits().maxArchiveBytes());
  }

  /** Bounded like the answers, and strict: a name given twice could hide one value. */
  private JsonMapper mapper() {
    int longest = (int) Math.min(Integer.MAX_VALUE - 8L, base64Bytes());
    return JsonMapper.builder(
            JsonFactory.builder()
                .streamReadConstraints(
                    StreamReadConstraints.builder()
                        .maxStringLength(longest)
                        .maxNestingDepth(100)
                        .maxTokenCount(4_000_000)
                        .build())
                .build())
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build();
  }

  private long base64Bytes() {
    return profile.limits().maxArchiveBytes() / 3 * 4L + 4 + profile.limits().maxAnswerBytes();
  }

  @Override
  public void logIn() throws DeskException {
    caller.repeating(
        Operation.LOGIN,
        Progress.NONE,
        () -> {
          tokens.logIn(Progress.NONE);
          return true;
        });
  }

  @Override
  public void list(PortalQuery query, Consumer<ListedApplication> each, Progress progress)
      throws DeskException {
    var listing = profile.calls().list();
    Request request = listing.request();
    Consumer<ListedApplication> wanted =
        line -> {
          if (matches(query, request, line)) {
            each.accept(line);
          }
        };
    var walk =
        new ListWalk<>(
            Operation.LIST,
            listing,
            profile.limits(),
            answers,
            part -> answers.application(part, listing.fields()),
            ListedApplication::receiptNumber);
    try {
      walk.walk(
          answers.moments().conditions(query),
          values ->
              caller.json(
                  tokens,
                  new Call(
                      Operation.LIST, request, values, true, profile.limits().maxAnswerBytes()),
                  progress),
          wanted,
          progress);
    } catch (PortalFailure e) {
      if (!(e.is("interrupted") && progress.cancelled())) {
        throw e;
      }
    }
  }

  /** What the portal can't be asked for is sorted out here. */
  private boolean matches(PortalQuery query, Request request, ListedApplication line) {
    LocalDate day = answers.moments().day(line.filedAt());
    return (query.procedure() == null || query.procedure().equals(line.procedure()))
        && (query.status() == null || query.status().equals(line.status()))
        && (query.from() == null || request.carries("from") || !day.isBefore(query.from()))
        && (query.to() == null || request.carries("to") || !day.isAfter(query.to()));
  }

  @Override
  public FetchedApplication fetch(ReceiptNumber number) throws DeskException {
    var data = profile.calls().application();
    Map<String, String> values = Map.of("receiptNumber", number.value());
    boolean inside = data.archive().delivery() == Delivery.BASE64;
    long max = inside ? base64Bytes() : profile.limits().maxAnswerBytes();
    Part answer =
        caller.json(
            tokens,
            new Call(Operation.APPLICATION, data.request(), values, true, max),
            Progress.NONE);
    ListedApplication listed = answers.application(answer, data.fields());
    PortalFailure.unlessSame(Operation.APPLICATION, number, listed.receiptNumber());
    var serial = answers.serial(answer, data.fields());
    archives.announced(answer);
    byte[] zip =
        inside
            ? archives.inside(answer, Objects.requireNonNull(data.archive().content()))
            : caller.bytes(
                tokens,
                new Call(
                    Operation.ARCHIVE,
                    Objects.requireNonNull(profile.calls().archive()),
                    values,
                    true,
                    profile.limits().maxArchiveBytes()),
                Progress.NONE);
    return archives.whole(answer, listed, serial, zip);
  }

  @Override
  public void statuses(PortalQuery query, Consumer<ListedStatus> each, Progress progress)
      throws DeskException {
    try {
      statusCalls.statuses(query, each, progress);
    } catch (PortalFailure e) {
      if (!(e.is("interrupted") && progress.cancelled())) {
        throw e;
      }
    }
  }

  @Override
  public ListedStatus status(ReceiptNumber number) throws DeskException {
    return statusCalls.status(number);
  }

  @Override
  public ListedStatus register(StatusChange change) throws DeskException {
    return statusCalls.register(change);
  }

  @Override
  public List<StatusMeaning> statusTable() {
    return profile.statusCodes();
  }

  @Override
  public int commentLimit() {
    return profile.limits().commentCharacters();
  }

  /** Ends every call under way. */
  @Override
  public void close() {
    transport.close();
  }
}
