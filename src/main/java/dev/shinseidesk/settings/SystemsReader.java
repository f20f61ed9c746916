package dev.shinseidesk.settings;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.forwarding.BusinessSystem;
import dev.shinseidesk.forwarding.BusinessSystems;
import dev.shinseidesk.forwarding.ForwardingMethod;
import dev.shinseidesk.forwarding.WantedItem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the business systems from a tree that agrees with its schema. Stateless. */
final class SystemsReader {
  private SystemsReader() {}

  /**
   * Reads them.
   *
   * @param channels the channels; null where they aren't known
   * @param catalogue whose forms' items can be wanted; null where it isn't sound
   * @return null where there is a mistake
   */
  static @Nullable BusinessSystems read(
      String file,
      JsonNode root,
      @Nullable KnownChannels channels,
      @Nullable ProcedureCatalogue catalogue,
      Mistakes mistakes) {
    int before = mistakes.count();
    Set<String> formItems = catalogue == null ? null : formItems(catalogue);
    List<BusinessSystem> systems = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    int index = 0;
    for (JsonNode node : root.path("systems")) {
      String at = "/systems/" + index++;
      String id = node.path("id").asString();
      if (!seen.add(id)) {
        mistakes.rule(file, at + "/id", "only-once", id);
      }
      ForwardingMethod method = method(node.path("method"));
      String channel = node.path("channel").asString("");
      if (channel.isEmpty() && method != ForwardingMethod.TRANSCRIPTION) {
        mistakes.rule(file, at + "/channel", "channel-needed");
      } else if (!channel.isEmpty() && channels != null && !channels.ids().contains(channel)) {
        mistakes.unknown(file, at + "/channel", "channel", channels.ids());
      } else if (method == ForwardingMethod.ROBOT
          && channels != null
          && !channels.marking().contains(channel)) {
        mistakes.unknown(file, at + "/channel", "channel-with-marker", channels.marking());
      }
      List<WantedItem> items = items(file, node.path("items"), at + "/items", formItems, mistakes);
      if (mistakes.count() == before) {
        systems.add(
            new BusinessSystem(
                new BusinessSystemId(id),
                node.path("name").asString(),
                channel,
                node.path("acceptsEmptyAddressee").asBoolean(),
                node.path("enabled").asBoolean(),
                method,
                items));
      }
    }
    return mistakes.count() == before ? new BusinessSystems(systems) : null;
  }

  private static Set<String> formItems(ProcedureCatalogue catalogue) {
    Set<String> names = new HashSet<>();
    for (Procedure procedure : catalogue.procedures()) {
      procedure.fields().forEach(field -> names.add(field.name()));
    }
    return names;
  }

  /** A method as the files write it; STANDARD where nothing is said. */
  static ForwardingMethod method(JsonNode node) {
    return node.isString()
        ? ForwardingMethod.valueOf(node.asString().toUpperCase(Locale.ROOT).replace('-', '_'))
        : ForwardingMethod.STANDARD;
  }

  private static List<WantedItem> items(
      String file, JsonNode array, String at, @Nullable Set<String> formItems, Mistakes mistakes) {
    List<WantedItem> items = new ArrayList<>();
    int index = 0;
    for (JsonNode node : array) {
      String pointer = at + "/" + index++;
      WantedItem item = mistakes.made(file, pointer, () -> WantedItem.parse(node.asString()));
      if (item instanceof WantedItem.OfForm form
          && formItems != null
          && !formItems.contains(form.name())) {
        mistakes.rule(file, pointer, "form-item", form.name());
      } else if (item != null) {
        items.add(item);
      }
    }
    return items;
  }
}
