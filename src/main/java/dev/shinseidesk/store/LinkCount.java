package dev.shinseidesk.store;

import dev.shinseidesk.residents.NumberLinkImports;
import java.util.List;

/** Counts serials by what becomes of them. */
final class LinkCount {
  private long added;
  private long changed;
  private long ended;
  private long before;
  private long after;

  void add(List<LinkRow> old, List<LinkRow> now) {
    before += old.isEmpty() ? 0 : 1;
    after += now.isEmpty() ? 0 : 1;
    if (old.isEmpty()) {
      added += now.isEmpty() ? 0 : 1;
    } else if (now.isEmpty()) {
      ended++;
    } else if (!LinkRow.same(old, now)) {
      changed++;
    }
  }

  /** The serials nobody looked at stay as they are. */
  void rest(long all) {
    before = all;
    after = all + added - ended;
  }

  NumberLinkImports.Prepared prepared(long token) {
    return new NumberLinkImports.Prepared(token, added, changed, ended, before, after);
  }
}
