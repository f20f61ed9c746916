/** Opens an application ZIP safely: entries, form items, and pages to look at. */
@NullMarked
package dev.shinseidesk.archive;

import org.jspecify.annotations.NullMarked;
