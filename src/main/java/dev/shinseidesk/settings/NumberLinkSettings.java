package dev.shinseidesk.settings;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.channels.Transport;
import dev.shinseidesk.residents.LinkFileName;
import dev.shinseidesk.residents.NumberLinkProfile;
import dev.shinseidesk.residents.NumberLinkSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A source of {@code number-links.json} (schema {@code number-links.schema.json}), all but the way
 * its files are reached. Exactly one of channel and path is there.
 *
 * @param id its id
 * @param interfaceId 連携ID-枝番, {@code 001o014-00} or {@code 001o020-00}
 * @param channel channel where its files lie; null where it has a folder of its own
 * @param path that folder; relative to the configuration folder
 * @param fullName names of full files; null where none comes
 * @param differenceName names of differences; null where none comes
 * @param profile how the files are written
 * @param shrinkShare by more than this share the table doesn't shrink without consent
 * @param unreadableShare up to this share of unreadable lines is taken in unattended
 */
public record NumberLinkSettings(
    String id,
    String interfaceId,
    @Nullable String channel,
    @Nullable String path,
    @Nullable LinkFileName fullName,
    @Nullable LinkFileName differenceName,
    NumberLinkProfile profile,
    double shrinkShare,
    double unreadableShare) {
  /**
   * One full file by the standard method, at a place of its own.
   *
   * @param file its path; relative to the configuration folder
   * @throws InvalidValue when it is no path, or its name no file name
   */
  static NumberLinkSettings ofFile(String file) {
    Path path;
    try {
      path = Path.of(file);
    } catch (InvalidPathException e) {
      throw new InvalidValue("ファイル", "path");
    }
    Path parent = path.getParent();
    return new NumberLinkSettings(
        "numberLinks",
        NumberLinkSource.STANDARD,
        null,
        parent == null ? "." : parent.toString(),
        new LinkFileName(String.valueOf(path.getFileName())),
        null,
        NumberLinkProfile.DEFAULT,
        NumberLinkSource.SHRINK_SHARE,
        0);
  }

  /** The source, reached this way. */
  public NumberLinkSource source(Transport transport) {
    return new NumberLinkSource(
        id,
        interfaceId,
        transport,
        fullName,
        differenceName,
        profile,
        shrinkShare,
        unreadableShare);
  }
}
