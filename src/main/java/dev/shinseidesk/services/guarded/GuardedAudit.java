package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.Anchor;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.audit.AuditLine;
import dev.shinseidesk.audit.AuditQuery;
import dev.shinseidesk.audit.PruneRequest;
import dev.shinseidesk.audit.Report;
import dev.shinseidesk.audit.Verification;
import dev.shinseidesk.services.DeskAct;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The trail for one person; what is done with it is recorded by the desk itself. */
record GuardedAudit(AuditDesk desk, Gate gate) implements AuditDesk {
  @Override
  public List<AuditLine> page(Operator by, AuditQuery query, @Nullable Long below, int limit)
      throws DeskException {
    gate.permit(DeskAct.READ_TRAIL, by);
    return desk.page(by, query, below, limit);
  }

  @Override
  public long count(Operator by, AuditQuery query) throws DeskException {
    gate.permit(DeskAct.READ_TRAIL, by);
    return desk.count(by, query);
  }

  @Override
  public Verification verify(Operator by, List<Path> anchors, Progress progress)
      throws DeskException {
    gate.permit(DeskAct.VERIFY_TRAIL, by);
    return desk.verify(by, anchors, progress);
  }

  @Override
  public Verification verifyExport(Operator by, Path file) throws DeskException {
    gate.permit(DeskAct.VERIFY_TRAIL, by);
    return desk.verifyExport(by, file);
  }

  @Override
  public Anchor anchor(Operator by, Path file) throws DeskException {
    gate.permit(DeskAct.VERIFY_TRAIL, by);
    return desk.anchor(by, file);
  }

  @Override
  public String publicKey(Operator by) throws DeskException {
    gate.permit(DeskAct.VERIFY_TRAIL, by);
    return desk.publicKey(by);
  }

  @Override
  public long export(Operator by, AuditQuery query, Format format, Path file, Progress progress)
      throws DeskException {
    gate.permit(DeskAct.READ_TRAIL, by);
    return desk.export(by, query, format, file, progress);
  }

  @Override
  public Report report(Operator by, Report.Kind kind, LocalDate from, LocalDate until)
      throws DeskException {
    gate.permit(DeskAct.READ_TRAIL, by);
    return desk.report(by, kind, from, until);
  }

  @Override
  public PruneRequest askPrune(Operator by, String reason) throws DeskException {
    gate.permit(DeskAct.READ_TRAIL, by);
    return desk.askPrune(by, reason);
  }

  @Override
  public Optional<PruneRequest> pruneAsked(Operator by) throws DeskException {
    gate.permit(gate.may(DeskAct.READ_TRAIL) ? DeskAct.READ_TRAIL : DeskAct.PRUNE_TRAIL, by);
    return desk.pruneAsked(by);
  }

  @Override
  public long confirmPrune(Operator by) throws DeskException {
    gate.permit(DeskAct.PRUNE_TRAIL, by);
    return desk.confirmPrune(by);
  }

  @Override
  public void withdrawPrune(Operator by) throws DeskException {
    gate.permit(gate.may(DeskAct.READ_TRAIL) ? DeskAct.READ_TRAIL : DeskAct.PRUNE_TRAIL, by);
    desk.withdrawPrune(by);
  }

  @Override
  public void acknowledge(Operator by, String reason) throws DeskException {
    gate.permit(DeskAct.READ_TRAIL, by);
    desk.acknowledge(by, reason);
  }
}
