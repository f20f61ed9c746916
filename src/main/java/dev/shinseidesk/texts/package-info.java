/** Words for people: message bundles, dates in the Japanese era. */
@NullMarked
package dev.shinseidesk.texts;

import org.jspecify.annotations.NullMarked;
