/** How long things are kept: deletion by two persons, holds, backups. */
@NullMarked
package dev.shinseidesk.ui.keeping;

import org.jspecify.annotations.NullMarked;
