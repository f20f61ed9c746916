/**
 * How long things are kept: periods, legal holds, deletion by two persons and what is left of it;
 * backups, proving and restoring them.
 */
@NullMarked
package dev.shinseidesk.keeping;

import org.jspecify.annotations.NullMarked;
