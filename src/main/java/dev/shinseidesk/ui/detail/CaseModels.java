package dev.shinseidesk.ui.detail;

import dev.shinseidesk.ui.addressee.AddresseeViewModel;
import dev.shinseidesk.ui.approval.ApprovalViewModel;
import dev.shinseidesk.ui.correction.CorrectionViewModel;
import dev.shinseidesk.ui.forward.ForwardViewModel;
import dev.shinseidesk.ui.history.HistoryViewModel;
import dev.shinseidesk.ui.notes.NotesViewModel;
import dev.shinseidesk.ui.outbox.OutboxViewModel;
import dev.shinseidesk.ui.outcome.OutcomeViewModel;
import dev.shinseidesk.ui.review.ReviewViewModel;
import dev.shinseidesk.ui.status.StatusViewModel;
import dev.shinseidesk.ui.thread.ThreadViewModel;
import dev.shinseidesk.ui.transcription.TranscriptionViewModel;

/**
 * The view models of one application's tabs. All methods on the FX thread.
 *
 * @param review 形式審査
 * @param forward 提供
 * @param addressees who the applicant is
 * @param transcription 方式1
 * @param status 申請処理状況
 * @param outcome 実質審査の結果
 * @param history what happened
 * @param outbox what leaves
 * @param correction 補正
 * @param thread filings that stand together
 * @param notes notes
 * @param approval the second pair of eyes
 * @param through 適 and 提供 in one question
 */
public record CaseModels(
    ReviewViewModel review,
    ForwardViewModel forward,
    AddresseeViewModel addressees,
    TranscriptionViewModel transcription,
    StatusViewModel status,
    OutcomeViewModel outcome,
    HistoryViewModel history,
    OutboxViewModel outbox,
    CorrectionViewModel correction,
    ThreadViewModel thread,
    NotesViewModel notes,
    ApprovalViewModel approval,
    Through through) {
  /** Loads everything and follows the outbox until {@link #close}. */
  void open() {
    outbox.start();
    review.load();
    forward.load();
    addressees.load();
    transcription.load();
    status.load();
    outcome.load();
    history.load();
    correction.load();
    thread.load();
    notes.load();
    approval.load();
  }

  /** Reads anew whatever a change elsewhere may have touched; what is being typed stays. */
  void reload() {
    review.refreshState();
    forward.load();
    transcription.load();
    status.load();
    outcome.load();
    history.load();
    correction.load();
    thread.load();
    approval.load();
  }

  /** Saves what was typed and ends every subscription. */
  void close() {
    review.close();
    forward.close();
    addressees.close();
    transcription.close();
    status.close();
    outcome.close();
    history.close();
    correction.close();
    thread.close();
    notes.close();
    approval.close();
    outbox.stop();
  }
}
