package dev.shinseidesk.ui.catalogue;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.services.CatalogueDesk;
import dev.shinseidesk.services.CatalogueDesk.Draft;
import dev.shinseidesk.services.CatalogueDesk.Sample;
import dev.shinseidesk.services.CatalogueDesk.Trial;
import dev.shinseidesk.ui.common.Latest;
import dev.shinseidesk.ui.common.Tasks;
import dev.shinseidesk.ui.common.UiContext;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Tries a draft on a sample; a late answer to an older draft is dropped. FX thread. */
final class SampleTrial {
  private final UiContext ctx;
  private final CatalogueDesk desk;
  private final Operator operator;
  private final Latest latestSamples = new Latest();
  private final Latest latestTrial = new Latest();
  private final ReadOnlyObjectWrapper<List<Sample>> samples =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyObjectWrapper<@Nullable Trial> trial = new ReadOnlyObjectWrapper<>();
  private final BooleanProperty running = new SimpleBooleanProperty();
  private @Nullable Sample sample;
  private boolean tried;

  SampleTrial(UiContext ctx, CatalogueDesk desk, Operator operator) {
    this.ctx = ctx;
    this.desk = desk;
    this.operator = operator;
  }

  /** Looks which samples a procedure has, and tries the first. */
  void look(CatalogueDraft draft, String code) {
    sample = null;
    trial.set(null);
    untried();
    if (!isCode(code)) {
      samples.set(List.of());
      return;
    }
    Draft files = draft.files();
    ctx.tasks()
        .run(() -> desk.samples(operator, files, new ProcedureCode(code)))
        .latest(latestSamples)
        .onSuccess(found -> {
          sample = found.isEmpty() ? null : found.getFirst();
          samples.set(found);
          tryOut(draft, code);
        })
        .start();
  }

  private static boolean isCode(String code) {
    return code.matches("[0-9A-Za-z_-]{1,20}");
  }

  /** Takes another sample. */
  void take(Sample next) {
    if (!next.equals(sample)) {
      sample = next;
      untried();
    }
  }

  /** The sample in use; null while there is none. */
  @Nullable Sample sample() {
    return sample;
  }

  /** What was tried is old. */
  void untried() {
    tried = false;
    latestTrial.dropAll();
  }

  /** Tries, unless that is done already. */
  void tryOut(CatalogueDraft draft, String code) {
    Sample one = sample;
    if (one == null || tried || !isCode(code)) {
      return;
    }
    tried = true;
    Draft files = draft.files();
    ctx.tasks()
        .run(() -> desk.tryOut(operator, files, new ProcedureCode(code), one))
        .on(Tasks.Lane.LONG)
        .latest(latestTrial)
        .whileRunning(running)
        .onSuccess(trial::set)
        .start();
  }

  /** Answers under way don't count any more. */
  void drop() {
    latestSamples.dropAll();
    untried();
  }

  /** What can be tried on. */
  ReadOnlyObjectProperty<List<Sample>> samplesProperty() {
    return samples;
  }

  /** What came of trying last; null before. */
  ReadOnlyObjectProperty<@Nullable Trial> trialProperty() {
    return trial;
  }

  /** Whether a trial is under way. */
  ReadOnlyBooleanProperty runningProperty() {
    return running;
  }
}
