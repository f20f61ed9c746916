package dev.shinseidesk.ui.common;

import java.util.Arrays;
import javafx.scene.control.TextField;

/**
 * What was typed into a field, without making a String of it. JavaFX itself keeps one inside a
 * password field while it is filled; emptying the field right after use is as much as can be done.
 * FX thread.
 */
public final class Typed {
  private Typed() {}

  /** A fresh array, which whoever gets it clears. */
  public static char[] in(TextField field) {
    CharSequence characters = field.getCharacters();
    char[] typed = new char[characters.length()];
    for (int i = 0; i < typed.length; i++) {
      typed[i] = characters.charAt(i);
    }
    return typed;
  }

  /** Whether two fields hold the same. */
  public static boolean same(TextField one, TextField other) {
    char[] first = in(one);
    char[] second = in(other);
    try {
      return Arrays.equals(first, second);
    } finally {
      Arrays.fill(first, '\0');
      Arrays.fill(second, '\0');
    }
  }
}
