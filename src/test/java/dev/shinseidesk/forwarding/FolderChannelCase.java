package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;

/** A folder, a channel into it, and a package to deliver. */
abstract class FolderChannelCase {
  static final String CSV = "035_R-1_20261122100000.csv";
  static final String ZIP = "035_R-1_20261122100000.zip";
  static final byte[] ARCHIVE = bytes(1, 100_000);

  @TempDir Path folder;

  FolderChannel channel() {
    return new FolderChannel(profile());
  }

  FolderChannelProfile profile() {
    return FolderChannelProfile.standard("folder", folder);
  }

  FolderChannelProfile marked() {
    FolderChannelProfile standard = profile();
    return new FolderChannelProfile(
        "folder",
        folder,
        standard.itemsFile(),
        standard.archiveFile(),
        new FileNamePattern("{receiptNumber}.done"),
        standard.csv(),
        ".part",
        standard.limits());
  }

  static Channel.Delivery deliver(Channel channel, String number, byte[] archive)
      throws DeskException {
    return channel.deliver(Samples.RECEIVER, Samples.items(number), archive, "d-1");
  }

  static Problem refused(Channel channel, String number) {
    DeskException refused =
        catchThrowableOfType(DeskException.class, () -> deliver(channel, number, ARCHIVE));
    assertThat(refused).isNotNull();
    return refused.problem();
  }

  List<String> names() {
    try (var files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  static byte[] archive(int number) {
    return bytes(number, 20_000 + number);
  }

  static byte[] bytes(long seed, int length) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }
}
