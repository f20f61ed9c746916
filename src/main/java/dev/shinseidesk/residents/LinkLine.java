package dev.shinseidesk.residents;

import dev.shinseidesk.application.CertificateSerial;

/** What a line of 番号紐付情報 says of its serial. */
public sealed interface LinkLine {
  /** Of which serial. */
  CertificateSerial serial();

  /** The serial belongs to this person. */
  record Set(NumberLink link) implements LinkLine {
    @Override
    public CertificateSerial serial() {
      return link.serial();
    }
  }

  /** The serial belongs to nobody any more. */
  record End(CertificateSerial serial) implements LinkLine {}

  /** The serial could be read, but not what the line says of it. */
  record Unreadable(CertificateSerial serial) implements LinkLine {}
}
