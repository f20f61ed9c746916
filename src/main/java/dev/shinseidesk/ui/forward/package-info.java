/** The tab of forwarding: exactly what leaves, to whom, and how far it is. */
@NullMarked
package dev.shinseidesk.ui.forward;

import org.jspecify.annotations.NullMarked;
