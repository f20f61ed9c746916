/** The audit trail: who did or saw what, when, from which desk; never changed afterwards. */
@NullMarked
package dev.shinseidesk.audit;

import org.jspecify.annotations.NullMarked;
