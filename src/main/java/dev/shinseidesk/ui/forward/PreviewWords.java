package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.ForwardingDesk.Preview;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.forwarding.WantedItem;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What would be handed over, in words; a part that isn't there is an empty text. */
final class PreviewWords {
  private final Texts texts;
  private final Preview preview;

  PreviewWords(Texts texts, Preview preview) {
    this.texts = texts;
    this.preview = preview;
  }

  boolean standard() {
    return preview.method() == ForwardingMethod.STANDARD;
  }

  String method() {
    return texts.get("ui.forward.method." + preview.method());
  }

  /** Labels of the items in the receiver's own order. */
  String wanted() {
    return standard()
        ? ""
        : preview.receiver().items().stream()
            .map(WantedItem::label)
            .collect(Collectors.joining(texts.get("ui.forward.wanted.separator")));
  }

  /** The ZIP that goes along; a person who types over and most withdrawals take none. */
  String archive() {
    return preview.archiveName().isEmpty() || preview.method() == ForwardingMethod.TRANSCRIPTION
        ? ""
        : texts.get("ui.forward.archive", preview.archiveName(), preview.archiveSize());
  }

  String hash() {
    return archive().isEmpty() ? "" : texts.get("ui.forward.hash", preview.archiveHash().hex());
  }

  /** Asks whether to provide it. */
  Dialogs.Confirmation question(String number) {
    return new Dialogs.Confirmation(
        texts.get("ui.forward.confirm.title", preview.receiver().name()),
        texts.get(
            switch (preview.method()) {
              case TRANSCRIPTION -> "ui.forward.confirm.transcription";
              case BATCH -> "ui.forward.confirm.batch";
              case STANDARD, ROBOT, SINGLE_FILE -> "ui.forward.confirm.text";
            },
            number),
        Stream.of(method(), preview.destination(), preview.itemsFileName(), archive())
            .filter(line -> !line.isEmpty())
            .toList(),
        texts.get("ui.forward.confirm.act"),
        false);
  }
}
