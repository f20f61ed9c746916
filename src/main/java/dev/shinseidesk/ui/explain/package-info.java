/** Why something was decided, and its record on paper. */
@NullMarked
package dev.shinseidesk.ui.explain;

import org.jspecify.annotations.NullMarked;
