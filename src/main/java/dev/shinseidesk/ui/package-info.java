/** The window: one package per screen. */
@NullMarked
package dev.shinseidesk.ui;

import org.jspecify.annotations.NullMarked;
