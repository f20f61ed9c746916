/** What the screens share: tasks, texts, dialogs, tables. */
@NullMarked
package dev.shinseidesk.ui.common;

import org.jspecify.annotations.NullMarked;
