/** The nouns of the desk: pure values that validate themselves. Uses the JDK only. */
@NullMarked
package dev.shinseidesk.application;

import org.jspecify.annotations.NullMarked;
