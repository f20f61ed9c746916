package dev.shinseidesk.ui.forward;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.Forwarding;
import dev.shinseidesk.forwarding.ForwardingDesk;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The card that asks before providing again or withdrawing. */
final class AgainWords {
  private final Texts texts;

  AgainWords(Texts texts) {
    this.texts = texts;
  }

  /** What will be done, what becomes of what was provided before, and the field for the reason. */
  Dialogs.Form form(ReceiptNumber number, ForwardingDesk.Preview preview, List<Forwarding> before) {
    boolean withdraw = preview.act() == Act.WITHDRAW;
    String family = withdraw ? "ui.forward.withdraw." : "ui.forward.again.";
    return new Dialogs.Form(
        texts.get(family + "title", preview.receiver().name()),
        texts.get(family + "text", number),
        lines(preview, before),
        List.of(new Dialogs.Field("reason", texts.get(family + "reason"), "", 0, true)),
        texts.get(family + "act"),
        withdraw);
  }

  private List<String> lines(ForwardingDesk.Preview preview, List<Forwarding> before) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.get("ui.forward.method." + preview.method()));
    if (!preview.destination().isEmpty()) {
      lines.add(preview.destination() + "　" + preview.itemsFileName());
    }
    if (preview.superseded() > 0) {
      lines.add(
          texts.get(
              preview.act() == Act.WITHDRAW
                  ? "ui.forward.superseded.withdrawn"
                  : "ui.forward.superseded",
              preview.superseded()));
    }
    before.stream()
        .filter(f -> f.receiver().equals(preview.receiver().id()))
        .findFirst()
        .filter(f -> preview.act() == Act.PROVIDE_AGAIN)
        .filter(f -> !Objects.equals(f.items().addressee(), preview.items().addressee()))
        .ifPresent(f ->
            lines.add(
                texts.get(
                    "ui.forward.again.addressee",
                    shown(f.items().addressee()),
                    shown(preview.items().addressee()))));
    return lines;
  }

  private Object shown(@org.jspecify.annotations.Nullable AddresseeNumber addressee) {
    return addressee == null ? texts.get("ui.forward.empty") : addressee;
  }

  String missing(List<String> answers) {
    return answers.getFirst().isBlank() ? texts.get("ui.forward.reason-missing") : "";
  }
}
