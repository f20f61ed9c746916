package dev.shinseidesk.review.rules;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.review.Severity;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads rule sets and checks them against their schema. Immutable; any thread. */
final class RuleSetReader {
  private static final String SHIPPED = "/office/rules.json";
  private static final String SCHEMA = "/schema/rules.schema.json";
  private static final int MOST_PROBLEMS = 50;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private final Schema schema;

  RuleSetReader() {
    this.schema =
        SchemaRegistry.withDialect(
                Dialect.builder(Dialects.getDraft202012())
                    .keyword(new NonValidationKeyword("x-title-en"))
                    .build())
            .getSchema(new String(resource(SCHEMA), StandardCharsets.UTF_8));
  }

  /** What ships. */
  RuleSet shipped() {
    List<Problem> problems = new ArrayList<>();
    JsonNode tree = tree(SHIPPED, resource(SHIPPED), problems);
    if (tree == null || !problems.isEmpty()) {
      throw new IllegalStateException("the shipped rules are broken: " + problems);
    }
    return new RuleSet(
        tree.path("version").asString(),
        sha256(resource(SHIPPED)),
        values(tree),
        rules(tree),
        Set.of(),
        Map.of());
  }

  /**
   * What ships with an office's file laid over it.
   *
   * @param postal the office's table of postal codes; empty for none
   * @param postalBytes the table's bytes, for the fingerprint
   * @return null where there is a mistake, told in the problems
   */
  @Nullable RuleSet laidOver(
      String name,
      byte[] json,
      Map<String, List<String>> postal,
      byte[] postalBytes,
      List<Problem> problems) {
    JsonNode tree = tree(name, json, problems);
    if (tree == null || !problems.isEmpty()) {
      return null;
    }
    RuleSet base = shipped();
    Map<String, Rule> rules = new LinkedHashMap<>();
    base.rules().forEach(rule -> rules.put(rule.id(), rule));
    Set<String> own = new HashSet<>();
    for (Rule rule : rules(tree)) {
      if (!own.add(rule.id())) {
        problems.add(refused(name, rule.id(), "id", "twice"));
      }
      rules.put(rule.id(), rule);
    }
    tree.path("severities")
        .properties()
        .forEach(entry -> {
          Rule rule = rules.get(entry.getKey());
          if (rule == null) {
            problems.add(refused(name, entry.getKey(), "severities", "unknown-rule"));
          } else {
            rules.put(rule.id(), levelled(rule, severity(entry.getValue())));
          }
        });
    for (JsonNode off : tree.path("off")) {
      if (rules.remove(off.asString()) == null) {
        problems.add(refused(name, off.asString(), "off", "unknown-rule"));
      }
    }
    Map<String, String> values = new LinkedHashMap<>(base.values());
    values.putAll(values(tree));
    return problems.isEmpty()
        ? new RuleSet(
            base.version() + "/" + tree.path("version").asString(),
            sha256(resource(SHIPPED), json, postalBytes),
            values,
            List.copyOf(rules.values()),
            own,
            postal)
        : null;
  }

  /** File name of the postal table that an office's file names; null for none. */
  @Nullable String postalTable(byte[] json) {
    try {
      JsonNode node = mapper.readTree(json).path("postalTable");
      return node.isString() ? node.asString() : null;
    } catch (JacksonException e) {
      return null; // told when the file itself is read
    }
  }

  private @Nullable JsonNode tree(String name, byte[] json, List<Problem> problems) {
    JsonNode tree;
    try {
      tree = mapper.readTree(json);
    } catch (JacksonException e) {
      // Jackson's own text may quote the file; the line is enough to find it.
      String line = e.getLocation() == null ? "-" : Integer.toString(e.getLocation().getLineNr());
      problems.add(Problem.of(Kind.USAGE, "rules.not-json", name, line));
      return null;
    }
    List<Error> errors = schema.validate(tree);
    for (Error error : errors.subList(0, Math.min(MOST_PROBLEMS, errors.size()))) {
      String at = String.valueOf(error.getInstanceLocation());
      JsonNode rule = at.startsWith("/rules/") ? tree.at(part(at)).path("id") : tree.path("none");
      problems.add(
          Problem.of(
              Kind.USAGE,
              "rules.schema",
              name,
              at.isEmpty() ? "/" : at,
              rule.isString() ? rule.asString() : "-",
              String.valueOf(error.getKeyword()),
              error.getProperty() == null ? "-" : error.getProperty()));
    }
    return tree;
  }

  /** /rules/3/with/item → /rules/3. */
  private static String part(String pointer) {
    int end = pointer.indexOf('/', "/rules/".length());
    return end < 0 ? pointer : pointer.substring(0, end);
  }

  private static Problem refused(String file, String rule, String place, String reason) {
    return Problem.of(
        Kind.USAGE,
        "rules.refused",
        file,
        rule,
        place,
        new MessageFact("rules.reason." + reason, List.of(rule)).encoded());
  }

  private static Map<String, String> values(JsonNode tree) {
    Map<String, String> values = new LinkedHashMap<>();
    tree.path("values").properties().forEach(e -> values.put(e.getKey(), e.getValue().asString()));
    return values;
  }

  private List<Rule> rules(JsonNode tree) {
    List<Rule> rules = new ArrayList<>();
    for (JsonNode node : tree.path("rules")) {
      rules.add(rule(node));
    }
    return rules;
  }

  private Rule rule(JsonNode node) {
    JsonNode with = node.path("with");
    return new Rule(
        node.path("id").asString(),
        node.path("kind").asString(),
        strings(node.path("for").path("procedures")),
        strings(node.path("for").path("groups")),
        node.has("severity") ? severity(node.path("severity")) : null,
        node.has("when") ? node.path("when").asString() : null,
        with.isObject() ? with : mapper.createObjectNode(),
        node.has("texts") ? texts(node.path("texts")) : null,
        node.has("place") ? node.path("place").asString() : null,
        nodes(node.path("examples").path("pass")),
        nodes(node.path("examples").path("fail")));
  }

  private static Rule levelled(Rule r, Severity severity) {
    return new Rule(
        r.id(),
        r.kind(),
        r.procedures(),
        r.groups(),
        severity,
        r.when(),
        r.with(),
        r.texts(),
        r.place(),
        r.pass(),
        r.fail());
  }

  private static Severity severity(JsonNode node) {
    return Severity.valueOf(node.asString().toUpperCase(Locale.ROOT));
  }

  private static Rule.Texts texts(JsonNode node) {
    return new Rule.Texts(words(node.path("ja")), words(node.path("en")));
  }

  private static Rule.Words words(JsonNode node) {
    return new Rule.Words(
        node.path("item").asString(),
        node.path("what").asString(),
        node.path("why").asString(),
        node.path("todo").asString());
  }

  private static Set<String> strings(JsonNode array) {
    Set<String> strings = new HashSet<>();
    array.forEach(node -> strings.add(node.asString()));
    return strings;
  }

  private static List<JsonNode> nodes(JsonNode array) {
    List<JsonNode> nodes = new ArrayList<>();
    array.forEach(nodes::add);
    return nodes;
  }

  private static String sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
        digest.update((byte) 0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  static byte[] resource(String path) {
    try (InputStream in = RuleSetReader.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("unreadable on the class path: " + path, e);
    }
  }
}
