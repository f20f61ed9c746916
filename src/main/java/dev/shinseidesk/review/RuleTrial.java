package dev.shinseidesk.review;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.residents.Identification;
import dev.shinseidesk.residents.Identifier;
import java.util.List;

/**
 * Judges applications by a catalogue and rules that aren't in force, to see what they would say;
 * keeps nothing. Immutable; any thread but the FX thread.
 */
public final class RuleTrial {
  private final ReviewStore store;
  private final Applications applications;
  private final Documents documents;
  private final Identifier identifier;
  private final ReviewSettings settings;

  /** On what the desk holds. */
  public RuleTrial(
      ReviewStore store,
      Applications applications,
      Documents documents,
      Identifier identifier,
      ReviewSettings settings) {
    this.store = store;
    this.applications = applications;
    this.documents = documents;
    this.identifier = identifier;
    this.settings = settings;
  }

  /**
   * What the rules say of an application of this desk.
   *
   * @throws DeskException {@code review.application-unknown}
   */
  public List<Finding> judge(
      Application application, ProcedureCatalogue catalogue, ReviewRules rules)
      throws DeskException {
    return with(documents, catalogue, rules).examine(application);
  }

  /**
   * What the rules say of a made-up application, whose signer counts as known.
   *
   * @param layout reads its ZIP
   */
  public List<Finding> judgeMadeUp(
      Application application,
      byte[] zip,
      Documents layout,
      ProcedureCatalogue catalogue,
      ReviewRules rules) {
    return with(layout, catalogue, rules)
        .judge(
            application,
            zip,
            new Identification.Identified(new AddresseeNumber("1"), application.filedAt()),
            List.of());
  }

  private Examination with(Documents layout, ProcedureCatalogue catalogue, ReviewRules rules) {
    return new Examination(store, applications, layout, identifier, catalogue, settings, rules);
  }
}
