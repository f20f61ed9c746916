package dev.shinseidesk.forwarding;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

/** The 14 items of 029o001 in the order of the interface table: what each is called and written as. */
public enum ForwardingItem {
  MUNICIPALITY("02900001", "市区町村コード", "shikuchosonkodo", Type.X, i -> i.municipality().value()),
  RECEIPT_NUMBER("02900002", "受付番号", "uketsukebango", Type.X, i -> i.receiptNumber().value()),
  LATEST("02900003", "最新フラグ", "saishinfuragu", Type.FLAG, i -> flag(i.latest())),
  PROCEDURE("02900004", "手続コード", "tetsuzukikodo", Type.X, i -> i.procedure().value()),
  PROCEDURE_NAME("02900005", "手続名称", "tetsuzukimeisho", Type.N, ForwardingItems::procedureName),
  PROCEDURE_COMMON_NAME(
      "02900006",
      "手続名称通称",
      "tetsuzukimeishotsusho",
      Type.N,
      ForwardingItems::procedureCommonName),
  ADDRESSEE("02900007", "宛名番号", "atenabango", Type.X, i -> orEmpty(i.addressee())),
  WARD("02900008", "指定都市_行政区等コード", "shiteitoshi_gyoseikutokodo", Type.X, i -> orEmpty(i.ward())),
  REVIEW_DATE(
      "02900009", "形式審査年月日", "keishikishinsanengappi", Type.DATE, i -> i.reviewDate().toString()),
  REVIEW_TIME(
      "02900010",
      "形式審査時刻",
      "keishikishinsajikoku",
      Type.TIME,
      i -> Formats.TIME.format(i.reviewTime())),
  DELETED("02900011", "削除フラグ", "sakujofuragu", Type.FLAG, i -> flag(i.deleted())),
  OPERATOR("02900012", "操作者ID", "sosashaid", Type.X, i -> i.operator().value()),
  OPERATION_DATE(
      "02900013", "操作年月日", "sosanengappi", Type.DATE, i -> i.operationDate().toString()),
  OPERATION_TIME(
      "02900014", "操作時刻", "sosajikoku", Type.TIME, i -> Formats.TIME.format(i.operationTime()));

  /** The standard's kinds of values. */
  public enum Type {
    /** Half-width string. */
    X,
    /** Full-width string. */
    N,
    /** 1 or 0. */
    FLAG,
    /** YYYY-MM-DD. */
    DATE,
    /** HH:MM:SS, 24 hours. */
    TIME
  }

  /** Enum constants can't see the enum's own static fields while they are made. */
  private static final class Formats {
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
  }

  private final String id;
  private final String label;
  private final String romaji;
  private final Type type;
  private final Function<ForwardingItems, String> text;

  ForwardingItem(
      String id, String label, String romaji, Type type, Function<ForwardingItems, String> text) {
    this.id = id;
    this.label = label;
    this.romaji = romaji;
    this.type = type;
    this.text = text;
  }

  /** Item id, 029 and five digits. */
  public String id() {
    return id;
  }

  /** 項目名, Japanese in every language: it is the interface's own word. */
  public String label() {
    return label;
  }

  /** Field name in JSON. */
  public String romaji() {
    return romaji;
  }

  /** Kind of value. */
  public Type type() {
    return type;
  }

  /** The value as it is provided; empty where the item is empty. */
  public String text(ForwardingItems items) {
    return text.apply(items);
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }

  private static String orEmpty(@org.jspecify.annotations.Nullable Object value) {
    return Objects.toString(value, "");
  }
}
