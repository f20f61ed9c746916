/** The tab of format review: findings, checklist, decision. */
@NullMarked
package dev.shinseidesk.ui.review;

import org.jspecify.annotations.NullMarked;
