/** The auditor's screen: who did and saw what, checking the trail, reports. */
@NullMarked
package dev.shinseidesk.ui.audit;

import org.jspecify.annotations.NullMarked;
