/** Who the applicant is, and entering the 宛名番号 by hand where the number links don't tell it. */
@NullMarked
package dev.shinseidesk.ui.addressee;

import org.jspecify.annotations.NullMarked;
