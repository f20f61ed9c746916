package dev.shinseidesk.portal;

import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.portal.AnswerReader.Part;
import dev.shinseidesk.portal.PortalCalls.Listing;
import dev.shinseidesk.portal.PortalCalls.PagingStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/**
 * Walks the pages of one list. A list that turns in circles, shrinks under way, or ends before its
 * own total is ended with a problem, since lines may be missing. For one thread and one walk.
 */
final class ListWalk<T> {
  private final Operation operation;
  private final Listing listing;
  private final PortalProfile.Limits limits;
  private final AnswerReader answers;
  private final LineReader<T> reader;
  private final Function<T, Object> identity;
  private final Set<Object> seen = new HashSet<>();
  private final Set<String> cursors = new HashSet<>();
  private @Nullable String cursor;
  private long lines;
  private long total = -1;

  /** Makes a line of an element. */
  interface LineReader<T> {
    T read(Part element) throws PortalFailure;
  }

  /** Asks for one page. */
  interface PageCall {
    Part ask(Map<String, String> values) throws PortalFailure;
  }

  /**
   * Prepares a walk.
   *
   * @param identity what makes two lines the same line, met twice because the list moved
   */
  ListWalk(
      Operation operation,
      Listing listing,
      PortalProfile.Limits limits,
      AnswerReader answers,
      LineReader<T> reader,
      Function<T, Object> identity) {
    this.operation = operation;
    this.listing = listing;
    this.limits = limits;
    this.answers = answers;
    this.reader = reader;
    this.identity = identity;
  }

  /** Walks to the end. */
  void walk(Map<String, String> conditions, PageCall call, Consumer<T> each, Progress progress)
      throws PortalFailure {
    for (int page = 0; page < limits.maxPages(); page++) {
      if (progress.cancelled()) {
        throw Transport.interrupted(operation);
      }
      Part answer = call.ask(values(conditions, page));
      int got = take(answer, each, progress);
      progress.report(seen.size(), total);
      if (ended(answer, got)) {
        return;
      }
    }
    throw broken("pages > " + limits.maxPages());
  }

  private Map<String, String> values(Map<String, String> conditions, int page) {
    var values = new HashMap<>(conditions);
    values.put("pageSize", Integer.toString(limits.pageSize()));
    long first = listing.paging().first();
    switch (listing.paging().style()) {
      case NONE -> {}
      case PAGE -> values.put("position", Long.toString(first + page));
      case OFFSET -> values.put("position", Long.toString(first + lines));
      case CURSOR -> {
        if (cursor != null) {
          values.put("position", cursor);
        }
      }
    }
    return values;
  }

  private int take(Part answer, Consumer<T> each, Progress progress) throws PortalFailure {
    Long told = answers.promisedCount(answer, listing.paging().total());
    if (told != null) {
      if (told < total) {
        throw broken("total " + total + " → " + told);
      }
      total = told;
    }
    ArrayNode items = answers.array(answer, listing.items(), told != null && told == 0);
    boolean fresh = false;
    for (int i = 0; i < items.size(); i++) {
      if (progress.cancelled()) {
        throw Transport.interrupted(operation);
      }
      T line = reader.read(new Part(operation, items.get(i), listing.items() + "/" + i));
      lines++;
      if (seen.add(identity.apply(line))) {
        fresh = true;
        each.accept(line);
      }
    }
    if (!items.isEmpty() && !fresh) {
      throw broken("page repeated");
    }
    if (total >= 0 && lines > total) {
      throw broken("lines " + lines + " > total " + total);
    }
    return items.size();
  }

  private boolean ended(Part answer, int got) throws PortalFailure {
    PagingStyle style = listing.paging().style();
    if (style == PagingStyle.CURSOR) {
      var next = listing.paging().next();
      cursor = next == null ? null : answers.textOrNull(answer, next);
      if (cursor != null) {
        if (!cursors.add(cursor)) {
          throw broken("cursor repeated");
        }
        return false;
      }
    }
    if (total >= 0 && lines >= total) {
      return true;
    }
    boolean last = got == 0 || style == PagingStyle.NONE || style == PagingStyle.CURSOR;
    if (last && total >= 0) {
      throw broken("lines " + lines + " < total " + total);
    }
    // a short page isn't the last one: the portal may give less at once than was asked for
    return last;
  }

  private PortalFailure broken(String how) {
    return PortalFailure.of(Kind.OTHER_SIDE, "paging", operation, how);
  }
}
