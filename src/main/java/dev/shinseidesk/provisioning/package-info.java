/** Giving desks an office's configuration: signed bundles, settings of a desk, newer versions. */
@NullMarked
package dev.shinseidesk.provisioning;

import org.jspecify.annotations.NullMarked;
