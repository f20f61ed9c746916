/** Filings that stand together: which one counts, and what changed from one to another. */
@NullMarked
package dev.shinseidesk.ui.thread;

import org.jspecify.annotations.NullMarked;
