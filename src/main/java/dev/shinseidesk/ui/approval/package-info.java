/** The second pair of eyes on a decision. */
@NullMarked
package dev.shinseidesk.ui.approval;

import org.jspecify.annotations.NullMarked;
