/** 補正: the request to the applicant, contacts, carried findings. */
@NullMarked
package dev.shinseidesk.ui.correction;

import org.jspecify.annotations.NullMarked;
