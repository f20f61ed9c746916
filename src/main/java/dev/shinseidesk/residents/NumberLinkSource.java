package dev.shinseidesk.residents;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.channels.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Where 番号紐付情報 comes from and how it is written. All sources feed one table: 001o014 and 001o020
 * carry the same data by two methods. Holds no secret.
 *
 * @param id its id in the configuration
 * @param interfaceId 連携ID-枝番: {@code 001o014-00} or {@code 001o020-00}
 * @param transport where the files lie
 * @param fullName names of full files; null where none comes this way
 * @param differenceName names of differences; null where none comes this way
 * @param profile how files are written
 * @param shrinkShare by more than this share of its serials (0 to 1) the table doesn't shrink
 *     without a person's consent
 * @param unreadableShare up to this share of a file's lines (0 to 1) may be unreadable for it to be
 *     taken in unattended
 */
public record NumberLinkSource(
    String id,
    String interfaceId,
    Transport transport,
    @Nullable LinkFileName fullName,
    @Nullable LinkFileName differenceName,
    NumberLinkProfile profile,
    double shrinkShare,
    double unreadableShare) {
  /** 番号紐付情報 by the standard method. */
  public static final String STANDARD = "001o014-00";

  /** 番号紐付情報 by the ministry's method. */
  public static final String MINISTRY = "001o020-00";

  /** Share that ships. */
  public static final double SHRINK_SHARE = 0.10;

  /**
   * Checks the values.
   *
   * @throws InvalidValue for another interface, no name at all, or shares outside 0 to 1
   */
  public NumberLinkSource {
    if (!interfaceId.equals(STANDARD) && !interfaceId.equals(MINISTRY)) {
      throw new InvalidValue("連携ID", STANDARD + ", " + MINISTRY);
    }
    if (fullName == null && differenceName == null) {
      throw new InvalidValue("ファイル名の形", "at least one");
    }
    if (!(shrinkShare >= 0 && shrinkShare <= 1 && unreadableShare >= 0 && unreadableShare <= 1)) {
      throw new InvalidValue("割合", "0–1");
    }
  }

  /** The profile that ships for an interface. */
  public static NumberLinkProfile shippedProfile(String interfaceId) {
    return interfaceId.equals(MINISTRY) ? NumberLinkProfile.MINISTRY : NumberLinkProfile.DEFAULT;
  }
}
