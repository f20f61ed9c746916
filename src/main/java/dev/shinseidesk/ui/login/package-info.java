/** Signing in. */
@NullMarked
package dev.shinseidesk.ui.login;

import org.jspecify.annotations.NullMarked;
