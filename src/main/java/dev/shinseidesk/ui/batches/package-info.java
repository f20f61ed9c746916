/** 方式4: what is collected and sent as one. */
@NullMarked
package dev.shinseidesk.ui.batches;

import org.jspecify.annotations.NullMarked;
