/** What must leave the desk, exactly once. */
@NullMarked
package dev.shinseidesk.outbox;

import org.jspecify.annotations.NullMarked;
