package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.UiContext;
import dev.shinseidesk.ui.common.WrappingCell;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What was provided so far: act, method, reason, and whether the receiver still counts it. */
final class EarlierList {
  private final UiContext ctx;
  private final VBox box;

  private final Predicate<Forwarding> takenBack;

  EarlierList(UiContext ctx, VBox box, Predicate<Forwarding> takenBack) {
    this.ctx = ctx;
    this.box = box;
    this.takenBack = takenBack;
  }

  /** Whether there is anything to show. */
  boolean show(List<Forwarding> forwardings, List<BusinessSystem> receivers) {
    List<Node> lines = new ArrayList<>();
    for (int i = 0; i < forwardings.size(); i++) {
      lines.add(line(forwardings.get(i), forwardings.subList(0, i), receivers));
    }
    box.getChildren().setAll(lines);
    return !lines.isEmpty();
  }

  private Node line(Forwarding f, List<Forwarding> newer, List<BusinessSystem> receivers) {
    var texts = ctx.texts();
    var head = new FlowPane();
    head.getStyleClass().add("outbox-row");
    Label name = new Label(texts.get("ui.forward.earlier.line", name(f, receivers), f.receiver()));
    name.getStyleClass().add("case-earlier-head");
    name.setMinWidth(Region.USE_PREF_SIZE);
    head.getChildren()
        .addAll(new Label(texts.get("ui.forward.act." + f.act())), name, standing(f, newer));
    var box = new VBox(head);
    box.getStyleClass().add("forward-earlier-line");
    String when = texts.get("ui.forward.earlier.decided", texts.moment(f.decidedAt()));
    String seen =
        f.confirmedAt() == null
            ? takenBack.test(f) ? "" : texts.get("ui.forward.earlier.open")
            : texts.get("ui.forward.earlier.confirmed", texts.moment(f.confirmedAt()));
    String method = texts.get("ui.forward.method.short." + f.method());
    box.getChildren().add(text(String.join("　", method, when, seen), "case-hint"));
    if (!f.reason().isEmpty()) {
      box.getChildren()
          .add(
              WrappingCell.wrapping(
                  ctx.japanese(),
                  texts.get("ui.forward.earlier.reason", f.reason()),
                  "case-earlier-text"));
    }
    if (!f.confirmation().isEmpty()) {
      box.getChildren().add(text(f.confirmation(), "case-hash"));
    }
    return box;
  }

  /** The newest confirmed record of a receiver counts there; those before became 最新 0. */
  private Label standing(Forwarding f, List<Forwarding> newer) {
    var texts = ctx.texts();
    if (takenBack.test(f)) {
      return Badges.badge(
          texts.get("ui.forward.earlier.taken-back"), "mdal-cancel", Badges.Tone.NEUTRAL);
    }
    if (f.confirmedAt() == null) {
      return Badges.badge(
          texts.get("ui.forward.earlier.under-way"), "mdmz-send", Badges.Tone.ACCENT);
    }
    if (newer.stream()
        .anyMatch(n -> n.receiver().equals(f.receiver()) && n.confirmedAt() != null)) {
      return Badges.badge(
          texts.get("ui.forward.earlier.old"), "mdmz-schedule", Badges.Tone.NEUTRAL);
    }
    return f.act() == Act.WITHDRAW
        ? Badges.badge(
            texts.get("ui.forward.earlier.withdrawn"), "mdal-cancel", Badges.Tone.WARNING)
        : Badges.badge(
            texts.get("ui.forward.earlier.latest"),
            "mdal-check_circle_outline",
            Badges.Tone.SUCCESS);
  }

  private static String name(Forwarding f, List<BusinessSystem> receivers) {
    return receivers.stream()
        .filter(r -> r.id().equals(f.receiver()))
        .map(BusinessSystem::name)
        .findFirst()
        .orElse(f.channel());
  }

  private static Label text(String text, String style) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
  }
}
