/** The case: one application with its tabs and its documents side by side. */
@NullMarked
package dev.shinseidesk.ui.detail;

import org.jspecify.annotations.NullMarked;
