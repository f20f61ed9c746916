/** The robot that plays a day at the desk through the real window. */
@NullMarked
package dev.shinseidesk.tour;

import org.jspecify.annotations.NullMarked;
