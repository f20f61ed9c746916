package dev.shinseidesk.store;

import dev.shinseidesk.application.Applicant;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.application.StatusCode;
import dev.shinseidesk.application.WorkState;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingItems;
import dev.shinseidesk.intake.ReceivedApplication;
import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.security.DataKey;
import dev.shinseidesk.status.StatusRegistration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;

/** Invented applications for the tests of the store. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-11-22T01:02:03.123456789Z");
  static final OperatorId CLERK = new OperatorId("yamada");
  static final String ZIP_TEXT = "PK-bytes-of-the-resident";

  private Samples() {}

  /** The same key every time; its bytes are {@code seed}. */
  static DataKey key(int seed) {
    byte[] bytes = new byte[DataKey.BYTES];
    Arrays.fill(bytes, (byte) seed);
    return DataKey.copyOf(bytes);
  }

  static SqliteStore open(Path file) throws DeskException {
    try (DataKey key = key(7)) {
      return SqliteStore.open(file, key);
    }
  }

  static ReceiptNumber number(String value) {
    return new ReceiptNumber(value);
  }

  /** For tests that write much and don't test durability. */
  static void withoutWaitingForTheDisk(SqliteStore store) {
    store.database().maintain("PRAGMA synchronous = OFF");
  }

  static Applicant applicant(String name, String kana) {
    return new Applicant(
        name, kana, "平成2年3月4日", "123-4567", "みどり市中央１丁目２－３ メゾン日の出", "090-0000-0000");
  }

  static ReceivedApplication received(String number) {
    return received(number, applicant("山田　太郎", "ヤマダ　タロウ"), "P001", "児童手当の認定請求", NOW);
  }

  static ReceivedApplication received(
      String number, Applicant applicant, String procedure, String name, Instant filedAt) {
    byte[] zip = (ZIP_TEXT + number).getBytes(StandardCharsets.UTF_8);
    Application application =
        new Application(
            new ReceiptNumber(number),
            new MunicipalityCode("131016"),
            null,
            new ProcedureCode(procedure),
            name,
            "",
            filedAt,
            NOW.plusSeconds(60),
            new StatusCode("10"),
            new CertificateSerial("ABC123"),
            applicant,
            Sha256.of(zip),
            zip.length,
            number + ".zip",
            WorkState.UNREVIEWED);
    return new ReceivedApplication(
        application,
        zip,
        List.of(
            new FormItem("F010", "氏名", applicant.name(), new Place("items.csv", null, 2, "氏名")),
            new FormItem("F011", "空", "", Place.WHOLE)),
        List.of(
            new DocumentInfo(
                3,
                "申請書.pdf",
                "Windows-31J",
                1234,
                FileType.PDF,
                FileType.PDF,
                Sha256.of(new byte[] {1}),
                DocumentInfo.Role.FORM),
            new DocumentInfo(
                1,
                "壊れた.png",
                "UTF-8",
                0,
                FileType.UNKNOWN,
                FileType.PNG,
                null,
                DocumentInfo.Role.ATTACHMENT)));
  }

  static Forwarding forwarding(String id, Application application) {
    return new Forwarding(
        id,
        new BusinessSystemId("028"),
        "folder",
        new ForwardingItems(
            application.municipality(),
            application.receiptNumber(),
            true,
            application.procedure(),
            application.procedureName(),
            application.procedureCommonName(),
            null,
            null,
            LocalDate.of(2026, 11, 22),
            LocalTime.of(9, 0),
            false,
            CLERK,
            LocalDate.of(2026, 11, 22),
            LocalTime.of(10, 11, 12)),
        application.archiveHash(),
        NOW,
        null,
        "");
  }

  static OutboxEntry forwardingEntry(String id, ReceiptNumber number, Instant now) {
    return OutboxEntry.waiting("out-" + id, OutboxEntry.Kind.FORWARDING, number, id, now, CLERK);
  }

  static StatusRegistration registration(String id, ReceiptNumber number, String status) {
    return new StatusRegistration(id, number, new StatusCode(status), "受け付けました", CLERK, NOW, null);
  }

  static OutboxEntry statusEntry(String id, ReceiptNumber number, Instant now) {
    return OutboxEntry.waiting("out-" + id, OutboxEntry.Kind.STATUS, number, id, now, CLERK);
  }
}
