/** The screen of protected persons (支援措置): who is masked, and why. */
@NullMarked
package dev.shinseidesk.ui.protection;

import org.jspecify.annotations.NullMarked;
