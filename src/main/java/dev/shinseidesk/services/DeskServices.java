package dev.shinseidesk.services;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.archive.Documents;
import dev.shinseidesk.casework.ApprovalDesk;
import dev.shinseidesk.casework.CorrectionDesk;
import dev.shinseidesk.casework.Explanations;
import dev.shinseidesk.casework.FilingThreads;
import dev.shinseidesk.casework.NoteDesk;
import dev.shinseidesk.casework.PhraseBook;
import dev.shinseidesk.casework.ViewLog;
import dev.shinseidesk.channels.ChannelDesk;
import dev.shinseidesk.forwarding.BatchDesk;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.RecordExport;
import dev.shinseidesk.forwarding.RouteDesk;
import dev.shinseidesk.forwarding.TranscriptionDesk;
import dev.shinseidesk.inquiry.Applications;
import dev.shinseidesk.intake.Intake;
import dev.shinseidesk.keeping.BackupDesk;
import dev.shinseidesk.keeping.HoldDesk;
import dev.shinseidesk.keeping.RetentionDesk;
import dev.shinseidesk.keeping.SheetExport;
import dev.shinseidesk.outbox.Outbox;
import dev.shinseidesk.residents.AddresseeDesk;
import dev.shinseidesk.residents.Identifier;
import dev.shinseidesk.residents.NumberLinkDesk;
import dev.shinseidesk.review.FormatReview;
import dev.shinseidesk.security.AccountDesk;
import dev.shinseidesk.security.OwnAccount;
import dev.shinseidesk.security.PersonNames;
import dev.shinseidesk.status.OutcomeDesk;
import dev.shinseidesk.status.StatusDesk;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the screens work with once somebody is signed in.
 *
 * @param operator who is signed in
 * @param lastSignIn the sign-in before this one; null at the first
 * @param applications the list and its contents
 * @param intake fetching
 * @param documents opening what an application holds
 * @param review 形式審査
 * @param identifier 宛名番号
 * @param forwarding 提供
 * @param status 申請処理状況
 * @param outbox what must leave
 * @param transcriptions 方式1
 * @param addressees 宛名番号 by hand
 * @param outcomes 実質審査の結果
 * @param casework what happens around the review
 * @param administration what isn't about one application
 * @param accounts the own account, and everybody's
 * @param oversight who may see what, and the trail
 * @param clock the time, Asia/Tokyo
 * @param onSignOut closes the store behind all of these
 */
public record DeskServices(
    Operator operator,
    @Nullable Instant lastSignIn,
    Applications applications,
    Intake intake,
    Documents documents,
    FormatReview review,
    Identifier identifier,
    ForwardingDesk forwarding,
    StatusDesk status,
    Outbox outbox,
    TranscriptionDesk transcriptions,
    AddresseeDesk addressees,
    OutcomeDesk outcomes,
    Casework casework,
    Administration administration,
    Accounts accounts,
    Oversight oversight,
    Clock clock,
    Runnable onSignOut) {
  /**
   * What happens around the format review.
   *
   * @param threads filings that belong together
   * @param corrections 補正
   * @param approvals four eyes
   * @param notes of the clerks
   * @param views who saw what
   * @param explanations why something was decided
   * @param phrases reason texts of the office
   */
  public record Casework(
      FilingThreads threads,
      CorrectionDesk corrections,
      ApprovalDesk approvals,
      NoteDesk notes,
      ViewLog views,
      Explanations explanations,
      PhraseBook phrases) {}

  /**
   * Accounts.
   *
   * @param own of whoever is signed in
   * @param all for administrators
   * @param names who the colleagues are
   */
  public record Accounts(OwnAccount own, AccountDesk all, PersonNames names) {}

  /**
   * What isn't about one application.
   *
   * @param links taking in 番号紐付情報
   * @param channels whether they work
   * @param routes routes, alarm and dry run
   * @param batches 方式4
   * @param export records in the layout of the item definitions
   * @param settings configuration files
   * @param catalogue procedures and rules
   * @param keeping how long things are kept
   */
  public record Administration(
      NumberLinkDesk links,
      ChannelDesk channels,
      RouteDesk routes,
      BatchDesk batches,
      RecordExport export,
      SettingsDesk settings,
      CatalogueDesk catalogue,
      Keeping keeping) {}

  /**
   * How long things are kept.
   *
   * @param retention deleting what has been kept long enough
   * @param holds legal holds
   * @param backups of everything
   * @param sheets the list as a file for a spreadsheet program
   */
  public record Keeping(
      RetentionDesk retention, HoldDesk holds, BackupDesk backups, SheetExport sheets) {}
}
