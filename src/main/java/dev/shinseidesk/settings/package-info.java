/** Reads and checks the JSON configuration of an office. */
@NullMarked
package dev.shinseidesk.settings;

import org.jspecify.annotations.NullMarked;
