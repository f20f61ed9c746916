/**
 * What happens around a format review: filings that belong together, corrections, a second pair of
 * eyes, notes, who saw what, and why something was decided.
 */
@NullMarked
package dev.shinseidesk.casework;

import org.jspecify.annotations.NullMarked;
