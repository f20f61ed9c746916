package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.audit.AuditTrail;
import dev.shinseidesk.provisioning.Bundle;
import dev.shinseidesk.provisioning.InForceStore;
import dev.shinseidesk.provisioning.InForceStore.Held;
import dev.shinseidesk.provisioning.InForceStore.Seen;
import dev.shinseidesk.provisioning.InForceStore.Signed;
import dev.shinseidesk.provisioning.Provisioned;
import dev.shinseidesk.provisioning.Provisioned.Brought;
import dev.shinseidesk.provisioning.Provisioned.Outcome;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.Permissions;
import dev.shinseidesk.services.SettingsChoice;
import dev.shinseidesk.services.SettingsLocks;
import dev.shinseidesk.settings.FilesInForce;
import dev.shinseidesk.settings.FilesInForce.Changed;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Holds the settings just read against those in force, which lie in the encrypted store: what
 * nobody saved and no bundle brought stops, until an administrator accepts or undoes it. For one
 * sign-in; not the FX thread.
 */
final class SettingsWatch {
  private static final int MOST_NAMES = 12;

  private final Installed installed;
  private final Path folder;
  private final InForceStore store;
  private final AuditTrail trail;
  private final Operator by;

  SettingsWatch(
      Installed installed, Path folder, InForceStore store, AuditTrail trail, Operator by) {
    this.installed = installed;
    this.folder = folder;
    this.store = store;
    this.trail = trail;
    this.by = by;
  }

  /**
   * Holds the signed files against the newest this desk has seen.
   *
   * @return the bundle that holds: the given one, or the one the store kept where the folder's was
   *     taken away or put back to an older one
   * @throws DeskException {@code provisioning.older}, recorded
   */
  Brought signed(Brought brought) throws DeskException {
    if (installed.updates().map(kept -> kept.reconcile(store)).orElse(false)) {
      trail.record(
          AuditEvent.of(AuditAction.SETTINGS_UNDONE, by).about("updates.kept").after("by", "desk"));
    }
    if (brought.outcome() == Outcome.NONE) {
      return brought;
    }
    Seen seen = store.newest(Signed.BUNDLE);
    Bundle bundle = brought.bundle();
    boolean older = bundle == null || bundle.number() < seen.number();
    if (older && seen.signed().length > 0 && brought.outcome() != Outcome.CURRENT) {
      return trail.during(
          AuditEvent.of(AuditAction.SETTINGS_UNDONE, by)
              .about(Provisioned.KEPT)
              .after("by", "desk")
              .after("number", seen.number()),
          () -> installed.restore(folder, seen.signed()));
    }
    if (bundle != null) {
      if (older) {
        trail.record(
            AuditEvent.of(AuditAction.REFUSED, by)
                .about("bundle")
                .before("number", seen.number())
                .after("number", bundle.number())
                .after("problem", "provisioning.older"));
      }
      Provisioned.requireNotOlder(folder.toString(), bundle.number(), seen.number());
      store.taken(Signed.BUNDLE, new Seen(bundle.number(), brought.signed()));
    }
    return brought;
  }

  /**
   * Compares.
   *
   * @param now the files as read
   * @param laid the bundle that holds
   * @return whether files were written, so that all is to be read again
   * @throws DeskException {@code settings.differ}, {@code settings.differ-decide} for somebody who
   *     may decide: with the names of what differs and how many; {@code settings.locked} where what
   *     is locked here was to be accepted; {@code settings.not-writable}
   */
  boolean check(Map<String, byte[]> now, Brought laid, SettingsLocks locks, SettingsChoice choice)
      throws DeskException {
    Map<String, Held> held = store.held();
    if (held.isEmpty()) {
      put(AuditAction.SETTINGS_TAKEN_OVER, now, List.copyOf(now.keySet()));
      return false;
    }
    List<Changed> changed = FilesInForce.changed(held, now);
    List<Changed> foreign =
        changed.stream()
            .filter(one -> !Arrays.equals(laid.says(one.name()), now.get(one.name())))
            .toList();
    if (foreign.isEmpty()) {
      if (!changed.isEmpty()) {
        put(AuditAction.SETTINGS_LAID_DOWN, now, changed.stream().map(Changed::name).toList());
      } else {
        settle(held, now);
      }
      return false;
    }
    List<String> words = foreign.stream().flatMap(one -> one.words().stream()).toList();
    if (choice == SettingsChoice.NONE || !Permissions.may(by, DeskAct.CONFIGURE)) {
      trail.record(event(AuditAction.SETTINGS_DIFFERED, words));
      throw differ(words);
    }
    if (choice == SettingsChoice.UNDO) {
      undone(words);
      FilesInForce.putBack(folder, held, foreign.stream().map(Changed::name).toList());
      return true;
    }
    requireUnlocked(foreign, locks);
    put(AuditAction.SETTINGS_ACCEPTED, now, words);
    return false;
  }

  /** Records that these are about to be as in force again. */
  void undone(List<String> names) {
    trail.record(event(AuditAction.SETTINGS_UNDONE, names));
  }

  /** A saving that was interrupted between file and store is ended; either form was saved. */
  private void settle(Map<String, Held> held, Map<String, byte[]> now) {
    List<String> ended =
        held.entrySet().stream()
            .filter(one -> one.getValue().next().isPresent())
            .filter(
                one -> Arrays.equals(one.getValue().next().orElseThrow(), now.get(one.getKey())))
            .map(Map.Entry::getKey)
            .toList();
    if (!ended.isEmpty()) {
      store.saved(ended);
    }
  }

  private void put(AuditAction action, Map<String, byte[]> now, List<String> names)
      throws DeskException {
    AuditEvent event = event(action, names);
    for (Map.Entry<String, byte[]> file : now.entrySet()) {
      if (event.after().size() < AuditEvent.MOST_FACTS) {
        event = event.after(file.getKey(), Sha256.of(file.getValue()));
      }
    }
    trail.during(
        event,
        () -> {
          store.replace(now);
          return true;
        });
  }

  private AuditEvent event(AuditAction action, List<String> names) {
    return AuditEvent.of(action, by).about(String.join(", ", names));
  }

  private DeskException differ(List<String> words) {
    List<String> told = words.subList(0, Math.min(MOST_NAMES, words.size()));
    return new DeskException(
        Problem.of(
            Kind.REFUSED,
            Permissions.may(by, DeskAct.CONFIGURE) ? "settings.differ-decide" : "settings.differ",
            String.join(", ", told) + (told.size() < words.size() ? " …" : ""),
            Integer.toString(words.size())));
  }

  private void requireUnlocked(List<Changed> foreign, SettingsLocks locks) throws DeskException {
    for (Changed one : foreign) {
      List<String> pointers = one.pointers().isEmpty() ? List.of("") : one.pointers();
      for (String pointer : pointers) {
        if (locks.touches(one.name(), pointer)) {
          trail.record(
              AuditEvent.of(AuditAction.REFUSED, by)
                  .about(one.name() + " " + pointer)
                  .after("action", AuditAction.SETTINGS_ACCEPTED)
                  .after("problem", "settings.locked"));
          throw new DeskException(Problem.of(Kind.REFUSED, "settings.locked", one.name(), pointer));
        }
      }
    }
  }
}
