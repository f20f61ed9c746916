/** 実質審査の結果, read in the business system and entered here. */
@NullMarked
package dev.shinseidesk.ui.outcome;

import org.jspecify.annotations.NullMarked;
