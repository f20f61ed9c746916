package dev.shinseidesk.portal;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WardCode;
import dev.shinseidesk.portal.PortalCalls.Fields;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Takes our fields out of the portal's answers by the profile's pointers; what is missing or of the
 * wrong type is told with its pointer, never guessed. Immutable, any thread.
 */
final class AnswerReader {
  private final PortalProfile profile;
  private final Moments moments;

  AnswerReader(PortalProfile profile) {
    this.profile = profile;
    this.moments = new Moments(profile.formats());
  }

  /** Days and moments as the profile writes them. */
  Moments moments() {
    return moments;
  }

  /**
   * An answer, or an element of it.
   *
   * @param operation whose answer
   * @param node where pointers start
   * @param prefix pointer to that node from the root
   */
  record Part(Operation operation, JsonNode node, String prefix) {
    /** Pointer from the root, for people. */
    String place(JsonPointer pointer) {
      return prefix + pointer;
    }
  }

  /** A line of 029i001-02, or the same fields of 029i001-03. */
  ListedApplication application(Part part, Fields fields) throws PortalFailure {
    String ward = optional(part, fields, "ward");
    return new ListedApplication(
        value(part, fields, "receiptNumber", ReceiptNumber::new),
        value(part, fields, "municipality", MunicipalityCode::new),
        ward == null ? null : value(part, fields, "ward", WardCode::new),
        value(part, fields, "procedure", ProcedureCode::new),
        required(part, fields, "procedureName"),
        textOrEmpty(part, fields, "procedureCommonName"),
        moment(part, pointer(fields, "filedAt")),
        status(part, fields));
  }

  /** The serial of the signing certificate; null where the filing carries none. */
  @Nullable CertificateSerial serial(Part part, Fields fields) throws PortalFailure {
    return optional(part, fields, "serial") == null
        ? null
        : value(part, fields, "serial", CertificateSerial::new);
  }

  /** A line of 029i001-04, or the answer of 029o003. */
  ListedStatus listedStatus(Part part, Fields fields) throws PortalFailure {
    return new ListedStatus(
        value(part, fields, "receiptNumber", ReceiptNumber::new),
        status(part, fields),
        textOrEmpty(part, fields, "comment"),
        moment(part, pointer(fields, "updatedAt")));
  }

  private StatusCode status(Part part, Fields fields) throws PortalFailure {
    StatusCode code = value(part, fields, "status", StatusCode::new);
    if (profile.meaning(code).isEmpty()) {
      throw PortalFailure.of(
          Kind.OTHER_SIDE_FINAL,
          "unknown-code",
          part.operation(),
          code.value(),
          part.place(pointer(fields, "status")));
    }
    return code;
  }

  /** A text that must be there and not be empty. */
  private String required(Part part, Fields fields, String field) throws PortalFailure {
    String fixed = fields.fixed().get(field);
    if (!fields.pointers().containsKey(field) && fixed != null) {
      return fixed;
    }
    return text(part, pointer(fields, field));
  }

  private <T> T value(Part part, Fields fields, String field, Function<String, T> of)
      throws PortalFailure {
    String text = required(part, fields, field);
    try {
      return of.apply(text);
    } catch (InvalidValue e) {
      JsonPointer pointer = pointer(fields, field);
      throw wrongType(part, pointer, e.item() + " " + e.rule());
    }
  }

  /** Null where the field is absent, null, empty, or has no place in the profile. */
  private @Nullable String optional(Part part, Fields fields, String field) throws PortalFailure {
    JsonPointer pointer = fields.pointers().get(field);
    return pointer == null ? null : textOrNull(part, pointer);
  }

  private String textOrEmpty(Part part, Fields fields, String field) throws PortalFailure {
    String text = optional(part, fields, field);
    return text == null ? "" : text;
  }

  private static JsonPointer pointer(Fields fields, String field) {
    JsonPointer pointer = fields.pointers().get(field);
    return pointer == null ? JsonPointer.empty() : pointer;
  }

  /** A text that must be there. */
  String text(Part part, JsonPointer pointer) throws PortalFailure {
    String text = textOrNull(part, pointer);
    if (text == null) {
      throw missing(part, pointer);
    }
    return text;
  }

  /** A text; null where it is absent, null or empty. */
  @Nullable String textOrNull(Part part, JsonPointer pointer) throws PortalFailure {
    JsonNode node = part.node().at(pointer);
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    if (profile.formats().numbersAsText() && node.isIntegralNumber()) {
      return node.asString();
    }
    if (!node.isString()) {
      throw wrongType(part, pointer, "text");
    }
    return node.stringValue().isEmpty() ? null : node.stringValue();
  }

  /** A number not below zero, as JSON number or as text of digits; null where absent. */
  @Nullable Long count(Part part, @Nullable JsonPointer pointer) throws PortalFailure {
    JsonNode node = pointer == null ? null : part.node().at(pointer);
    if (pointer == null || node == null || node.isMissingNode() || node.isNull()) {
      return null;
    }
    long number = -1;
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      number = node.longValue();
    } else if (node.isString() && node.stringValue().matches("[0-9]{1,18}")) {
      number = Long.parseLong(node.stringValue());
    }
    if (number < 0) {
      throw wrongType(part, pointer, "whole number, 0 or more");
    }
    return number;
  }

  /** A number that must be there where the profile gives it a place. */
  @Nullable Long promisedCount(Part part, @Nullable JsonPointer pointer) throws PortalFailure {
    Long count = count(part, pointer);
    if (count == null && pointer != null) {
      throw missing(part, pointer);
    }
    return count;
  }

  /** A moment that must be there. */
  Instant moment(Part part, JsonPointer pointer) throws PortalFailure {
    try {
      if (moments.numeric()) {
        Long number = promisedCount(part, pointer);
        return moments.parse(number == null ? 0 : number);
      }
      return moments.parse(text(part, pointer));
    } catch (DateTimeException e) {
      throw wrongType(part, pointer, "moment " + profile.formats().moment());
    }
  }

  /** An array; a list of zero lines may leave it out. */
  ArrayNode array(Part part, JsonPointer pointer, boolean mayBeAbsent) throws PortalFailure {
    JsonNode node = part.node().at(pointer);
    if (node instanceof ArrayNode array) {
      return array;
    }
    if (!node.isMissingNode() && !node.isNull()) {
      throw wrongType(part, pointer, "array");
    }
    if (!mayBeAbsent) {
      throw missing(part, pointer);
    }
    return tools.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
  }

  /** Tells that nothing stands where the profile points. */
  static PortalFailure missing(Part part, JsonPointer pointer) {
    return PortalFailure.of(
        Kind.OTHER_SIDE_FINAL, "missing-field", part.operation(), part.place(pointer));
  }

  /** Tells that something else stands there; never what. */
  static PortalFailure wrongType(Part part, JsonPointer pointer, String wanted) {
    return PortalFailure.of(
        Kind.OTHER_SIDE_FINAL, "wrong-type", part.operation(), part.place(pointer), wanted);
  }
}
