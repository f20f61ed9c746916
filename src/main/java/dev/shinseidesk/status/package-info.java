/** Processing status: what may be registered, and its registration (029o003). */
@NullMarked
package dev.shinseidesk.status;

import org.jspecify.annotations.NullMarked;
