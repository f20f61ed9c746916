package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Progress;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.residents.NumberLinkDesk;
import dev.shinseidesk.services.DeskAct;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** 番号紐付情報 for one person. */
final class GuardedLinks implements NumberLinkDesk {
  private final NumberLinkDesk desk;
  private final Gate gate;

  GuardedLinks(NumberLinkDesk desk, Gate gate) {
    this.desk = desk;
    this.gate = gate;
  }

  @Override
  public List<Source> sources() {
    return desk.sources();
  }

  @Override
  public List<WaitingFile> waiting(String sourceId) throws DeskException {
    gate.permit(DeskAct.OPERATE);
    return desk.waiting(sourceId);
  }

  @Override
  public Preview preview(Operator by, String sourceId, String fileName, Progress progress)
      throws DeskException {
    gate.permit(DeskAct.OPERATE, by);
    return desk.preview(by, sourceId, fileName, progress);
  }

  @Override
  public Preview preview(Operator by, String sourceId, Path file, Extent extent, Progress progress)
      throws DeskException {
    gate.permit(DeskAct.OPERATE, by);
    return desk.preview(by, sourceId, file, extent, progress);
  }

  @Override
  public ImportReport apply(Operator by, String previewId, Set<Consent> consents)
      throws DeskException {
    AuditEvent event =
        AuditEvent.of(AuditAction.LINKS_IMPORTED, by)
            .about(previewId)
            .after("consents", consents.stream().sorted().toList());
    return gate.act(DeskAct.OPERATE, event, by, () -> desk.apply(by, previewId, consents));
  }

  @Override
  public void discard(String previewId) {
    desk.discard(previewId);
  }

  @Override
  public List<ImportReport> recent(int limit) {
    return gate.may(DeskAct.SURVEY) ? desk.recent(limit) : List.of();
  }

  @Override
  public State state() {
    return desk.state();
  }
}
