package dev.shinseidesk.practice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers the practice portal's requests, without knowing HTTP. Any thread. */
final class PortalDesk {
  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");
  private static final int LONGEST_COMMENT = 1000;
  private static final int LONGEST_REQUEST_ID = 100;

  private final SampleOffice office;
  private final PracticeAccount account;
  private final Clock clock;
  private final Tokens tokens;
  private final StatusBook book;
  private final JsonMapper mapper = JsonMapper.builder().build();

  PortalDesk(
      SampleOffice office, PracticeAccount account, Clock clock, Tokens tokens, StatusBook book) {
    this.office = office;
    this.account = account;
    this.clock = clock;
    this.tokens = tokens;
    this.book = book;
  }

  /** 029i001-01. */
  ObjectNode logIn(byte[] body) throws Refusal {
    JsonNode asked = object(body);
    boolean id = equal(account.id(), text(asked, "riyoshaid"));
    boolean password = equal(account.password(), text(asked, "password"));
    if (!id || !password) {
      throw new Refusal(401, "E0401", "利用者IDまたはパスワードが正しくありません。");
    }
    Tokens.Token token = tokens.issue();
    ObjectNode result = mapper.createObjectNode();
    result.put("token", token.value()).put("yukokigen", time(token.end()));
    return wrapped(result);
  }

  /** 029i001-02. */
  ObjectNode list(Search search) throws Refusal {
    String procedure = search.text("tetsuzukikodo");
    String status = search.text("jokyo");
    if (status != null && !StatusBook.known(status)) {
      throw Refusal.wrong("jokyo");
    }
    List<SampleApplication> found = new ArrayList<>();
    for (SampleApplication one : filedWithin(search)) {
      boolean fits =
          (procedure == null || one.procedure().value().equals(procedure))
              && (status == null || current(one).status().value().equals(status));
      if (fits) {
        found.add(one);
      }
    }
    ObjectNode result = page(search, found.size());
    ArrayNode lines = result.putArray("shinsei");
    for (SampleApplication one : search.cut(found)) {
      lines.add(line(one));
    }
    return wrapped(result);
  }

  /** 029i001-03. */
  ObjectNode application(String number) throws Refusal {
    SampleApplication one = find(number);
    byte[] zip = office.zip(one.receiptNumber());
    ObjectNode result = line(one);
    result.putObject("shomeisho").put("serial", one.serial().value());
    result
        .putObject("zip")
        .put("meisho", SampleOffice.archiveName(one.receiptNumber()))
        .put("saizu", zip.length)
        .put("sha256", Sha256.of(zip).hex())
        .put("naiyo", zip);
    return wrapped(result);
  }

  /** 029i001-04. */
  ObjectNode statuses(Search search) throws Refusal {
    String number = search.text("uketsukebango");
    List<SampleApplication> found = number == null ? filedWithin(search) : List.of(find(number));
    ObjectNode result = page(search, found.size());
    ArrayNode lines = result.putArray("shorijokyo");
    for (SampleApplication one : search.cut(found)) {
      lines.add(status(one.receiptNumber(), current(one)));
    }
    return wrapped(result);
  }

  /** 029o003. */
  ObjectNode register(byte[] body) throws Refusal {
    JsonNode asked = object(body);
    String code = text(asked, "jokyo");
    String comment = asked.has("comment") ? text(asked, "comment") : "";
    String request = text(asked, "iraibango");
    if (!StatusBook.known(code)) {
      throw Refusal.wrong("jokyo");
    }
    if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
      throw new Refusal(400, "E0003", "【comment】は1000文字以内で設定してください。");
    }
    if (request.isBlank() || request.length() > LONGEST_REQUEST_ID) {
      throw Refusal.wrong("iraibango");
    }
    SampleApplication one = find(text(asked, "uketsukebango"));
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    return book.register(one.receiptNumber(), new StatusCode(code), comment, request, now)
        .map(answer -> wrapped(status(answer.number(), answer.status())))
        .orElseThrow(() -> new Refusal(409, "E0409", "現在の申請処理状況からは登録できません。"));
  }

  private List<SampleApplication> filedWithin(Search search) throws Refusal {
    LocalDate from = search.day("kaishi");
    LocalDate to = search.day("shuryo");
    List<SampleApplication> found = new ArrayList<>();
    for (SampleApplication one : office.applications()) {
      LocalDate day = LocalDate.ofInstant(one.filedAt(), ZONE);
      if ((from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to))) {
        found.add(one);
      }
    }
    return found;
  }

  private SampleApplication find(String number) throws Refusal {
    try {
      return office.find(new ReceiptNumber(number)).orElseThrow(Refusal::unknown);
    } catch (InvalidValue e) {
      throw Refusal.unknown();
    }
  }

  private RegisteredStatus current(SampleApplication one) {
    return book.current(one.receiptNumber());
  }

  private ObjectNode page(Search search, int total) throws Refusal {
    return mapper
        .createObjectNode()
        .put("sokensu", total)
        .put("page", search.page())
        .put("kensu", search.perPage());
  }

  private ObjectNode line(SampleApplication one) {
    return mapper
        .createObjectNode()
        .put("uketsukebango", one.receiptNumber().value())
        .put("shikuchosonkodo", one.municipality().value())
        .putNull("shiteitoshi_gyoseikutokodo")
        .put("tetsuzukikodo", one.procedure().value())
        .put("tetsuzukimeisho", one.procedureName())
        .put("tetsuzukimeishotsusho", one.procedureCommonName())
        .put("shinseinichiji", time(one.filedAt()))
        .put("jokyo", current(one).status().value());
  }

  private ObjectNode status(ReceiptNumber number, RegisteredStatus status) {
    return mapper
        .createObjectNode()
        .put("uketsukebango", number.value())
        .put("jokyo", status.status().value())
        .put("comment", status.comment())
        .put("koshinnichiji", time(status.updatedAt()));
  }

  private ObjectNode wrapped(ObjectNode result) {
    ObjectNode whole = mapper.createObjectNode();
    whole.set("kekka", result);
    return whole;
  }

  /** The body of an error answer. */
  ObjectNode error(String code, String message) {
    ObjectNode body = mapper.createObjectNode();
    body.put("title", "練習用ポータル").put("detail", "エラーが発生しました。");
    body.putArray("errors").addObject().put("code", code).put("message", message);
    return body;
  }

  byte[] bytes(ObjectNode body) {
    return mapper.writeValueAsBytes(body);
  }

  private JsonNode object(byte[] body) throws Refusal {
    try {
      JsonNode node = mapper.readTree(body);
      if (node != null && node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new Refusal(400, "E0002", "本文がJSONとして読めません。");
    }
    throw new Refusal(400, "E0002", "本文がJSONのオブジェクトではありません。");
  }

  private static String text(JsonNode node, String name) throws Refusal {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      throw Refusal.missing(name);
    }
    if (!value.isString()) {
      throw Refusal.wrong(name);
    }
    return value.asString();
  }

  private static boolean equal(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(UTF_8), given.getBytes(UTF_8));
  }

  private static String time(Instant instant) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        instant.truncatedTo(ChronoUnit.SECONDS).atZone(ZONE));
  }
}
