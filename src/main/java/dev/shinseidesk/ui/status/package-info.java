/** The tab of the processing status at the portal. */
@NullMarked
package dev.shinseidesk.ui.status;

import org.jspecify.annotations.NullMarked;
