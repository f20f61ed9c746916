/** Rules as data: what a rule set may say, how it is read, checked and run. */
@NullMarked
package dev.shinseidesk.review.rules;

import org.jspecify.annotations.NullMarked;
