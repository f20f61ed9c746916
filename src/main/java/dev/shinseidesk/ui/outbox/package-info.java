/** How far the desk's deliveries for one application are. */
@NullMarked
package dev.shinseidesk.ui.outbox;

import org.jspecify.annotations.NullMarked;
