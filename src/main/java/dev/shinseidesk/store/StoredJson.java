package dev.shinseidesk.store;

import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.CheckedLine;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists as they stand in columns of JSON. Written out by hand, so that renaming a Java field can't
 * make old rows unreadable.
 */
final class StoredJson {
  private final JsonMapper mapper = JsonMapper.builder().build();

  String strings(Iterable<String> values) {
    ArrayNode array = mapper.createArrayNode();
    values.forEach(array::add);
    return array.toString();
  }

  List<String> strings(String json) {
    return list(json, JsonNode::asString);
  }

  String facts(Map<String, String> facts) {
    ObjectNode object = mapper.createObjectNode();
    facts.forEach(object::put);
    return object.toString();
  }

  Map<String, String> facts(String json) {
    try {
      Map<String, String> facts = new TreeMap<>();
      mapper
          .readTree(json)
          .properties()
          .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asString()));
      return facts;
    } catch (JacksonException e) {
      throw StoreProblems.refusal("store.damaged");
    }
  }

  String findings(List<Finding> findings) {
    ArrayNode array = mapper.createArrayNode();
    for (Finding finding : findings) {
      ObjectNode node = array.addObject();
      node.put("rule", finding.rule());
      node.put("severity", finding.severity().name());
      Place place = finding.place();
      node.put("document", place.document());
      node.put("page", place.page());
      node.put("line", place.line());
      node.put("item", place.item());
      ArrayNode facts = node.putArray("facts");
      finding.facts().forEach(facts::add);
      Finding.Words words = finding.words();
      if (words != null) {
        text(node.putObject("ja"), words.japanese());
        text(node.putObject("en"), words.english());
      }
    }
    return array.toString();
  }

  private static void text(ObjectNode node, Finding.Text text) {
    node.put("what", text.what());
    node.put("why", text.why());
    node.put("todo", text.todo());
  }

  private static Finding.@Nullable Words words(JsonNode finding) {
    return finding.has("ja") && finding.has("en")
        ? new Finding.Words(words(finding, "ja"), words(finding, "en"))
        : null;
  }

  private static Finding.Text words(JsonNode finding, String language) {
    JsonNode node = finding.path(language);
    return new Finding.Text(
        node.path("what").asString(""),
        node.path("why").asString(""),
        node.path("todo").asString(""));
  }

  List<Finding> findings(String json) {
    return list(
        json,
        node -> {
          List<String> facts = new ArrayList<>();
          node.path("facts").forEach(fact -> facts.add(fact.asString()));
          return new Finding(
              node.path("rule").asString(),
              Severity.valueOf(node.path("severity").asString()),
              new Place(
                  text(node.path("document")),
                  number(node.path("page")),
                  number(node.path("line")),
                  text(node.path("item"))),
              facts,
              words(node));
        });
  }

  String checked(List<CheckedLine> lines) {
    ArrayNode array = mapper.createArrayNode();
    for (CheckedLine line : lines) {
      ObjectNode node = array.addObject();
      node.put("text", line.text());
      node.put("by", line.by().value());
      node.put("at", Moments.text(line.at()));
    }
    return array.toString();
  }

  List<CheckedLine> checked(String json) {
    return list(
        json,
        node ->
            new CheckedLine(
                node.path("text").asString(),
                new OperatorId(node.path("by").asString()),
                Moments.instant(node.path("at").asString())));
  }

  private <T> List<T> list(String json, Function<JsonNode, T> element) {
    try {
      List<T> values = new ArrayList<>();
      mapper.readTree(json).forEach(node -> values.add(element.apply(node)));
      return values;
    } catch (JacksonException | IllegalArgumentException e) {
      // the page's HMAC held, so this is a store written by something else than this program
      throw StoreProblems.refusal("store.damaged");
    }
  }

  private static @Nullable String text(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : node.asString();
  }

  private static @Nullable Integer number(JsonNode node) {
    return node.isNull() || node.isMissingNode() ? null : Integer.valueOf(node.asInt());
  }
}
