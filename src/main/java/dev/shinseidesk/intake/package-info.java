/** Brings applications from the portal into the store. */
@NullMarked
package dev.shinseidesk.intake;

import org.jspecify.annotations.NullMarked;
