package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.texts.Texts;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * One of the 14 items of 029o001 as it is provided.
 *
 * @param id item id, 02900001 to 02900014
 * @param name the item's Japanese name, the same in every language
 * @param value exactly as provided
 * @param note explains the value; may be empty
 */
public record ItemRow(String id, String name, String value, String note) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  /** All 14, in their order. */
  public static List<ItemRow> of(ForwardingItems items, Texts texts) {
    return List.of(
        new ItemRow("02900001", "市区町村コード", items.municipality().value(), ""),
        new ItemRow("02900002", "受付番号", items.receiptNumber().value(), ""),
        new ItemRow(
            "02900003",
            "最新フラグ",
            flag(items.latest()),
            items.latest() ? texts.get("ui.forward.note.latest") : ""),
        new ItemRow("02900004", "手続コード", items.procedure().value(), ""),
        new ItemRow("02900005", "手続名称", items.procedureName(), ""),
        new ItemRow("02900006", "手続名称通称", items.procedureCommonName(), ""),
        new ItemRow(
            "02900007",
            "宛名番号",
            items.addressee() == null ? "" : items.addressee().value(),
            items.addressee() == null ? texts.get("ui.forward.note.addressee-empty") : ""),
        new ItemRow(
            "02900008",
            "指定都市_行政区等コード",
            items.ward() == null ? "" : items.ward().value(),
            items.ward() == null ? texts.get("ui.forward.note.ward-empty") : ""),
        new ItemRow(
            "02900009", "形式審査年月日", items.reviewDate().toString(), note(items.reviewDate(), texts)),
        new ItemRow("02900010", "形式審査時刻", time(items.reviewTime()), ""),
        new ItemRow(
            "02900011",
            "削除フラグ",
            flag(items.deleted()),
            texts.get(items.deleted() ? "ui.forward.note.deleted" : "ui.forward.note.not-deleted")),
        new ItemRow("02900012", "操作者ID", items.operator().value(), ""),
        new ItemRow(
            "02900013",
            "操作年月日",
            items.operationDate().toString(),
            note(items.operationDate(), texts)),
        new ItemRow("02900014", "操作時刻", time(items.operationTime()), ""));
  }

  private static String flag(boolean set) {
    return set ? "1" : "0";
  }

  private static String time(LocalTime time) {
    return TIME.format(time);
  }

  private static String note(LocalDate day, Texts texts) {
    String shown = texts.day(day);
    return shown.equals(day.toString()) ? "" : shown;
  }
}
