/** Entry points and the composition root. */
@NullMarked
package dev.shinseidesk;

import org.jspecify.annotations.NullMarked;
