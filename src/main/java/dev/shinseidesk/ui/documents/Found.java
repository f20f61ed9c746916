package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.OpenedDocument.Hit;

/** Where a searched text stands in the document shown. */
public sealed interface Found {
  /**
   * On a page.
   *
   * @param page from 0
   */
  record OnPage(int page, Hit hit) implements Found {}

  /**
   * In a row of a table.
   *
   * @param row from 0
   */
  record InRow(int row) implements Found {}

  /** In a text, from the first character to the one after the last. */
  record InText(int from, int to) implements Found {}

  /**
   * In an office document.
   *
   * @param section from 0
   * @param block from 0
   * @param row from 0 in a table, else 0
   */
  record InBlock(int section, int block, int row) implements Found {}
}
