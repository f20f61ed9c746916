package dev.shinseidesk.ui.addressee;

import dev.shinseidesk.residents.AddresseeEntry;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.security.PersonNames;
import dev.shinseidesk.texts.Texts;
import java.util.stream.Collectors;

/**
 * How the 宛名番号 was found or why not, in words.
 *
 * @param number the 宛名番号, or a short word where there is none
 * @param reason why, one sentence
 * @param asOf when the link data is from
 * @param found whether it is sure
 */
public record IdentificationText(String number, String reason, String asOf, boolean found) {
  /** In the words of these texts. */
  public static IdentificationText of(
      Identification identification, Texts texts, PersonNames names) {
    String asOf =
        identification.asOf() == null
            ? texts.get("ui.forward.id.no-data")
            : texts.get("ui.forward.id.as-of", texts.moment(identification.asOf()));
    String none = texts.get("ui.forward.id.none");
    return switch (identification) {
      case Identification.Identified i ->
          new IdentificationText(
              i.addressee().value(), texts.get("ui.forward.id.identified"), asOf, true);
      case Identification.ByHand h ->
          new IdentificationText(
              h.addressee().value(), byHand(h.entry(), texts, names), asOf, true);
      case Identification.AwaitingConfirmation w ->
          new IdentificationText(
              texts.get("ui.addressee.awaiting", w.entry().addressee()),
              byHand(w.entry(), texts, names) + of(w.links(), texts, names).reason(),
              asOf,
              false);
      case Identification.Unknown u ->
          new IdentificationText(none, texts.get("ui.forward.id.unknown"), asOf, false);
      case Identification.Ended e ->
          new IdentificationText(
              none,
              texts.get("ui.forward.id.ended", e.addressee().value(), texts.day(e.endedOn())),
              asOf,
              false);
      case Identification.Several s ->
          new IdentificationText(
              none,
              texts.get(
                  "ui.forward.id.several",
                  s.addressees().stream()
                      .map(Object::toString)
                      .collect(Collectors.joining(texts.get("ui.forward.id.separator")))),
              asOf,
              false);
      case Identification.NoSerial n ->
          new IdentificationText(none, texts.get("ui.forward.id.no-serial"), asOf, false);
    };
  }

  private static String byHand(AddresseeEntry entry, Texts texts, PersonNames names) {
    String entered =
        texts.get(
            "ui.addressee.by-hand",
            texts.moment(entry.enteredAt()),
            names.of(entry.enteredBy()),
            entry.reason());
    return entry.confirmedBy() == null || entry.confirmedAt() == null
        ? entered
        : entered
            + texts.get(
                "ui.addressee.confirmed",
                texts.moment(entry.confirmedAt()),
                names.of(entry.confirmedBy()));
  }
}
