/** The application list. */
@NullMarked
package dev.shinseidesk.ui.list;

import org.jspecify.annotations.NullMarked;
