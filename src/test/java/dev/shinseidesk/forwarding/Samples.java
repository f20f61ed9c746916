package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WardCode;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** The 14 items for tests. */
final class Samples {
  static final BusinessSystemId RECEIVER = new BusinessSystemId("035");

  private Samples() {}

  static ForwardingItems items(String number) {
    return items(number, "児童手当の認定請求", "児童手当", new AddresseeNumber("123456789012345"));
  }

  static ForwardingItems items(
      String number, String name, String commonName, @Nullable AddresseeNumber addressee) {
    return new ForwardingItems(
        new MunicipalityCode("131016"),
        new ReceiptNumber(number),
        true,
        new ProcedureCode("JIDO-01"),
        name,
        commonName,
        addressee,
        addressee == null ? null : new WardCode("101"),
        LocalDate.of(2026, 11, 22),
        LocalTime.of(9, 5, 7),
        false,
        new OperatorId("clerk1"),
        LocalDate.of(2026, 11, 22),
        LocalTime.of(10, 0));
  }
}
