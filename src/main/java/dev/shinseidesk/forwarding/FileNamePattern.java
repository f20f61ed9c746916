package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Name of a file at the receiver, with placeholders: {@code {businessSystem}}, {@code
 * {receiptNumber}}, {@code {procedure}}, {@code {addressee}}, {@code {deliveryId}}, {@code {batch}}
 * (方式4), {@code {timestamp}} (操作年月日 and 操作時刻, or when the batch was closed, as yyyyMMddHHmmss, so
 * the same through every try). A name can't leave its folder.
 *
 * @param pattern e.g. {@code {businessSystem}_{receiptNumber}_{timestamp}.csv}
 */
public record FileNamePattern(String pattern) {
  private static final String ITEM = "ファイル名";
  private static final int MAX_BYTES = 200;
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z]*)}");
  private static final Pattern DELIVERY_ID = Pattern.compile("[0-9A-Za-z-]{1,64}|\\*");
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss", Locale.ROOT);

  /** Longest values there can be. */
  private static final Map<String, String> LONGEST =
      Map.of(
          "businessSystem", "x".repeat(3),
          "receiptNumber", "x".repeat(20),
          "procedure", "x".repeat(20),
          "addressee", "x".repeat(15),
          "deliveryId", "x".repeat(36),
          "batch", "x".repeat(36),
          "timestamp", "x".repeat(14));

  /**
   * Checks the pattern.
   *
   * @throws InvalidValue when it holds an unknown placeholder or a character that no file name may
   *     hold, begins with a dot, ends with a dot or a space, could grow too long, or is the same
   *     for every application
   */
  public FileNamePattern {
    String longest = fill(pattern, LONGEST);
    boolean plain =
        longest.codePoints().noneMatch(c -> "/\\:*?\"<>|{}".indexOf(c) >= 0 || isControl(c));
    if (!plain || longest.startsWith(".") || longest.endsWith(".") || longest.endsWith(" ")) {
      throw new InvalidValue(ITEM, "no path, no special characters");
    }
    if (longest.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new InvalidValue(ITEM, "at most " + MAX_BYTES + " bytes");
    }
    Set<String> names = placeholders(pattern);
    if (Collections.disjoint(names, Set.of("receiptNumber", "deliveryId", "batch"))
        && !names.containsAll(Set.of("addressee", "timestamp"))) {
      throw new InvalidValue(
          ITEM, "{receiptNumber}, {deliveryId}, {batch}, or {addressee} and {timestamp}");
    }
  }

  /** Names of the placeholders it holds. */
  Set<String> placeholders() {
    return placeholders(pattern);
  }

  /**
   * The name for this hand-over.
   *
   * @param deliveryId the outbox entry's id, or {@code *} while there is none
   * @throws DeskException {@code forwarding.name-needs-addressee} when the name holds 宛名番号 and
   *     there is none
   */
  String name(BusinessSystemId receiver, ForwardingItems items, String deliveryId)
      throws DeskException {
    if (!DELIVERY_ID.matcher(deliveryId).matches()) {
      throw new IllegalArgumentException("delivery id: " + DELIVERY_ID.pattern());
    }
    if (items.addressee() == null && placeholders().contains("addressee")) {
      throw new DeskException(
          Problem.of(Problem.Kind.REFUSED, "forwarding.name-needs-addressee", receiver.value()));
    }
    return fill(
        pattern,
        Map.of(
            "businessSystem", receiver.value(),
            "receiptNumber", items.receiptNumber().value(),
            "procedure", items.procedure().value(),
            "addressee", Objects.toString(items.addressee(), ""),
            "deliveryId", deliveryId,
            "timestamp",
                TIMESTAMP.format(LocalDateTime.of(items.operationDate(), items.operationTime()))));
  }

  /**
   * The name for a batch.
   *
   * @param batch its id
   * @param closed when it was closed, Asia/Tokyo
   */
  String batchName(BusinessSystemId receiver, String batch, LocalDateTime closed) {
    if (!DELIVERY_ID.matcher(batch).matches()) {
      throw new IllegalArgumentException("batch: " + DELIVERY_ID.pattern());
    }
    return fill(
        pattern,
        Map.of(
            "businessSystem",
            receiver.value(),
            "batch",
            batch,
            "timestamp",
            TIMESTAMP.format(closed)));
  }

  private static Set<String> placeholders(String pattern) {
    return PLACEHOLDER
        .matcher(pattern)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean isControl(int c) {
    int type = Character.getType(c);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE;
  }

  private static String fill(String pattern, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(pattern)
        .replaceAll(found -> {
          String value = values.get(found.group(1));
          if (value == null) {
            throw new InvalidValue(ITEM, "known placeholders");
          }
          return Matcher.quoteReplacement(value);
        });
  }
}
