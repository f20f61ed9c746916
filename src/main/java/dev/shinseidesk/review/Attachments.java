package dev.shinseidesk.review;

import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.archive.DocumentInfo;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which file of a filing is which 添付書類 of the catalogue. */
final class Attachments {
  private Attachments() {}

  /**
   * By name: a file is the attachment whose name it contains, and of several the longest, since 住民票
   * also stands in 住民票の写し.
   *
   * @return entry index to attachment; files that are none of them are left out
   */
  static Map<Integer, Attachment> assign(Procedure procedure, List<DocumentInfo> documents) {
    List<Attachment> longestFirst =
        procedure.attachments().stream()
            .sorted(Comparator.comparingInt((Attachment a) -> plain(a.name()).length()).reversed())
            .toList();
    Map<Integer, Attachment> assigned = new HashMap<>();
    for (DocumentInfo document : documents) {
      if (document.role() != DocumentInfo.Role.ATTACHMENT) {
        continue;
      }
      String name = plain(document.name());
      longestFirst.stream()
          .filter(a -> !plain(a.name()).isEmpty() && name.contains(plain(a.name())))
          .findFirst()
          .ifPresent(a -> assigned.put(document.index(), a));
    }
    return Map.copyOf(assigned);
  }

  /** Width, composition of marks and spaces don't count: a Mac writes が as two characters. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s", "");
  }
}
