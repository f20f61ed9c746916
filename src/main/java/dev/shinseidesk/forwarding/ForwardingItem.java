package dev.shinseidesk.forwarding;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/**
 * The 14 items of 029o001 in the order of the interface table: what each is called and written as.
 */
public enum ForwardingItem {
  MUNICIPALITY("02900001", "市区町村コード", "shikuchosonkodo", Type.X),
  RECEIPT_NUMBER("02900002", "受付番号", "uketsukebango", Type.X),
  LATEST("02900003", "最新フラグ", "saishinfuragu", Type.FLAG),
  PROCEDURE("02900004", "手続コード", "tetsuzukikodo", Type.X),
  PROCEDURE_NAME("02900005", "手続名称", "tetsuzukimeisho", Type.N),
  PROCEDURE_COMMON_NAME("02900006", "手続名称通称", "tetsuzukimeishotsusho", Type.N),
  ADDRESSEE("02900007", "宛名番号", "atenabango", Type.X),
  WARD("02900008", "指定都市_行政区等コード", "shiteitoshi_gyoseikutokodo", Type.X),
  REVIEW_DATE("02900009", "形式審査年月日", "keishikishinsanengappi", Type.DATE),
  REVIEW_TIME("02900010", "形式審査時刻", "keishikishinsajikoku", Type.TIME),
  DELETED("02900011", "削除フラグ", "sakujofuragu", Type.FLAG),
  OPERATOR("02900012", "操作者ID", "sosashaid", Type.X),
  OPERATION_DATE("02900013", "操作年月日", "sosanengappi", Type.DATE),
  OPERATION_TIME("02900014", "操作時刻", "sosajikoku", Type.TIME);

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

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final String id;
  private final String label;
  private final String romaji;
  private final Type type;

  ForwardingItem(String id, String label, String romaji, Type type) {
    this.id = id;
    this.label = label;
    this.romaji = romaji;
    this.type = type;
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
    return switch (this) {
      case MUNICIPALITY -> items.municipality().value();
      case RECEIPT_NUMBER -> items.receiptNumber().value();
      case LATEST -> flag(items.latest());
      case PROCEDURE -> items.procedure().value();
      case PROCEDURE_NAME -> items.procedureName();
      case PROCEDURE_COMMON_NAME -> items.procedureCommonName();
      case ADDRESSEE -> Objects.toString(items.addressee(), "");
      case WARD -> Objects.toString(items.ward(), "");
      case REVIEW_DATE -> items.reviewDate().toString();
      case REVIEW_TIME -> TIME.format(items.reviewTime());
      case DELETED -> flag(items.deleted());
      case OPERATOR -> items.operator().value();
      case OPERATION_DATE -> items.operationDate().toString();
      case OPERATION_TIME -> TIME.format(items.operationTime());
    };
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }
}
