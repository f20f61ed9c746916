/** Keeping a desk healthy: what is wrong with it, and what to tell whoever helps. */
@NullMarked
package dev.shinseidesk.upkeep;

import org.jspecify.annotations.NullMarked;
