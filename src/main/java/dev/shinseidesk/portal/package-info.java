/** The connector of 029i001 and 029o003, driven by the portal interface profile. */
@NullMarked
package dev.shinseidesk.portal;

import org.jspecify.annotations.NullMarked;
