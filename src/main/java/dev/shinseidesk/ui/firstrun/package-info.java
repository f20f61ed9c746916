/** The first set-up of a desk, guided. */
@NullMarked
package dev.shinseidesk.ui.firstrun;

import org.jspecify.annotations.NullMarked;
