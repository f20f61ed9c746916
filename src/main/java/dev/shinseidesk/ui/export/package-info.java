/** Records in the layout of the item definitions. */
@NullMarked
package dev.shinseidesk.ui.export;

import org.jspecify.annotations.NullMarked;
