/** Everything that isn't about one application: the place to switch between the screens of it. */
@NullMarked
package dev.shinseidesk.ui.admin;

import org.jspecify.annotations.NullMarked;
