/** SQL and migrations; the only room that knows JDBC. */
@NullMarked
package dev.shinseidesk.store;

import org.jspecify.annotations.NullMarked;
