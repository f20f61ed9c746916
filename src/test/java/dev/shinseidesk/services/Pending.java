package dev.shinseidesk.services;

import dev.shinseidesk.forwarding.RouteTable;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stands in for a service that a test has no use for: what asks gets nothing, what acts fails. */
public final class Pending {
  private Pending() {}

  /** A stand-in. */
  public static <T> T of(Class<T> service) {
    return service.cast(
        Proxy.newProxyInstance(
            service.getClassLoader(),
            new Class<?>[] {service},
            (proxy, method, arguments) -> {
              return calm(service, method.getReturnType());
            }));
  }

  /** What a desk without entries says, so that the screens around it can be used meanwhile. */
  private static @Nullable Object calm(Class<?> service, Class<?> type) {
    if (type == List.class) {
      return List.of();
    }
    if (type == Optional.class) {
      return Optional.empty();
    }
    if (type == void.class) {
      return null;
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 500;
    }
    if (type == RouteTable.class) {
      return new RouteTable(List.of());
    }
    throw new UnsupportedOperationException(service.getSimpleName());
  }

  /** Stand-ins for all of casework. */
  public static DeskServices.Casework casework() {
    return new DeskServices.Casework(
        of(dev.shinseidesk.casework.FilingThreads.class),
        of(dev.shinseidesk.casework.CorrectionDesk.class),
        of(dev.shinseidesk.casework.ApprovalDesk.class),
        of(dev.shinseidesk.casework.NoteDesk.class),
        of(dev.shinseidesk.casework.ViewLog.class),
        of(dev.shinseidesk.casework.Explanations.class),
        dev.shinseidesk.casework.PhraseBook.EMPTY);
  }

  /** Stand-ins for all of keeping. */
  public static DeskServices.Keeping keeping() {
    return new DeskServices.Keeping(
        of(dev.shinseidesk.keeping.RetentionDesk.class),
        of(dev.shinseidesk.keeping.HoldDesk.class),
        of(dev.shinseidesk.keeping.BackupDesk.class),
        of(dev.shinseidesk.keeping.SheetExport.class));
  }

  /** Stand-ins for trail and protection: nothing is masked. */
  public static Oversight oversight() {
    return new Oversight(
        of(dev.shinseidesk.audit.AuditDesk.class), new NothingMasked(), of(Traces.class));
  }

  /** Stand-ins for all of administration. */
  public static DeskServices.Administration administration() {
    return new DeskServices.Administration(
        of(dev.shinseidesk.residents.NumberLinkDesk.class),
        of(dev.shinseidesk.channels.ChannelDesk.class),
        of(dev.shinseidesk.forwarding.RouteDesk.class),
        of(dev.shinseidesk.forwarding.BatchDesk.class),
        of(dev.shinseidesk.forwarding.RecordExport.class),
        of(SettingsDesk.class),
        of(CatalogueDesk.class),
        keeping());
  }
}
