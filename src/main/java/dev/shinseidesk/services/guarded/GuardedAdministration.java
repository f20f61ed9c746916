package dev.shinseidesk.services.guarded;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.channels.ChannelDesk;
import dev.shinseidesk.forwarding.BatchDesk;
import dev.shinseidesk.forwarding.RecordExport;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.forwarding.RouteTable;
import dev.shinseidesk.inquiry.ApplicationQuery;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.keeping.SheetExport;
import dev.shinseidesk.services.DeskAct;
import dev.shinseidesk.services.SettingsDesk;
import dev.shinseidesk.services.SettingsLocks;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The desks of administration for one person. */
final class GuardedAdministration {
  private GuardedAdministration() {}

  /** Channels. */
  record Channels(ChannelDesk desk, Gate gate) implements ChannelDesk {
    @Override
    public List<ChannelInfo> channels() {
      return gate.may(DeskAct.READ) ? desk.channels() : List.of();
    }

    @Override
    public TestReport test(Operator by, String id, Progress progress) throws DeskException {
      return gate.act(
          DeskAct.OPERATE,
          AuditEvent.of(AuditAction.CHANNEL_TRIED, by).about(id),
          by,
          () -> desk.test(by, id, progress));
    }
  }

  /** Routes. */
  record Routes(RouteDesk desk, Gate gate) implements RouteDesk {
    @Override
    public RouteTable routes() {
      return desk.routes();
    }

    @Override
    public List<Unrouted> unrouted() {
      if (!gate.may(DeskAct.READ) || !gate.operator().scope().wards().isEmpty()) {
        return List.of(); // it counts those of all wards
      }
      return gate.wholeOffice()
          ? desk.unrouted()
          : desk.unrouted().stream().filter(each -> gate.occurs(each.procedure())).toList();
    }

    @Override
    public RouteTable read(Path file) throws DeskException {
      gate.permit(DeskAct.READ);
      return desk.read(file);
    }

    @Override
    public DryRun dryRun(
        RouteTable changed, @Nullable LocalDate from, @Nullable LocalDate until, Progress progress)
        throws DeskException {
      gate.permit(DeskAct.SURVEY);
      return desk.dryRun(changed, from, until, progress);
    }
  }

  /** 方式4. A batch holds applications of the whole office, so do its counts. */
  record Batches(BatchDesk desk, Gate gate) implements BatchDesk {
    @Override
    public List<Collecting> collecting() {
      return gate.may(DeskAct.SURVEY) ? desk.collecting() : List.of();
    }

    @Override
    public Batch close(Operator by, BusinessSystemId receiver) throws DeskException {
      return gate.act(
          DeskAct.BATCH,
          AuditEvent.of(AuditAction.BATCH_CLOSED, by).about(receiver.value()),
          by,
          () -> desk.close(by, receiver));
    }

    @Override
    public void reopen(Operator by, String batchId) throws DeskException {
      gate.act(
          DeskAct.BATCH,
          AuditEvent.of(AuditAction.BATCH_REOPENED, by).about(batchId),
          by,
          () -> {
            desk.reopen(by, batchId);
            return true;
          });
    }

    @Override
    public List<Batch> recent(int limit) {
      return gate.may(DeskAct.SURVEY) ? desk.recent(limit) : List.of();
    }
  }

  /** Records in the layout of the item definitions; the whole office's, so only without a scope. */
  record Export(RecordExport desk, Gate gate) implements RecordExport {
    @Override
    public long write(
        Operator by,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        Path file,
        Progress progress)
        throws DeskException {
      return gate.act(
          DeskAct.EXPORT_ALL,
          AuditEvent.of(AuditAction.RECORDS_EXPORTED, by)
              .about(file.toAbsolutePath().toString())
              .after("days", (from == null ? "" : from) + "/" + (until == null ? "" : until)),
          by,
          () -> desk.write(by, from, until, file, progress));
    }
  }

  /** The list as a file: of the person's scope and masked, since it is read through their list. */
  record Sheets(SheetExport desk, Gate gate) implements SheetExport {
    @Override
    public long write(
        Operator by,
        Applications from,
        ApplicationQuery query,
        Columns columns,
        Path file,
        Progress progress)
        throws DeskException {
      gate.permit(DeskAct.EXPORT, by);
      return desk.write(by, from, query, columns, file, progress);
    }
  }

  /** Configuration. Its files hold no personal data; whoever works may read them. */
  record Settings(SettingsDesk desk, Gate gate) implements SettingsDesk {
    @Override
    public List<SettingsFile> files() {
      return gate.may(DeskAct.READ) ? desk.files() : List.of();
    }

    @Override
    public List<Problem> check(String name, String json) {
      return desk.check(name, json);
    }

    @Override
    public SettingsFile save(Operator by, String name, String json, String readHash)
        throws DeskException {
      return gate.act(
          DeskAct.CONFIGURE,
          AuditEvent.of(AuditAction.SETTINGS_SAVED, by)
              .about(name)
              .before("sha256", readHash)
              .after("sha256", Sha256.of(json.getBytes(UTF_8))),
          by,
          () -> desk.save(by, name, json, readHash));
    }

    @Override
    public SettingsLocks locks() {
      return desk.locks();
    }

    @Override
    public List<SecretState> secrets() {
      return gate.may(DeskAct.READ) ? desk.secrets() : List.of();
    }

    @Override
    public void saveSecret(Operator by, String name, char[] value) throws DeskException {
      try {
        gate.act(
            DeskAct.CONFIGURE,
            AuditEvent.of(AuditAction.SECRET_SAVED, by).about(name),
            by,
            () -> {
              desk.saveSecret(by, name, value);
              return true;
            });
      } finally {
        Arrays.fill(value, '\0');
      }
    }

    @Override
    public byte[] exportSecrets(Operator by, char[] passphrase) throws DeskException {
      try {
        return gate.act(
            DeskAct.CONFIGURE,
            AuditEvent.of(AuditAction.SECRETS_EXPORTED, by),
            by,
            () -> desk.exportSecrets(by, passphrase));
      } finally {
        Arrays.fill(passphrase, '\0');
      }
    }

    @Override
    public ImportedSecrets importSecrets(Operator by, byte[] file, char[] passphrase)
        throws DeskException {
      try {
        return gate.act(
            DeskAct.CONFIGURE,
            AuditEvent.of(AuditAction.SECRETS_IMPORTED, by).after("sha256", Sha256.of(file)),
            by,
            () -> desk.importSecrets(by, file, passphrase));
      } finally {
        Arrays.fill(passphrase, '\0');
      }
    }

    @Override
    public String summary(Locale language) {
      return gate.may(DeskAct.READ) ? desk.summary(language) : "";
    }
  }
}
