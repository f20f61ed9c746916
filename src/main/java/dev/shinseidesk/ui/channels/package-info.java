/** Channels, and whether they work. */
@NullMarked
package dev.shinseidesk.ui.channels;

import org.jspecify.annotations.NullMarked;
