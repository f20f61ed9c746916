/** Procedures and rules, edited with a live preview. */
@NullMarked
package dev.shinseidesk.ui.catalogue;

import org.jspecify.annotations.NullMarked;
