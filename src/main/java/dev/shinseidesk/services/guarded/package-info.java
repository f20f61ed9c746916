/**
 * Every service as one signed-in person gets it: a decorator asks {@link
 * dev.shinseidesk.services.guarded.Gate} whether they may, whether the application exists for them
 * and whether it is masked, and leaves a line in the trail.
 */
@NullMarked
package dev.shinseidesk.services.guarded;

import org.jspecify.annotations.NullMarked;
