/** Routes, the alarm for what has none, and trying a change. */
@NullMarked
package dev.shinseidesk.ui.routes;

import org.jspecify.annotations.NullMarked;
