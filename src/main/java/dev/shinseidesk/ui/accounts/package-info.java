/** Accounts of the office, and the own one. */
@NullMarked
package dev.shinseidesk.ui.accounts;

import org.jspecify.annotations.NullMarked;
