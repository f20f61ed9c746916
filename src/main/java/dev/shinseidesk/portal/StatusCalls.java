package dev.shinseidesk.portal;

import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.portal.Caller.Call;
import dev.shinseidesk.portal.PortalCalls.Fields;
import dev.shinseidesk.portal.PortalCalls.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** 029i001-04 and 029o003. Any number of threads. */
final class StatusCalls {
  private final PortalProfile profile;
  private final Caller caller;
  private final Tokens tokens;
  private final AnswerReader answers;

  StatusCalls(PortalProfile profile, Caller caller, Tokens tokens, AnswerReader answers) {
    this.profile = profile;
    this.caller = caller;
    this.tokens = tokens;
    this.answers = answers;
  }

  /** {@link Portal#statuses}. */
  void statuses(PortalQuery query, Consumer<ListedStatus> each, Progress progress)
      throws PortalFailure {
    if (profile.calls().statuses().request().path().contains("{receiptNumber}")) {
      throw PortalFailure.of(Kind.REFUSED, "not-offered", Operation.STATUSES, "all");
    }
    Map<String, String> conditions = answers.moments().conditions(query);
    for (String condition : conditions.keySet()) {
      if (!profile.calls().statuses().request().carries(condition) && !condition.equals("status")) {
        throw PortalFailure.of(Kind.REFUSED, "not-offered", Operation.STATUSES, condition);
      }
    }
    walkStatuses(
        conditions,
        line -> {
          if (query.status() == null || query.status().equals(line.status())) {
            each.accept(line);
          }
        },
        progress);
  }

  private void walkStatuses(
      Map<String, String> conditions, Consumer<ListedStatus> each, Progress progress)
      throws PortalFailure {
    var listing = profile.calls().statuses();
    new ListWalk<>(
            Operation.STATUSES,
            listing,
            profile.limits(),
            answers,
            part -> answers.listedStatus(part, listing.fields()),
            // one number may stand there several times, with its earlier statuses; its comments
            // aren't kept, they are long
            line -> List.of(line.receiptNumber(), line.status(), line.updatedAt()))
        .walk(
            conditions,
            values ->
                caller.json(
                    tokens, call(Operation.STATUSES, listing.request(), values, true), progress),
            each,
            progress);
  }

  /** {@link Portal#status}. */
  ListedStatus status(ReceiptNumber number) throws PortalFailure {
    boolean asked = profile.calls().statuses().request().carries("receiptNumber");
    List<ListedStatus> found = new ArrayList<>();
    List<ReceiptNumber> others = new ArrayList<>();
    walkStatuses(
        Map.of("receiptNumber", number.value()),
        line -> {
          if (line.receiptNumber().equals(number)) {
            found.add(line);
          } else if (asked) {
            others.add(line.receiptNumber());
          }
        },
        Progress.NONE);
    if (!others.isEmpty()) {
      PortalFailure.unlessSame(Operation.STATUSES, number, others.getFirst());
    }
    return found.stream()
        .max(Comparator.comparing(ListedStatus::updatedAt))
        .orElseThrow(() ->
            PortalFailure.of(Kind.OTHER_SIDE_FINAL, "not-found", Operation.STATUSES, "-", "-"));
  }

  /** {@link Portal#register}. */
  ListedStatus register(StatusChange change) throws PortalFailure {
    StatusCode status = change.status();
    if (profile.meaning(status).filter(StatusMeaning::registrable).isEmpty()) {
      throw PortalFailure.of(Kind.REFUSED, "not-registrable", Operation.REGISTER, status.value());
    }
    String comment = change.comment();
    if (comment.codePointCount(0, comment.length()) > profile.limits().commentCharacters()) {
      throw PortalFailure.of(
          Kind.REFUSED,
          "comment-too-long",
          Operation.REGISTER,
          Integer.toString(profile.limits().commentCharacters()));
    }
    var registration = profile.calls().register();
    boolean numbered = registration.request().carries("requestId");
    if (!numbered) {
      // the portal can't tell a repetition: look whether an earlier try got through
      ListedStatus now = status(change.receiptNumber());
      if (now.status().equals(status) && now.comment().equals(comment)) {
        return now;
      }
    }
    Map<String, String> values = new HashMap<>();
    values.put("receiptNumber", change.receiptNumber().value());
    values.put("status", status.value());
    values.put("comment", comment);
    values.put("requestId", change.requestId());
    Call call = call(Operation.REGISTER, registration.request(), values, numbered);
    Fields fields = registration.fields();
    ListedStatus confirmed;
    if (fields == null) {
      caller.bytes(tokens, call, Progress.NONE);
      confirmed = status(change.receiptNumber());
    } else {
      confirmed = answers.listedStatus(caller.json(tokens, call, Progress.NONE), fields);
    }
    PortalFailure.unlessSame(Operation.REGISTER, change.receiptNumber(), confirmed.receiptNumber());
    if (!confirmed.status().equals(status)) {
      throw PortalFailure.of(
          Kind.OTHER_SIDE,
          "not-registered",
          Operation.REGISTER,
          status.value(),
          confirmed.status().value());
    }
    return confirmed;
  }

  private Call call(
      Operation operation, Request request, Map<String, String> values, boolean repeatable) {
    return new Call(operation, request, values, repeatable, profile.limits().maxAnswerBytes());
  }
}
