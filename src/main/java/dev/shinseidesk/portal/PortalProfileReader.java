package dev.shinseidesk.portal;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.StatusCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * Reads portal interface profiles: first against the published JSON Schema, then for what a schema
 * can't say. Any bytes are taken; what is wrong is told all at once. Any thread.
 */
public final class PortalProfileReader {
  private static final String SCHEMA = "/schema/portal-profile.schema.json";
  private static final String SHIPPED = "/office/portal-profile.json";
  private static final int MAX_BYTES = 1 << 20;

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES) // $schema; the schema is strict
          .addModule(
              new SimpleModule()
                  .addDeserializer(JsonPointer.class, new PointerReader())
                  .addDeserializer(StatusCode.class, new CodeReader()))
          .build();
  private final JsonNode schemaJson = mapper.readTree(resource(SCHEMA));
  private final Schema schema =
      SchemaRegistry.withDialect(
              Dialect.builder(Dialects.getDraft202012())
                  .keyword(new NonValidationKeyword("x-title-en"))
                  .build())
          .getSchema(schemaJson);
  private final ProfileChecks checks = new ProfileChecks();

  /** The bytes of the profile that ships, for a new configuration folder; ours, [A]. */
  public byte[] shippedBytes() {
    return resource(SHIPPED);
  }

  /** The bytes of the published JSON Schema, to lie beside a profile. */
  public byte[] schemaBytes() {
    return resource(SCHEMA);
  }

  /** Reads the profile that ships with the product: the practice portal's, ours, [A]. */
  public ProfileReading shipped() {
    return read("portal-profile.json", resource(SHIPPED));
  }

  /** Reads a profile file; one that can't be read is a problem too. */
  public ProfileReading read(Path file) {
    String name = Objects.toString(file.getFileName(), "");
    try {
      if (Files.size(file) > MAX_BYTES) {
        return bad(problem(name, "", "max " + MAX_BYTES + " bytes"));
      }
      return read(name, Files.readAllBytes(file));
    } catch (IOException e) {
      return bad(problem(name, "", "readable file"));
    }
  }

  /**
   * Reads a profile.
   *
   * @param name its file's name, for the problems
   * @param json its bytes, UTF-8
   */
  public ProfileReading read(String name, byte[] json) {
    JsonNode tree;
    try {
      tree = mapper.readTree(json);
    } catch (JacksonException e) {
      return bad(problem(name, place(e.getLocation()), "JSON"));
    }
    List<Problem> wrong = new ArrayList<>();
    numbers(tree, JsonPointer.empty(), name, wrong);
    if (!wrong.isEmpty()) {
      return new ProfileReading(null, wrong);
    }
    for (Error error : schema.validate(tree)) {
      wrong.add(problem(name, pointer(error), rule(error)));
    }
    if (!wrong.isEmpty()) {
      return new ProfileReading(null, wrong);
    }
    PortalProfile profile;
    try {
      profile = mapper.treeToValue(tree, PortalProfile.class);
    } catch (JacksonException e) {
      return bad(problem(name, path(e), "type"));
    }
    checks.check(profile, (pointer, rule) -> wrong.add(problem(name, pointer, rule)));
    return wrong.isEmpty()
        ? new ProfileReading(profile, List.of())
        : new ProfileReading(null, wrong);
  }

  /** No value is a fraction or a giant, and the validator stumbles over doubles beyond a long. */
  private static void numbers(JsonNode node, JsonPointer at, String file, List<Problem> wrong) {
    if (node.isNumber() && !node.canConvertToInt()) {
      wrong.add(problem(file, at.toString(), "whole number of at most 32 bits"));
    }
    for (String property : node.propertyNames()) {
      numbers(node.get(property), at.appendProperty(property), file, wrong);
    }
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      numbers(node.get(i), at.appendIndex(i), file, wrong);
    }
  }

  private static ProfileReading bad(Problem problem) {
    return new ProfileReading(null, List.of(problem));
  }

  private static Problem problem(String file, String pointer, String rule) {
    return Problem.of(
        Problem.Kind.USAGE, "portal.bad-profile", file, pointer.isEmpty() ? "/" : pointer, rule);
  }

  private static String place(TokenStreamLocation location) {
    return location == null ? "" : location.getLineNr() + ":" + location.getColumnNr();
  }

  private static String path(JacksonException e) {
    var path = new StringBuilder();
    for (JacksonException.Reference step : e.getPath()) {
      path.append('/')
          .append(step.getPropertyName() == null ? step.getIndex() : step.getPropertyName());
    }
    return path.toString();
  }

  /** Where the mistake is: for a missing or unknown property that property, not its parent. */
  private static String pointer(Error error) {
    String at = error.getInstanceLocation().toString();
    String property = error.getProperty();
    boolean about =
        "required".equals(error.getKeyword()) || "additionalProperties".equals(error.getKeyword());
    return property == null || !about ? at : at + JsonPointer.empty().appendProperty(property);
  }

  /** What is allowed, in the words of the schema, so that it needs no translation. */
  private String rule(Error error) {
    String keyword = error.getKeyword();
    return switch (keyword) {
      case "required" -> "required";
      case "additionalProperties" -> "unknown; allowed: " + siblings(error);
      case "enum" -> {
        List<String> choices = new ArrayList<>();
        error.getSchemaNode().forEach(choice -> choices.add(choice.asString()));
        yield String.join(" | ", choices);
      }
      default -> keyword + " " + error.getSchemaNode().asString(error.getSchemaNode().toString());
    };
  }

  private String siblings(Error error) {
    String fragment = Objects.toString(error.getSchemaLocation().getFragment(), "");
    int last = fragment.lastIndexOf('/');
    JsonNode properties =
        last < 0
            ? schemaJson.at("/properties")
            : schemaJson.at(fragment.substring(0, last) + "/properties");
    return String.join(", ", properties.propertyNames());
  }

  private static byte[] resource(String name) {
    try (InputStream in = PortalProfileReader.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A JSON pointer from its text. */
  private static final class PointerReader extends StdDeserializer<JsonPointer> {
    PointerReader() {
      super(JsonPointer.class);
    }

    @Override
    public JsonPointer deserialize(JsonParser parser, DeserializationContext context) {
      return JsonPointer.compile(parser.getString());
    }
  }

  /** A status code from its text; the schema has checked its form. */
  private static final class CodeReader extends StdDeserializer<StatusCode> {
    CodeReader() {
      super(StatusCode.class);
    }

    @Override
    public StatusCode deserialize(JsonParser parser, DeserializationContext context) {
      return new StatusCode(parser.getString());
    }
  }
}
