/** The command line. */
@NullMarked
package dev.shinseidesk.console;

import org.jspecify.annotations.NullMarked;
