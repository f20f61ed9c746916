package dev.shinseidesk.casework;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.casework.FilingThreads.Change;
import dev.shinseidesk.casework.FilingThreads.DocumentChange;
import dev.shinseidesk.casework.FilingThreads.ItemChange;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What differs between two filings. Values count exactly as filed. Pure. */
final class Differences {
  private Differences() {}

  /** Items that differ; -1 where either form couldn't be read. */
  static int count(List<FormItem> one, List<FormItem> other) {
    return one.isEmpty() || other.isEmpty()
        ? -1
        : (int) items(one, other).stream().filter(i -> i.change() != Change.SAME).count();
  }

  /**
   * Items in the order of the later form; those only the earlier has follow. An id that occurs
   * several times (one child each) is matched by its order.
   */
  static List<ItemChange> items(List<FormItem> earlier, List<FormItem> later) {
    Map<String, Deque<FormItem>> left = new LinkedHashMap<>();
    earlier.forEach(i -> left.computeIfAbsent(i.id(), id -> new ArrayDeque<>()).add(i));
    List<ItemChange> changes = new ArrayList<>();
    for (FormItem item : later) {
      Deque<FormItem> same = left.get(item.id());
      FormItem before = same == null ? null : same.poll();
      String value = item.value();
      changes.add(
          before == null
              ? new ItemChange(item.id(), item.name(), "", value, Change.ADDED)
              : new ItemChange(
                  item.id(),
                  item.name(),
                  before.value(),
                  value,
                  before.value().equals(value) ? Change.SAME : Change.CHANGED));
    }
    left.values().stream()
        .flatMap(Collection::stream)
        .map(i -> new ItemChange(i.id(), i.name(), i.value(), "", Change.REMOVED))
        .forEach(changes::add);
    return changes;
  }

  /**
   * Files of either ZIP, matched by name and content, then by name, then by content. The receipt
   * number in a file's name is no difference: the portal names the form after it.
   */
  static List<DocumentChange> documents(
      List<DocumentInfo> earlier,
      ReceiptNumber earlierNumber,
      List<DocumentInfo> later,
      ReceiptNumber laterNumber) {
    BiPredicate<DocumentInfo, DocumentInfo> alike =
        (before, after) ->
            before
                .name()
                .replace(earlierNumber.value(), "")
                .equals(after.name().replace(laterNumber.value(), ""));
    List<DocumentInfo> left = new ArrayList<>(earlier);
    DocumentInfo[] partners = new DocumentInfo[later.size()];
    match(later, left, partners, alike, true);
    match(later, left, partners, alike, false);
    match(later, left, partners, (before, after) -> true, true);
    List<DocumentChange> changes = new ArrayList<>();
    for (int i = 0; i < partners.length; i++) {
      DocumentInfo document = later.get(i);
      DocumentInfo partner = partners[i];
      changes.add(
          partner == null
              ? new DocumentChange(document.name(), -1, document.index(), Change.ADDED)
              : new DocumentChange(
                  document.name(),
                  partner.index(),
                  document.index(),
                  sameContent(document, partner) ? Change.SAME : Change.CHANGED));
    }
    left.forEach(d -> changes.add(new DocumentChange(d.name(), d.index(), -1, Change.REMOVED)));
    return changes;
  }

  private static void match(
      List<DocumentInfo> later,
      List<DocumentInfo> left,
      @Nullable DocumentInfo[] partners,
      BiPredicate<DocumentInfo, DocumentInfo> alike,
      boolean byContent) {
    for (int i = 0; i < partners.length; i++) {
      if (partners[i] == null) {
        DocumentInfo document = later.get(i);
        Predicate<DocumentInfo> fits =
            d -> alike.test(d, document) && (!byContent || sameContent(d, document));
        DocumentInfo partner = left.stream().filter(fits).findFirst().orElse(null);
        if (partner != null) {
          left.remove(partner);
          partners[i] = partner;
        }
      }
    }
  }

  /** Files that can't be read are never taken for the same. */
  private static boolean sameContent(DocumentInfo one, DocumentInfo other) {
    Sha256 hash = one.sha256();
    return hash != null && Objects.equals(hash, other.sha256());
  }
}
