package dev.shinseidesk.review;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules on whether form, signature and certificates tell of one person. */
final class PersonRules {
  private PersonRules() {}

  /** The names a certificate's text tells; empty where its text tells none. */
  private static List<String> names(ReviewSubject subject, DocumentInfo certificate, Pattern line) {
    List<String> names = new ArrayList<>();
    if (subject.documents().read(certificate) instanceof DocumentReader.Reading.Opened opened) {
      opened
          .text()
          .lines()
          .forEach(text -> {
            Matcher matcher = line.matcher(text);
            if (matcher.matches()) {
              names.add(matcher.group(1).strip());
            }
          });
    }
    return names;
  }

  private static Place place(ReviewSubject subject, String itemId) {
    return subject.item(itemId).map(FormItem::place).orElse(Place.WHOLE);
  }

  private static String value(ReviewSubject subject, String itemId) {
    return subject.item(itemId).map(FormItem::value).orElse("").strip();
  }

  /**
   * The name on the form and the one on the signature or a certificate aren't the same. Facts: the
   * form's, the other, the other's document, for variants the characters.
   */
  static final class Name extends KeyedRule {
    private final NameComparison.Result told;
    private final String nameItem;
    private final Pattern line;
    private final NameComparison comparison;

    Name(String key, Severity severity, NameComparison.Result told, ReviewSettings settings) {
      super(key, severity);
      this.told = told;
      this.nameItem = settings.applicantItems().name();
      this.line = Pattern.compile(settings.names().certificateLine());
      this.comparison = new NameComparison(settings.names().variants());
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      String name = value(subject, nameItem);
      if (name.isEmpty()) {
        return;
      }
      if (subject.signature() instanceof SignatureInfo.Read read && !read.name().isEmpty()) {
        judge(subject, name, List.of(read.name()), read.document(), out);
      }
      for (DocumentInfo certificate : subject.certificates()) {
        judge(subject, name, names(subject, certificate, line), certificate.name(), out);
      }
    }

    /** Of several names on one document (a household) the nearest counts. */
    private void judge(
        ReviewSubject subject,
        String name,
        List<String> others,
        String document,
        Consumer<Finding> out) {
      NameComparison.Result nearest = null;
      String nearestName = "";
      for (String other : others) {
        NameComparison.Result result = comparison.compare(name, other);
        if (nearest == null || result.compareTo(nearest) < 0) {
          nearest = result;
          nearestName = other;
        }
      }
      if (nearest == told) {
        out.accept(finding(place(subject, nameItem), name, nearestName, document));
      }
    }
  }

  /** A certificate's name can't be read by machine. Facts: document. */
  static final class CertificateUnread extends KeyedRule {
    private final Pattern line;

    CertificateUnread(Severity severity, String line) {
      super("certificate-unread", severity);
      this.line = Pattern.compile(line);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      for (DocumentInfo certificate : subject.certificates()) {
        DocumentReader.Reading reading = subject.documents().read(certificate);
        boolean broken =
            certificate.size() == 0
                || reading instanceof DocumentReader.Reading.Unreadable
                || reading instanceof DocumentReader.Reading.Cut;
        if (!broken && names(subject, certificate, line).isEmpty()) {
          out.accept(finding(Place.document(certificate.name()), certificate.name()));
        }
      }
    }
  }

  /** 署名情報 is there but can't be read. Facts: document. */
  static final class SignatureUnreadable extends KeyedRule {
    SignatureUnreadable(Severity severity) {
      super("signature-unreadable", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (subject.signature() instanceof SignatureInfo.Unreadable(String document)) {
        out.accept(finding(Place.document(document), document));
      }
    }
  }

  /** The portal's serial isn't the one of 署名情報. Facts: document. */
  static final class SignatureSerial extends KeyedRule {
    SignatureSerial(Severity severity) {
      super("signature-serial-differs", severity);
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      CertificateSerial serial = subject.application().serial();
      if (serial != null
          && subject.signature() instanceof SignatureInfo.Read read
          && !read.serial().isEmpty()
          && !read.serial().equalsIgnoreCase(serial.value())) {
        out.accept(finding(Place.document(read.document()), read.document()));
      }
    }
  }

  /** Another birth date in 署名情報. Facts: the form's, the signature's, document. */
  static final class SignatureBirth extends KeyedRule {
    private final String item;

    SignatureBirth(Severity severity, String item) {
      super("signature-birth-differs", severity);
      this.item = item;
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (subject.signature() instanceof SignatureInfo.Read read) {
        String filed = value(subject, item);
        var form = JapaneseDates.parse(filed);
        var signed = JapaneseDates.parse(read.birthDate());
        if (form.isPresent() && signed.isPresent() && !form.equals(signed)) {
          out.accept(finding(place(subject, item), filed, read.birthDate(), read.document()));
        }
      }
    }
  }

  /** Another address in 署名情報. Facts: the form's, the signature's, document. */
  static final class SignatureAddress extends KeyedRule {
    private final String item;

    SignatureAddress(Severity severity, String item) {
      super("signature-address-differs", severity);
      this.item = item;
    }

    @Override
    public void judge(ReviewSubject subject, Consumer<Finding> out) {
      if (subject.signature() instanceof SignatureInfo.Read read) {
        String filed = value(subject, item);
        if (!filed.isEmpty()
            && !read.address().isEmpty()
            && !Narrow.address(filed).equals(Narrow.address(read.address()))) {
          out.accept(finding(place(subject, item), filed, read.address(), read.document()));
        }
      }
    }
  }
}
