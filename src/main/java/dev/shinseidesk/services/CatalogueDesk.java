package dev.shinseidesk.services;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The office's procedures and the rules of its format review for an administrator: tried on samples
 * before they are saved; what is saved holds from the next sign-in. Any thread but the FX thread.
 */
public interface CatalogueDesk {
  /**
   * What stands in the configuration now.
   *
   * @throws DeskException keys {@code settings.*} where a file can't be read
   */
  Held files() throws DeskException;

  /**
   * Applications to try rules on: made-up ones first, then filings of the procedure, newest first.
   *
   * @param draft the catalogue the made-up ones follow
   * @throws DeskException {@code settings.not-permitted}
   */
  List<Sample> samples(Operator by, Draft draft, ProcedureCode procedure) throws DeskException;

  /**
   * Checks a draft as if it were saved, runs the examples of every rule, and judges a sample by it;
   * keeps nothing.
   *
   * @throws DeskException {@code settings.not-permitted}; the sample can't be read
   */
  Trial tryOut(Operator by, Draft draft, ProcedureCode procedure, Sample sample)
      throws DeskException;

  /**
   * Writes what differs, each file by temp file and move; the version before stays beside it. Where
   * the office had no rules of its own yet, {@code office.json} names them from now on.
   *
   * @param read what the draft was made from
   * @throws DeskException {@code settings.*}: not-permitted, changed-meanwhile, differ (what stands
   *     there was not in force), locked, not-writable; or the first mistake of the draft, e.g.
   *     {@code rules.example} with rule and example
   */
  Held save(Operator by, Draft draft, Held read) throws DeskException;

  /**
   * The two files.
   *
   * @param catalogue procedures
   * @param rules the office's own rules, laid over what ships; its hash is empty where there is no
   *     such file yet
   * @param shippedRules the rules that ship, as JSON
   */
  record Held(SettingsFile catalogue, SettingsFile rules, String shippedRules) {}

  /**
   * What is to be saved.
   *
   * @param catalogue JSON of the procedures
   * @param rules JSON of the office's own rules
   */
  record Draft(String catalogue, String rules) {}

  /**
   * An application to try rules on.
   *
   * @param kind where it comes from
   * @param id number of a stored one; number of a made-up one
   * @param filedOn day of its filing; null for a made-up one
   */
  record Sample(Kind kind, String id, @Nullable LocalDate filedOn) {
    /** Where a sample comes from. */
    public enum Kind {
      /** Made up, without a defect. */
      SOUND,
      /** Made up, with one defect. */
      DEFECTIVE,
      /** An application of this desk. */
      STORED
    }
  }

  /**
   * What came of trying.
   *
   * @param problems what keeps the draft from being saved; empty for a sound one
   * @param judged whether the sample could be judged, which a failing example doesn't prevent
   * @param findings what the rules say of the sample, gravest first
   */
  record Trial(List<Problem> problems, boolean judged, List<Finding> findings) {
    /** Copies the lists. */
    public Trial {
      problems = List.copyOf(problems);
      findings = List.copyOf(findings);
    }
  }
}
