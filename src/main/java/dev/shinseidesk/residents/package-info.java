/** Number links (001o014, 001o020) and identifying the applicant. */
@NullMarked
package dev.shinseidesk.residents;

import org.jspecify.annotations.NullMarked;
