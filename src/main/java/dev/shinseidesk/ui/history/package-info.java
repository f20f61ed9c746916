/** The tab of what happened to an application. */
@NullMarked
package dev.shinseidesk.ui.history;

import org.jspecify.annotations.NullMarked;
