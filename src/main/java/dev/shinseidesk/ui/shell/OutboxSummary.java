package dev.shinseidesk.ui.shell;

import dev.shinseidesk.outbox.OutboxEntry;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Dialogs;
import java.util.ArrayList;
import java.util.List;

/**
 * What has not left the desk yet.
 *
 * @param entries unfinished ones: those that need a person first, then oldest first
 * @param waiting how many go by themselves
 * @param stopped how many need a person
 */
public record OutboxSummary(List<OutboxEntry> entries, int waiting, int stopped) {
  /** Nothing. */
  static final OutboxSummary EMPTY = new OutboxSummary(List.of(), 0, 0);

  /** Copies the list. */
  public OutboxSummary {
    entries = List.copyOf(entries);
  }

  /** The question before leaving while there is something. */
  Dialogs.Confirmation leaving(Texts texts) {
    int count = entries.size();
    List<String> lines = new ArrayList<>();
    if (stopped > 0) {
      lines.add(texts.get("ui.shell.unsent.stopped", stopped));
    }
    return new Dialogs.Confirmation(
        texts.get(
            count < ShellViewModel.SHOWN ? "ui.shell.unsent.title" : "ui.shell.unsent.title.many",
            count),
        texts.get("ui.shell.unsent.text"),
        lines,
        texts.get("ui.shell.unsent.act"),
        false);
  }

  static OutboxSummary of(List<OutboxEntry> open) {
    List<OutboxEntry> sorted =
        open.stream()
            .sorted((a, b) ->
                Boolean.compare(
                    b.state() == OutboxEntry.State.STOPPED, a.state() == OutboxEntry.State.STOPPED))
            .toList();
    int stopped = (int) open.stream().filter(e -> e.state() == OutboxEntry.State.STOPPED).count();
    return new OutboxSummary(sorted, open.size() - stopped, stopped);
  }
}
