package dev.shinseidesk.forwarding;

import org.jspecify.annotations.Nullable;

/** Channel profiles that differ in one thing from the shipped one. */
final class Profiles {
  private Profiles() {}

  static ChannelProfile with(ChannelProfile p, String id, String items, @Nullable String marker) {
    return new ChannelProfile(
        id,
        new FileNamePattern(items),
        p.archiveFile(),
        marker == null ? null : new FileNamePattern(marker),
        p.format(),
        p.csv(),
        p.limits(),
        p.supersededRecords(),
        p.archiveWithWithdrawal(),
        p.batchFile(),
        p.manifestFile());
  }

  static ChannelProfile marked(ChannelProfile p) {
    return with(p, p.id(), p.itemsFile().pattern(), "{receiptNumber}.done");
  }

  static ChannelProfile as(ChannelProfile p, ChannelProfile.Format format) {
    return with(p, format, p.supersededRecords(), p.archiveWithWithdrawal());
  }

  static ChannelProfile sparing(ChannelProfile p) {
    return with(p, p.format(), false, false);
  }

  private static ChannelProfile with(
      ChannelProfile p, ChannelProfile.Format format, boolean superseded, boolean archive) {
    return new ChannelProfile(
        p.id(),
        p.itemsFile(),
        p.archiveFile(),
        p.doneMarker(),
        format,
        p.csv(),
        p.limits(),
        superseded,
        archive,
        p.batchFile(),
        p.manifestFile());
  }
}
