/** The window around the screens: head, fetching, outbox, moving between screens. */
@NullMarked
package dev.shinseidesk.ui.shell;

import org.jspecify.annotations.NullMarked;
