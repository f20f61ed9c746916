/** The list beside the case, so that nobody goes back for the next one. */
@NullMarked
package dev.shinseidesk.ui.queue;

import org.jspecify.annotations.NullMarked;
