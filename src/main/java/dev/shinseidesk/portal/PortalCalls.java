package dev.shinseidesk.portal;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonPointer;

/**
 * The calls of the portal interface profile [A]. Immutable, any thread.
 *
 * @param login 029i001-01
 * @param list 029i001-02
 * @param application 029i001-03
 * @param archive the ZIP's own call; null where the ZIP is inside the answer of -03
 * @param statuses 029i001-04
 * @param register 029o003
 */
public record PortalCalls(
    Login login,
    Listing list,
    Data application,
    @Nullable Request archive,
    Listing statuses,
    Registration register) {

  /** How a request is made. */
  public enum Method {
    GET,
    POST,
    PUT,
    PATCH
  }

  /** How values in the body are written. */
  public enum BodyKind {
    /** A JSON object; places are JSON pointers. */
    @JsonProperty("json")
    JSON,
    /** {@code application/x-www-form-urlencoded}; places are names. */
    @JsonProperty("form")
    FORM
  }

  /** Where a value goes. */
  public enum In {
    @JsonProperty("query")
    QUERY,
    @JsonProperty("header")
    HEADER,
    @JsonProperty("body")
    BODY
  }

  /** How a value is written in a JSON body. */
  public enum As {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("number")
    NUMBER
  }

  /**
   * One request.
   *
   * @param method how it is made
   * @param path after the base URL, with placeholders such as {@code {receiptNumber}}
   * @param body how the body is written
   * @param values from our value's name to its place
   * @param fixed what is sent always
   */
  public record Request(
      Method method, String path, BodyKind body, Map<String, Place> values, List<Fixed> fixed) {
    /** Copies both; what the JSON leaves out is empty. */
    public Request {
      body = body == null ? BodyKind.JSON : body;
      values = Map.copyOf(values);
      fixed = fixed == null ? List.of() : List.copyOf(fixed);
    }

    /** Whether the request carries this value anywhere. */
    boolean carries(String value) {
      return values.containsKey(value) || path.contains("{" + value + "}");
    }
  }

  /**
   * The place of a value.
   *
   * @param in where it goes
   * @param at name of the parameter, header or form field, or JSON pointer into the body
   * @param as how it is written in a JSON body
   */
  public record Place(In in, String at, As as) {
    /** What the JSON leaves out is a text. */
    public Place {
      as = as == null ? As.TEXT : as;
    }
  }

  /**
   * Something sent always.
   *
   * @param in where it goes
   * @param at as in {@link Place}
   * @param value what
   */
  public record Fixed(In in, String at, String value) {}

  /** How the log-in tells the end of a token. */
  public enum ExpiresAs {
    /** The moment itself. */
    @JsonProperty("moment")
    MOMENT,
    /** Seconds from now. */
    @JsonProperty("seconds")
    SECONDS
  }

  /**
   * 029i001-01.
   *
   * @param request carries userId and password
   * @param token pointer to the token
   * @param expires pointer to its end; null where the answer doesn't tell
   * @param expiresAs how that end is written
   */
  public record Login(
      Request request, JsonPointer token, @Nullable JsonPointer expires, ExpiresAs expiresAs) {
    /** What the JSON leaves out is a moment. */
    public Login {
      expiresAs = expiresAs == null ? ExpiresAs.MOMENT : expiresAs;
    }
  }

  /** How a list is walked. */
  public enum PagingStyle {
    /** All in one answer. */
    @JsonProperty("none")
    NONE,
    /** By page number. */
    @JsonProperty("page")
    PAGE,
    /** By number of lines already read. */
    @JsonProperty("offset")
    OFFSET,
    /** By a word the last answer gave. */
    @JsonProperty("cursor")
    CURSOR
  }

  /**
   * How a list is walked.
   *
   * @param style how
   * @param first first page number, or first offset
   * @param next pointer to the word for the next page, with CURSOR
   * @param total pointer to the number of all lines; null where the portal doesn't tell
   */
  public record Paging(
      PagingStyle style, long first, @Nullable JsonPointer next, @Nullable JsonPointer total) {}

  /**
   * 029i001-02 and -04.
   *
   * @param request carries the conditions, {@code position} and {@code pageSize}
   * @param paging how the list is walked
   * @param items pointer to the array
   * @param fields where each field stands, from the array's element
   */
  public record Listing(Request request, Paging paging, JsonPointer items, Fields fields) {}

  /**
   * Where fields stand.
   *
   * @param pointers from our field's name to its place
   * @param fixed values of fields the portal doesn't tell
   */
  public record Fields(Map<String, JsonPointer> pointers, Map<String, String> fixed) {
    /** Copies both; what the JSON leaves out is empty. */
    public Fields {
      pointers = Map.copyOf(pointers);
      fixed = fixed == null ? Map.of() : Map.copyOf(fixed);
    }

    /** Whether this field is told or fixed. */
    boolean has(String field) {
      return pointers.containsKey(field) || fixed.containsKey(field);
    }
  }

  /** How the ZIP comes. */
  public enum Delivery {
    /** As Base64 in the answer of 029i001-03. */
    @JsonProperty("base64")
    BASE64,
    /** As bytes by the call {@code archive}. */
    @JsonProperty("binary")
    BINARY
  }

  /** How a SHA-256 is written. */
  public enum HashAs {
    @JsonProperty("hex")
    HEX,
    @JsonProperty("base64")
    BASE64
  }

  /**
   * What the answer of 029i001-03 tells of the ZIP.
   *
   * @param delivery how it comes
   * @param content pointer to the Base64, with BASE64
   * @param name pointer to its file name; null to make one of the receipt number
   * @param size pointer to its bytes; null where the portal doesn't tell
   * @param sha256 pointer to its SHA-256; null where the portal doesn't tell
   * @param sha256As how that is written
   */
  public record Archive(
      Delivery delivery,
      @Nullable JsonPointer content,
      @Nullable JsonPointer name,
      @Nullable JsonPointer size,
      @Nullable JsonPointer sha256,
      HashAs sha256As) {
    /** What the JSON leaves out is hexadecimal. */
    public Archive {
      sha256As = sha256As == null ? HashAs.HEX : sha256As;
    }
  }

  /**
   * 029i001-03.
   *
   * @param request carries receiptNumber
   * @param fields where each field stands, from the root
   * @param archive the ZIP
   */
  public record Data(Request request, Fields fields, Archive archive) {}

  /**
   * 029o003.
   *
   * @param request carries receiptNumber, status, comment and, if the portal knows it, requestId
   * @param fields where the confirmed values stand; null where the answer holds none, so that
   *     029i001-04 is asked
   */
  public record Registration(Request request, @Nullable Fields fields) {}
}
