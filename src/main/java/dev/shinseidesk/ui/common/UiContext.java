package dev.shinseidesk.ui.common;

import dev.shinseidesk.texts.Texts;
import java.time.Clock;

/**
 * What every screen needs.
 *
 * @param texts the words
 * @param tasks work off the FX thread
 * @param dialogs questions and news
 * @param clock the time
 */
public record UiContext(Texts texts, Tasks tasks, Dialogs dialogs, Clock clock) {}
