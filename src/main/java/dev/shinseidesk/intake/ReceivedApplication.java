package dev.shinseidesk.intake;

import dev.shinseidesk.application.Application;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import java.util.List;

/**
 * An application as it goes into the store.
 *
 * @param application its facts
 * @param archive the ZIP's bytes exactly as downloaded
 * @param items items of its form; empty where they can't be read
 * @param documents its files; empty where the ZIP can't be read
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as received; never compared as a record
public record ReceivedApplication(
    Application application, byte[] archive, List<FormItem> items, List<DocumentInfo> documents) {
  /** Copies the lists. */
  public ReceivedApplication {
    items = List.copyOf(items);
    documents = List.copyOf(documents);
  }
}
