package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.audit.AuditAction;
import dev.shinseidesk.audit.AuditEvent;
import dev.shinseidesk.services.CatalogueDesk;
import dev.shinseidesk.services.DeskAct;
import java.util.List;

/** Procedures and rules for one person; samples only from what they may see. */
record GuardedCatalogue(CatalogueDesk desk, Gate gate) implements CatalogueDesk {
  @Override
  public Held files() throws DeskException {
    gate.permit(DeskAct.READ);
    return desk.files();
  }

  @Override
  public List<Sample> samples(Operator by, Draft draft, ProcedureCode procedure)
      throws DeskException {
    gate.permit(DeskAct.CONFIGURE, by);
    return desk.samples(by, draft, procedure).stream()
        .filter(s -> s.kind() != Sample.Kind.STORED || gate.open(new ReceiptNumber(s.id())))
        .toList();
  }

  @Override
  public Trial tryOut(Operator by, Draft draft, ProcedureCode procedure, Sample sample)
      throws DeskException {
    gate.permit(DeskAct.CONFIGURE, by);
    if (sample.kind() == Sample.Kind.STORED) {
      ReceiptNumber number = new ReceiptNumber(sample.id());
      gate.enter(DeskAct.CONFIGURE, number);
      gate.look(number);
    }
    return desk.tryOut(by, draft, procedure, sample);
  }

  @Override
  public Held save(Operator by, Draft draft, Held read) throws DeskException {
    return gate.act(
        DeskAct.CONFIGURE,
        AuditEvent.of(AuditAction.CATALOGUE_SAVED, by)
            .before("catalogue", read.catalogue().hash())
            .before("rules", read.rules().hash()),
        by,
        () -> desk.save(by, draft, read));
  }
}
