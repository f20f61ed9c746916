package dev.shinseidesk.services;

import java.util.ArrayList;
import java.util.List;

/**
 * Settings that nobody can change at this desk, as whoever administers the computer laid down.
 *
 * @param places file and JSON pointer of each, e.g. {@code office.json/portal/baseUrl}; a file's
 *     name alone locks all of it
 */
public record SettingsLocks(List<String> places) {
  /** Nothing is locked. */
  public static final SettingsLocks NONE = new SettingsLocks(List.of());

  /** Copies the list. */
  public SettingsLocks {
    places = List.copyOf(places);
  }

  /** JSON pointers of what is locked in a file; the empty one stands for the whole file. */
  public List<String> of(String file) {
    List<String> pointers = new ArrayList<>();
    for (String place : places) {
      int slash = place.indexOf('/');
      if ((slash < 0 ? place : place.substring(0, slash)).equals(file)) {
        pointers.add(slash < 0 ? "" : place.substring(slash));
      }
    }
    return pointers;
  }

  /**
   * Whether a value is locked, itself or with what holds it.
   *
   * @param pointer JSON pointer; empty for the whole file
   */
  public boolean covers(String file, String pointer) {
    return of(file).stream()
        .anyMatch(locked -> pointer.equals(locked) || pointer.startsWith(locked + "/"));
  }

  /** Whether a value, or anything in it, is locked, so that it can be neither moved nor removed. */
  public boolean touches(String file, String pointer) {
    return covers(file, pointer)
        || of(file).stream().anyMatch(locked -> locked.startsWith(pointer + "/"));
  }
}
