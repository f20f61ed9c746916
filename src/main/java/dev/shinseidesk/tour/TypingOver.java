package dev.shinseidesk.tour;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.forwarding.ForwardingItem;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.forwarding.TranscriptionDesk.Line;
import dev.shinseidesk.forwarding.WantedItem;
import dev.shinseidesk.practice.SampleApplication;
import dev.shinseidesk.practice.SampleItem;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;

/** 方式1 from the first value to the last, each one checked on the clipboard. */
final class TypingOver {
  private static final String NOTHING = "-";

  private final DeskHands desk;
  private final Hand hand;
  private final Cases cases;
  private final Receivers receivers;

  TypingOver(DeskHands desk, Cases cases, Receivers receivers) {
    this.desk = desk;
    this.hand = desk.hand();
    this.cases = cases;
    this.receivers = receivers;
  }

  void typeOver(SampleApplication sample) {
    ReceiptNumber number = sample.receiptNumber();
    desk.checks().step("画面からの転記（方式1） " + number);
    cases.decideSound(number);
    receivers.choose("typed over", r -> r.method() == ForwardingMethod.TRANSCRIPTION);
    hand.awaitEnabled("#forward-submit");
    desk.album().take("typing-before");
    hand.click("#forward-submit");
    desk.confirm("typing-confirm");
    hand.await("#transcription-lines");
    FxThread.until("lines to type over", () -> !lines().isEmpty());
    List<Line> lines = FxThread.call(() -> List.copyOf(lines()));
    desk.album().take("typing");
    for (int i = 0; i < lines.size(); i++) {
      copy(sample, lines.get(i));
      if (i == lines.size() / 2) {
        desk.album().take("typing-half");
      }
    }
    hand.awaitEnabled("#transcription-finish");
    desk.album().take("typing-all");
    hand.click("#transcription-finish");
    desk.confirm("typing-finish");
    hand.awaitGone("#transcription-lines");
    desk.checks()
        .comesTrue(
            "転記を終えた申請は提供済", () -> FxThread.call(() -> hand.find("#forward-withdraw").isPresent()));
    desk.checks().same("方式1ではファイルを渡さない", List.of(), desk.otherSide().arrived(number));
    desk.album().take("typing-finished");
    desk.tab(KeyCode.DIGIT1);
    desk.backToList();
  }

  private void copy(SampleApplication sample, Line line) {
    FxThread.run(() -> {
      var content = new ClipboardContent();
      content.putString(NOTHING);
      Clipboard.getSystemClipboard().setContent(content);
    });
    hand.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.C);
    String expected = expected(sample, line.item());
    String copied =
        FxThread.call(() -> Objects.toString(Clipboard.getSystemClipboard().getString(), ""));
    desk.checks()
        .same(
            "クリップボードの「" + line.item().label() + "」が申請のとおり",
            expected.isEmpty() ? NOTHING : expected,
            copied);
  }

  /** What must be typed, as the resident filed it and the number links say. */
  private String expected(SampleApplication sample, WantedItem item) {
    return switch (item) {
      case WantedItem.OfForm form ->
          desk.otherSide().samples().items(sample.receiptNumber()).stream()
              .filter(i -> i.name().equals(form.name()))
              .map(SampleItem::value)
              .findFirst()
              .orElse("");
      case WantedItem.Standard(ForwardingItem which) ->
          switch (which) {
            case RECEIPT_NUMBER -> sample.receiptNumber().value();
            case PROCEDURE -> sample.procedure().value();
            case PROCEDURE_NAME -> sample.procedureName();
            case PROCEDURE_COMMON_NAME -> sample.procedureCommonName();
            case MUNICIPALITY -> sample.municipality().value();
            case ADDRESSEE ->
                sample.addressee().orElseThrow(() -> new TourFailure("nobody known")).value();
            case LATEST -> "1";
            case DELETED -> "0";
            case WARD -> "";
            case REVIEW_DATE, REVIEW_TIME, OPERATOR, OPERATION_DATE, OPERATION_TIME ->
                throw new TourFailure(which + " isn't known beforehand");
          };
    };
  }

  @SuppressWarnings("unchecked") // the view's own list holds nothing else
  private List<Line> lines() {
    return hand.find("#transcription-lines")
        .map(n -> ((ListView<Line>) n).getItems().stream().toList())
        .orElse(List.of());
  }
}
