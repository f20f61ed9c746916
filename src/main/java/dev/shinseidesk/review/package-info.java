/** Format review: findings, checklist, decision. */
@NullMarked
package dev.shinseidesk.review;

import org.jspecify.annotations.NullMarked;
