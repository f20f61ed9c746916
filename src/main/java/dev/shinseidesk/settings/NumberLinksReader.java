package dev.shinseidesk.settings;

import dev.shinseidesk.residents.LinkFileName;
import dev.shinseidesk.residents.NumberLinkProfile;
import dev.shinseidesk.residents.NumberLinkSource;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the sources of number links from a tree that agrees with its schema. For one reading. */
final class NumberLinksReader {
  private static final double PERCENT = 100;

  private final String file;
  private final Mistakes mistakes;

  /** Tells mistakes there. */
  NumberLinksReader(String file, Mistakes mistakes) {
    this.file = file;
    this.mistakes = mistakes;
  }

  /**
   * Reads them.
   *
   * @param channels the channels; null where they aren't known
   * @return null where there is a mistake
   */
  @Nullable List<NumberLinkSettings> read(JsonNode root, @Nullable KnownChannels channels) {
    int before = mistakes.count();
    List<NumberLinkSettings> sources = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    int index = 0;
    for (JsonNode node : root.path("sources")) {
      String at = "/sources/" + index++;
      String id = node.path("id").asString();
      if (!ids.add(id)) {
        mistakes.rule(file, at + "/id", "only-once", id);
      }
      NumberLinkSettings source = source(node, id, at, channels);
      if (source != null) {
        sources.add(source);
      }
    }
    return mistakes.count() == before ? List.copyOf(sources) : null;
  }

  private @Nullable NumberLinkSettings source(
      JsonNode node, String id, String at, @Nullable KnownChannels channels) {
    int before = mistakes.count();
    String channel = text(node.path("channel"));
    String path = text(node.path("path"));
    if ((channel == null) == (path == null)) {
      mistakes.rule(file, at + "/path", "channel-or-path");
    }
    if (channel != null && channels != null && !channels.ids().contains(channel)) {
      mistakes.unknown(file, at + "/channel", "channel", channels.ids());
    }
    if (path != null && !isPath(path)) {
      mistakes.rule(file, at + "/path", "path");
    }
    LinkFileName full = name(node, "fullName", at);
    LinkFileName difference = name(node, "differenceName", at);
    if (text(node.path("fullName")) == null && text(node.path("differenceName")) == null) {
      mistakes.rule(file, at + "/fullName", "full-or-difference");
    }
    String interfaceId = node.path("interface").asString() + "-00";
    NumberLinkProfile profile = profile(node.path("profile"), interfaceId, at + "/profile");
    if (profile == null || mistakes.count() > before) {
      return null;
    }
    return new NumberLinkSettings(
        id,
        interfaceId,
        channel,
        path,
        full,
        difference,
        profile,
        share(node.path("shrinkPercent"), NumberLinkSource.SHRINK_SHARE),
        share(node.path("unreadablePercent"), 0));
  }

  private @Nullable LinkFileName name(JsonNode node, String property, String at) {
    String pattern = text(node.path(property));
    return pattern == null
        ? null
        : mistakes.made(file, at + "/" + property, () -> new LinkFileName(pattern));
  }

  /** The interface's shipped profile with what the file says laid over it. */
  private @Nullable NumberLinkProfile profile(JsonNode node, String interfaceId, String at) {
    NumberLinkProfile d = NumberLinkSource.shippedProfile(interfaceId);
    String quote = column(node, "quote", d.quote() == null ? null : d.quote().toString());
    return mistakes.made(
        file,
        at,
        () ->
            new NumberLinkProfile(
                node.path("charset").asString(d.charset()),
                node.path("serial").asString(d.serial()),
                node.path("addressee").asString(d.addressee()),
                column(node, "validUntil", d.validUntil()),
                column(node, "revokedOn", d.revokedOn()),
                column(node, "changeKind", d.changeKind()),
                column(node, "updatedAt", d.updatedAt()),
                strings(node.path("dateFormats"), d.dateFormats()),
                strings(node.path("timeFormats"), d.timeFormats()),
                Set.copyOf(strings(node.path("deletedKinds"), List.copyOf(d.deletedKinds()))),
                Set.copyOf(strings(node.path("knownKinds"), List.copyOf(d.knownKinds()))),
                strings(node.path("order"), d.order()),
                node.path("separator").asString(String.valueOf(d.separator())).charAt(0),
                quote == null ? null : quote.charAt(0)));
  }

  /** What the file says; null is a value of its own here, only silence means what ships. */
  private static @Nullable String column(JsonNode node, String name, @Nullable String shipped) {
    JsonNode value = node.path(name);
    return value.isMissingNode() ? shipped : text(value);
  }

  private static List<String> strings(JsonNode array, List<String> shipped) {
    return array.isArray() ? array.valueStream().map(JsonNode::asString).toList() : shipped;
  }

  private static double share(JsonNode percent, double shipped) {
    return percent.isNumber() ? percent.asInt() / PERCENT : shipped;
  }

  private static @Nullable String text(JsonNode node) {
    return node.isString() ? node.asString() : null;
  }

  private static boolean isPath(String path) {
    try {
      return !Path.of(path).toString().isEmpty();
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
