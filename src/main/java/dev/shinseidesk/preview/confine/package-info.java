/** What takes a preview process its means: kernel filters where there are some. */
@NullMarked
package dev.shinseidesk.preview.confine;

import org.jspecify.annotations.NullMarked;
