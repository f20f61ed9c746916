package dev.shinseidesk.ui.detail;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.correction.CorrectionPane;
import dev.shinseidesk.ui.detail.CaseViewModel.CaseTab;
import dev.shinseidesk.ui.forward.ForwardPane;
import dev.shinseidesk.ui.history.HistoryPane;
import dev.shinseidesk.ui.notes.NotesPane;
import dev.shinseidesk.ui.review.ReviewPane;
import dev.shinseidesk.ui.status.StatusPane;
import dev.shinseidesk.ui.thread.ThreadPane;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Parent;

/** What stands on the tabs of the case. */
final class CaseParts {
  private final ContentPane content;
  private final ReviewPane review;
  private final ForwardPane forward;
  private final Map<CaseTab, Part> parts = new EnumMap<>(CaseTab.class);

  /** What the tabs can't do themselves. */
  interface Acts {
    /** Shows a place of the documents and the item of the form. */
    void place(Place place);

    /** Shows an item where it stands in the form. */
    void item(String label, String value);

    /** Shows another tab. */
    void show(CaseTab tab);

    /** Shows another application. */
    void open(ReceiptNumber number);

    /** Shows another filing beside this one. */
    void compare(ReceiptNumber other);

    /** Shows why something was decided. */
    void explain();
  }

  /** One tab: its view, where its work begins, and its act by Ctrl+Enter. */
  private record Part(Parent root, Runnable focus, Runnable submit) {}

  CaseParts(UiContext ctx, CaseViewModel model, ReceiptNumber number, Acts acts) {
    content = new ContentPane(ctx, model, ctx.japanese(), acts::item);
    review =
        new ReviewPane(
            ctx, model.parts().review(), number.value(), acts::place, model.parts().through()::ask);
    forward =
        new ForwardPane(
            ctx,
            new ForwardPane.Models(
                model.parts().forward(),
                model.parts().addressees(),
                model.parts().transcription(),
                model.parts().outbox()),
            () -> acts.show(CaseTab.STATUS));
    var status =
        new StatusPane(
            ctx,
            model.parts().status(),
            model.parts().outcome(),
            model.parts().outbox(),
            ctx.japanese());
    var history = new HistoryPane(ctx, model.parts().history(), ctx.japanese(), acts::explain);
    var correction = new CorrectionPane(ctx, model.parts().correction(), model.parts().outbox());
    var thread = new ThreadPane(ctx, model.parts().thread(), acts::open, acts::compare);
    var notes = new NotesPane(ctx, model.parts().notes());
    parts.put(CaseTab.CONTENT, new Part(content.root(), content::focus, CaseParts::nothing));
    parts.put(CaseTab.REVIEW, new Part(review.root(), review::focus, review::submit));
    parts.put(CaseTab.FORWARD, new Part(forward.root(), forward::focus, forward::submit));
    parts.put(CaseTab.STATUS, new Part(status.root(), status::focus, status::submit));
    parts.put(CaseTab.HISTORY, new Part(history.root(), history::focus, CaseParts::nothing));
    parts.put(
        CaseTab.CORRECTION, new Part(correction.root(), correction::focus, correction::submit));
    parts.put(CaseTab.THREAD, new Part(thread.root(), thread::focus, thread::submit));
    parts.put(CaseTab.NOTES, new Part(notes.root(), notes::focus, notes::submit));
  }

  private static void nothing() {}

  private Part part(CaseTab tab) {
    return Objects.requireNonNull(parts.get(tab));
  }

  Parent root(CaseTab tab) {
    return part(tab).root();
  }

  void focus(CaseTab tab) {
    part(tab).focus().run();
  }

  void submit(CaseTab tab) {
    part(tab).submit().run();
  }

  ContentPane content() {
    return content;
  }

  ReviewPane review() {
    return review;
  }

  ForwardPane forward() {
    return forward;
  }
}
