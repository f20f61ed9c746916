/** The services a signed-in person works with, and the door before that. */
@NullMarked
package dev.shinseidesk.services;

import org.jspecify.annotations.NullMarked;
