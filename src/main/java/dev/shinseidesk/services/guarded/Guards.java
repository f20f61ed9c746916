package dev.shinseidesk.services.guarded;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.audit.AuditDesk;
import dev.shinseidesk.inquiry.Sight;
import dev.shinseidesk.inquiry.SightedApplications;
import dev.shinseidesk.outbox.OutboxStore;
import dev.shinseidesk.residents.ProtectionStore;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.services.Oversight;
import java.time.Clock;
import java.util.Set;
import java.util.stream.Collectors;

/** Puts the guards around the services of one sign-in. */
public final class Guards {
  private final Gate gate;
  private final Masks masks;
  private final SightedApplications applications;

  /**
   * For one person.
   *
   * @param applications of the person's scope, see {@link #sight}
   */
  public Guards(Gate gate, ProcedureCatalogue catalogue, SightedApplications applications) {
    this.gate = gate;
    this.masks = new Masks(catalogue);
    this.applications = applications;
  }

  /** What of the store exists for this person. */
  public static Sight sight(Operator operator, ProcedureCatalogue catalogue) {
    Scope scope = operator.scope();
    Set<ProcedureCode> procedures =
        scope.procedureGroups().isEmpty()
            ? null
            : catalogue.procedures().stream()
                .filter(procedure -> scope.procedureGroups().contains(procedure.group()))
                .map(Procedure::code)
                .collect(Collectors.toSet());
    return new Sight(procedures, scope.wards());
  }

  /** The same services, guarded; whatever they hold. */
  public DeskServices around(DeskServices bare, OutboxStore outbox) {
    var neighbours = new Neighbours(bare.applications(), gate);
    return new DeskServices(
        bare.operator(),
        bare.lastSignIn(),
        new GuardedApplications(applications, gate, masks, neighbours),
        new GuardedIntake(bare.intake(), gate),
        bare.documents(),
        new GuardedReview(bare.review(), gate, neighbours),
        bare.identifier(),
        new GuardedForwarding(bare.forwarding(), gate),
        new GuardedStatus(bare.status(), gate),
        new GuardedOutbox(bare.outbox(), outbox, gate),
        new GuardedTranscriptions(bare.transcriptions(), gate),
        new GuardedAddressees(bare.addressees(), gate),
        new GuardedOutcomes(bare.outcomes(), gate),
        casework(bare.casework(), neighbours),
        administration(bare.administration()),
        bare.accounts(),
        bare.oversight(),
        bare.clock(),
        bare.onSignOut());
  }

  private DeskServices.Casework casework(DeskServices.Casework bare, Neighbours neighbours) {
    return new DeskServices.Casework(
        new GuardedThreads(bare.threads(), applications, gate, masks),
        new GuardedCorrections(bare.corrections(), gate, neighbours),
        new GuardedCasework.Approvals(bare.approvals(), gate, neighbours),
        new GuardedCasework.Notes(bare.notes(), gate),
        new GuardedCasework.Views(bare.views(), gate),
        new GuardedCasework.Reasons(bare.explanations(), gate, neighbours),
        bare.phrases());
  }

  private DeskServices.Administration administration(DeskServices.Administration bare) {
    return new DeskServices.Administration(
        new GuardedLinks(bare.links(), gate),
        new GuardedAdministration.Channels(bare.channels(), gate),
        new GuardedAdministration.Routes(bare.routes(), gate),
        new GuardedAdministration.Batches(bare.batches(), gate),
        new GuardedAdministration.Export(bare.export(), gate),
        new GuardedAdministration.Settings(bare.settings(), gate),
        new GuardedCatalogue(bare.catalogue(), gate),
        new DeskServices.Keeping(
            bare.keeping().retention(),
            bare.keeping().holds(),
            bare.keeping().backups(),
            new GuardedAdministration.Sheets(bare.keeping().sheets(), gate)));
  }

  /**
   * Trail and protection for this person.
   *
   * @param unmaskSeconds a number may be shown
   */
  public Oversight oversight(
      AuditDesk trail, ProtectionStore protections, int unmaskSeconds, Clock clock) {
    return new Oversight(
        new GuardedAudit(trail, gate),
        new GuardedProtection(gate, applications, protections, unmaskSeconds, clock),
        new GateTraces(gate));
  }
}
