/**
 * Opening of residents' documents in a process of its own, which has little memory and time,
 * reaches neither network nor files, and can die alone.
 */
@NullMarked
package dev.shinseidesk.preview;

import org.jspecify.annotations.NullMarked;
