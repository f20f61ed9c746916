package dev.shinseidesk.ui.thread;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.Parts;
import dev.shinseidesk.ui.common.UiContext;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One filing of a thread: what it is, why it is here, and what becomes of it. */
final class FilingCard extends VBox {
  private static final PseudoClass ITSELF = PseudoClass.getPseudoClass("itself");

  private final UiContext ctx;

  FilingCard(
      UiContext ctx,
      ThreadViewModel model,
      ThreadViewModel.Line line,
      ToggleGroup group,
      Consumer<ReceiptNumber> open,
      Consumer<ReceiptNumber> compare) {
    this.ctx = ctx;
    var texts = ctx.texts();
    Application application = line.filing().application();
    ReceiptNumber number = line.number();
    setId("thread-filing-" + number.value());
    getStyleClass().add("thread-filing");
    pseudoClassStateChanged(ITSELF, line.itself());
    Label name = new Label(number.value());
    name.getStyleClass().add("thread-number");
    name.setMinWidth(Region.USE_PREF_SIZE);
    var filed = Parts.quiet(texts.get("ui.thread.filed", texts.moment(application.filedAt())));
    var gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    var head = new HBox(name, filed, gap, new Badges(texts).state(application.state()));
    head.getStyleClass().add("case-section");
    var who = new JapaneseLabel(ctx.japanese(), application.applicant().name());
    who.setMinWidth(0);
    var what = new JapaneseLabel(ctx.japanese(), procedure(application));
    what.getStyleClass().add("case-kana");
    what.setMinWidth(0);
    var words = new HBox(who, what);
    words.getStyleClass().add("case-section");
    var badges = new FlowPane();
    badges.getStyleClass().add("thread-badges");
    badges.getChildren().addAll(RelationBadges.of(texts, line.filing()));
    if (!line.itself()) {
      badges.getChildren().add(Parts.quiet(differences(line)));
    }
    getChildren().addAll(head, words, badges);
    ReceiptNumber favoured = line.filing().closedFor();
    if (favoured != null) {
      getChildren().add(Parts.quiet(texts.get("ui.thread.closed-for", favoured.value())));
    }
    getChildren().add(acts(model, line, group, open, compare));
  }

  private static String procedure(Application application) {
    return application.procedureCommonName().isEmpty()
        ? application.procedureName()
        : application.procedureCommonName();
  }

  private String differences(ThreadViewModel.Line line) {
    int count = line.filing().differences();
    return count < 0
        ? ctx.texts().get("ui.thread.differences.unknown")
        : count == 0
            ? ctx.texts().get("ui.thread.differences.none")
            : ctx.texts().get("ui.thread.differences", count);
  }

  private FlowPane acts(
      ThreadViewModel model,
      ThreadViewModel.Line line,
      ToggleGroup group,
      Consumer<ReceiptNumber> open,
      Consumer<ReceiptNumber> compare) {
    var texts = ctx.texts();
    String number = line.number().value();
    var acts = new FlowPane();
    acts.getStyleClass().add("thread-acts");
    if (line.open()) {
      var stands = new RadioButton(texts.get("ui.thread.stands"));
      stands.setId("thread-stands-" + number);
      stands.setMnemonicParsing(false);
      stands.setToggleGroup(group);
      stands.setUserData(line.number());
      stands.setSelected(Objects.equals(model.standsProperty().get(), line.number()));
      var close = new CheckBox(texts.get("ui.thread.close"));
      close.setId("thread-close-" + number);
      close.setMnemonicParsing(false);
      close.selectedProperty().bindBidirectional(line.closeProperty());
      close
          .disableProperty()
          .bind(
              model
                  .standsProperty()
                  .isNull()
                  .or(model.standsProperty().isEqualTo(line.number()))
                  .or(new javafx.beans.property.SimpleBooleanProperty(!line.closable())));
      acts.getChildren().addAll(stands, close);
    } else {
      acts.getChildren()
          .add(
              Parts.button(
                  "thread-reopen-" + number,
                  texts.get("ui.thread.reopen"),
                  () -> model.reopen(line)));
    }
    if (!line.itself()) {
      acts.getChildren()
          .addAll(
              Parts.button(
                  "thread-compare-" + number,
                  texts.get("ui.thread.compare"),
                  () -> compare.accept(line.number())),
              Parts.button(
                  "thread-open-" + number,
                  texts.get("ui.thread.open"),
                  () -> open.accept(line.number())));
    }
    return acts;
  }
}
