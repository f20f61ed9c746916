package dev.shinseidesk.settings;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.texts.Texts;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole configuration as one HTML page for printing, in the words of the schemas. Shows only
 * what the schemas know, so that a stray property can't print a secret. Immutable; any thread.
 */
public final class SettingsSummary {
  private static final String STYLE =
      """
      body { font-family: "BIZ UDPGothic", "Noto Sans JP", sans-serif; font-size: 10pt;
        margin: 2em; color: #111; background: #fff; }
      h1 { font-size: 16pt; } h2 { font-size: 13pt; border-bottom: 1px solid #444; }
      h3 { font-size: 11pt; margin: 1em 0 .3em; }
      table { border-collapse: collapse; margin: .3em 0 1em; }
      th, td { border: 1px solid #999; padding: .2em .5em; text-align: left;
        vertical-align: top; overflow-wrap: anywhere; }
      th { background: #eee; font-weight: normal; }
      .hash { font-family: monospace; font-size: 8pt; color: #444; }
      @media print { body { margin: 0; } h2 { break-before: page; }
        h2:first-of-type { break-before: auto; } tr { break-inside: avoid; } }
      """;

  private final Texts texts;
  private final boolean japanese;
  private final JsonMapper mapper = JsonMapper.builder().build();

  /** In the language of the texts. */
  public SettingsSummary(Texts texts) {
    this.texts = texts;
    this.japanese = texts.locale().equals(Locale.JAPANESE);
  }

  /**
   * The page.
   *
   * @param folder configuration folder; a file that can't be read is named as such
   * @param now shown as the time of printing
   */
  public String html(Path folder, Instant now) {
    var source = new SettingsFolder(folder, Map.of());
    JsonNode office = tree(source.read(FileKind.OFFICE.shippedName(), new Mistakes()));
    String title = texts.get("settings.summary.title", office.path("name").asString(""));
    var page = new StringBuilder("<!DOCTYPE html>\n<html lang=\"");
    page.append(japanese ? "ja" : "en").append("\">\n<head><meta charset=\"utf-8\"><title>");
    page.append(escaped(title)).append("</title>\n<style>\n").append(STYLE);
    page.append("</style></head>\n<body>\n<h1>").append(escaped(title)).append("</h1>\n<p>");
    page.append(escaped(texts.get("settings.summary.made", texts.moment(now)))).append("</p>\n");
    for (FileKind kind : FileKind.values()) {
      String name = kind.nameIn(office);
      if (name != null) {
        file(page, kind, name, source);
      }
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private void file(StringBuilder page, FileKind kind, String name, SettingsFolder source) {
    JsonNode schema =
        mapper.readTree(new String(CheckedJson.resource(kind.schemaResource()), UTF_8));
    page.append("<h2>").append(escaped(title(schema, name))).append(" <small>");
    page.append(escaped(name)).append("</small></h2>\n");
    byte[] bytes = source.read(name, new Mistakes());
    JsonNode root = tree(bytes);
    if (bytes == null || root.isMissingNode()) {
      page.append("<p>").append(escaped(texts.get("settings.summary.unreadable"))).append("</p>\n");
      return;
    }
    page.append("<p class=\"hash\">SHA-256 ").append(Sha256.of(bytes).hex()).append("</p>\n");
    value(page, root, schema, schema);
  }

  /** Anything, as its schema says. */
  private void value(StringBuilder page, JsonNode value, JsonNode schema, JsonNode top) {
    JsonNode resolved = resolved(schema, top);
    if (value.isObject()) {
      object(page, value, resolved, top);
    } else if (value.isArray()) {
      array(page, value, resolved(resolved.path("items"), top), top);
    } else {
      page.append(escaped(scalar(value)));
    }
  }

  private void object(StringBuilder page, JsonNode value, JsonNode schema, JsonNode top) {
    page.append("<table>\n");
    for (String name : shown(value, schema)) {
      JsonNode own = property(schema, name);
      page.append("<tr><th>").append(escaped(title(resolved(own, top), title(own, name))));
      page.append("</th><td>");
      value(page, value.path(name), own, top);
      page.append("</td></tr>\n");
    }
    page.append("</table>\n");
  }

  private void array(StringBuilder page, JsonNode value, JsonNode items, JsonNode top) {
    boolean plain = true;
    boolean flat = !value.isEmpty();
    for (JsonNode element : value) {
      plain &= element.isValueNode();
      flat &= element.isObject() && element.valueStream().allMatch(SettingsSummary::isFlat);
    }
    if (plain) {
      page.append(escaped(line(value)));
    } else if (flat) {
      table(page, value, items, top);
    } else {
      for (JsonNode element : value) {
        value(page, element, items, top);
      }
    }
  }

  /** Objects of plain values only, one to a row. */
  private void table(StringBuilder page, JsonNode rows, JsonNode items, JsonNode top) {
    List<String> columns = new ArrayList<>();
    for (JsonNode row : rows) {
      shown(row, items).stream().filter(c -> !columns.contains(c)).forEach(columns::add);
    }
    page.append("<table>\n<tr>");
    for (String column : columns) {
      JsonNode own = property(items, column);
      page.append("<th>").append(escaped(title(resolved(own, top), title(own, column))));
      page.append("</th>");
    }
    page.append("</tr>\n");
    for (JsonNode row : rows) {
      page.append("<tr>");
      for (String column : columns) {
        JsonNode cell = row.path(column);
        page.append("<td>").append(escaped(cell.isArray() ? line(cell) : scalar(cell)));
        page.append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private static boolean isFlat(JsonNode value) {
    return value.isValueNode()
        || (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode));
  }

  /** Names of the properties to show: those the schema knows, but not the hidden ones. */
  private static List<String> shown(JsonNode value, JsonNode schema) {
    return value.propertyNames().stream()
        .filter(name -> !name.startsWith("$"))
        .filter(name -> !property(schema, name).isMissingNode())
        .filter(name -> !property(schema, name).path("x-hidden").asBoolean(false))
        .toList();
  }

  private static JsonNode property(JsonNode schema, String name) {
    JsonNode own = schema.path("properties").path(name);
    if (!own.isMissingNode()) {
      return own;
    }
    JsonNode others = schema.path("additionalProperties");
    return others.isObject() ? others : schema.path("");
  }

  private static JsonNode resolved(JsonNode schema, JsonNode top) {
    JsonNode reference = schema.path("$ref");
    return reference.isString() && reference.asString().startsWith("#/")
        ? resolved(top.at(reference.asString().substring(1)), top)
        : schema;
  }

  private String title(JsonNode schema, String otherwise) {
    JsonNode title = schema.path(japanese ? "title" : "x-title-en");
    return title.isString() ? title.asString() : otherwise;
  }

  private String line(JsonNode values) {
    return String.join(japanese ? "、" : ", ", values.valueStream().map(this::scalar).toList());
  }

  private String scalar(JsonNode value) {
    if (value.isNull() || value.isMissingNode()) {
      return "–";
    }
    if (value.isBoolean()) {
      return texts.get(value.asBoolean() ? "settings.summary.yes" : "settings.summary.no");
    }
    return value.isValueNode() ? value.asString() : line(value);
  }

  private JsonNode tree(byte @org.jspecify.annotations.Nullable [] bytes) {
    try {
      return bytes == null ? mapper.missingNode() : mapper.readTree(bytes);
    } catch (JacksonException e) {
      return mapper.missingNode();
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
