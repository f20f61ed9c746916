/** The 14 items of 029o001 and the channels to the business systems. */
@NullMarked
package dev.shinseidesk.forwarding;

import org.jspecify.annotations.NullMarked;
