package dev.shinseidesk.portal;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a portal interface profile gave: either the profile or what is wrong with it.
 *
 * @param profile null where there are problems
 * @param problems every mistake found ({@code portal.bad-profile}: file, JSON pointer, what is
 *     allowed), not only the first; empty where there is a profile
 */
public record ProfileReading(@Nullable PortalProfile profile, List<Problem> problems) {
  /** Copies the list. */
  public ProfileReading {
    problems = List.copyOf(problems);
    if ((profile == null) == problems.isEmpty()) {
      throw new IllegalArgumentException("either a profile or problems");
    }
  }

  /**
   * The profile.
   *
   * @throws DeskException the first problem, where there are any
   */
  public PortalProfile orThrow() throws DeskException {
    if (profile == null) {
      throw new DeskException(problems.getFirst());
    }
    return profile;
  }
}
