/** 方式1: values a person types over into the business system, copied one after the other. */
@NullMarked
package dev.shinseidesk.ui.transcription;

import org.jspecify.annotations.NullMarked;
