/** Finding and reading what the desk holds. */
@NullMarked
package dev.shinseidesk.inquiry;

import org.jspecify.annotations.NullMarked;
