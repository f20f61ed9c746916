/** The office's configuration files, edited by their schemas. */
@NullMarked
package dev.shinseidesk.ui.settings;

import org.jspecify.annotations.NullMarked;
