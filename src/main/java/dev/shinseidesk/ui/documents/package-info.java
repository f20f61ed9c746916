/** The document viewer: pages, pictures, tables and text of an application's files. */
@NullMarked
package dev.shinseidesk.ui.documents;

import org.jspecify.annotations.NullMarked;
