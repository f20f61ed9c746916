package dev.shinseidesk.application;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * 手続 of the catalogue: what its filing holds and what a reviewer looks at. All of it is
 * configuration [A], never compiled in.
 *
 * @param code 手続コード
 * @param name 手続名称
 * @param commonName 手続名称通称; may be empty
 * @param group heading under which lists show it, e.g. 子育て
 * @param fields items of the form, in the form's order
 * @param attachments what a filing of it carries
 * @param checklist lines a person ticks in format review
 * @param deadline within what time the office means to handle it; null where none is set
 */
public record Procedure(
    ProcedureCode code,
    String name,
    String commonName,
    String group,
    List<Field> fields,
    List<Attachment> attachments,
    List<String> checklist,
    @Nullable Deadline deadline) {
  /** Longest value of an item that an office may set, in characters. */
  public static final int LONGEST_VALUE = 10_000;

  /** What kind of value an item of a form holds. */
  public enum FieldType {
    /** Any text. */
    TEXT,
    /** Full-width katakana with spaces and long marks. */
    KANA,
    /** A calendar date, era or western. */
    DATE,
    /** 123-4567. */
    POSTAL_CODE,
    /** Digits and hyphens. */
    PHONE,
    /** A whole number. */
    NUMBER,
    /** One of a set of choices. */
    CHOICE,
    /** Bank account number, seven digits. */
    ACCOUNT
  }

  /**
   * One item of the form.
   *
   * @param id item id in the form's CSV and XML, e.g. F010
   * @param name 項目名, e.g. 申請者氏名
   * @param type kind of value
   * @param required whether it may be empty
   * @param choices allowed values of a CHOICE, otherwise empty
   * @param maxLength most characters as a person counts them; 0 for no bound
   */
  public record Field(
      String id,
      String name,
      FieldType type,
      boolean required,
      List<String> choices,
      int maxLength) {
    /** Copies the choices. */
    public Field {
      choices = List.copyOf(choices);
    }

    /** An item without a bound of its length. */
    public Field(String id, String name, FieldType type, boolean required, List<String> choices) {
      this(id, name, type, required, choices, 0);
    }
  }

  /**
   * 処理期限 of a filing, counted from the day it was filed.
   *
   * @param days so many, at least 1
   * @param business whether weekends and holidays don't count
   * @param basis where it comes from, e.g. 標準処理期間 or a law; may be empty
   */
  public record Deadline(int days, boolean business, String basis) {}

  /**
   * One attachment of the filing.
   *
   * @param name 添付書類名; the file's name in the ZIP contains it
   * @param required whether a filing without it is defective
   * @param certificate whether it is a certificate whose name must agree with the form's
   */
  public record Attachment(String name, boolean required, boolean certificate) {}

  /** Copies the lists. */
  public Procedure {
    fields = List.copyOf(fields);
    attachments = List.copyOf(attachments);
    checklist = List.copyOf(checklist);
  }

  /** One without a deadline. */
  public Procedure(
      ProcedureCode code,
      String name,
      String commonName,
      String group,
      List<Field> fields,
      List<Attachment> attachments,
      List<String> checklist) {
    this(code, name, commonName, group, fields, attachments, checklist, null);
  }
}
