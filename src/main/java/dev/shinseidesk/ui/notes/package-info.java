/** Notes of the clerks on an application. */
@NullMarked
package dev.shinseidesk.ui.notes;

import org.jspecify.annotations.NullMarked;
