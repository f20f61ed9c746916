/** Taking in 番号紐付情報. */
@NullMarked
package dev.shinseidesk.ui.links;

import org.jspecify.annotations.NullMarked;
