package dev.shinseidesk.review;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.keyword.NonValidationKeyword;
import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@link ReviewSettings}: what ships, with an office's differences laid over it. */
public final class ReviewSettingsReader {
  private static final String SHIPPED = "/office/review.json";
  private static final String SCHEMA = "/schema/review.schema.json";

  private final JsonMapper mapper =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** What ships with the product [A]; any thread. */
  public ReviewSettings shipped() {
    try {
      return settings(shippedTree(), SHIPPED);
    } catch (DeskException e) {
      throw new IllegalStateException("the shipped review settings are broken", e);
    }
  }

  /**
   * What ships with this file laid over it: an object is merged name by name, all else is replaced.
   *
   * @param file JSON in UTF-8
   * @throws DeskException {@code review.settings-unreadable} or {@code review.settings-invalid}
   */
  public ReviewSettings read(Path file) throws DeskException {
    String name = String.valueOf(file.getFileName());
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "review.settings-unreadable", name), e);
    }
    return read(name, bytes);
  }

  /**
   * The same for bytes that are at hand already.
   *
   * @param name the file's name, for the problem
   * @throws DeskException {@code review.settings-invalid}
   */
  public ReviewSettings read(String name, byte[] bytes) throws DeskException {
    try {
      JsonNode differences = mapper.readTree(bytes);
      if (!(differences instanceof ObjectNode object)) {
        throw invalid(name, "/", "object");
      }
      ObjectNode tree = shippedTree();
      lay(object, tree);
      return settings(tree, name);
    } catch (JacksonException e) {
      // Jackson's own text may quote the file; the line is enough to find it.
      String line = e.getLocation() == null ? "-" : "line " + e.getLocation().getLineNr();
      throw new DeskException(
          Problem.of(Kind.USAGE, "review.settings-invalid", name, line, "JSON"), e);
    }
  }

  private static void lay(ObjectNode over, ObjectNode base) {
    for (var entry : over.properties()) {
      if (entry.getValue() instanceof ObjectNode inner
          && base.get(entry.getKey()) instanceof ObjectNode below) {
        lay(inner, below);
      } else {
        base.set(entry.getKey(), entry.getValue());
      }
    }
  }

  private ObjectNode shippedTree() {
    try (InputStream in = resource(SHIPPED)) {
      return (ObjectNode) mapper.readTree(in.readAllBytes());
    } catch (IOException e) {
      throw new IllegalStateException("the shipped review settings can't be read", e);
    }
  }

  private ReviewSettings settings(ObjectNode tree, String name) throws DeskException {
    List<Error> errors = validate(tree);
    if (!errors.isEmpty()) {
      Error first = errors.getFirst();
      throw invalid(name, first.getInstanceLocation().toString(), first.getKeyword());
    }
    ReviewSettings settings = mapper.treeToValue(tree, ReviewSettings.class);
    Set<String> known = StandardRules.keys();
    for (String key : settings.rules().keySet()) {
      if (!known.contains(key)) {
        throw invalid(name, "/rules/" + key, "unknown");
      }
    }
    compile(settings, name);
    return settings;
  }

  private static List<Error> validate(ObjectNode tree) {
    try (InputStream in = resource(SCHEMA)) {
      return SchemaRegistry.withDialect(
              Dialect.builder(Dialects.getDraft202012())
                  .keyword(new NonValidationKeyword("x-title-en"))
                  .build())
          .getSchema(in)
          .validate(tree);
    } catch (IOException e) {
      throw new IllegalStateException("the schema of the review settings can't be read", e);
    }
  }

  /** A pattern that doesn't compile must be told now, not at the first application. */
  private static void compile(ReviewSettings s, String name) throws DeskException {
    List<String> patterns =
        Stream.of(
                s.shapes().kanaCharacter(),
                s.shapes().postalCode(),
                s.shapes().phone(),
                s.shapes().number(),
                s.shapes().account(),
                s.births().birthItem(),
                s.births().childItem(),
                s.signature().document())
            .toList();
    for (String pattern : patterns) {
      try {
        Pattern.compile(pattern);
      } catch (PatternSyntaxException e) {
        throw new DeskException(
            Problem.of(Kind.USAGE, "review.settings-invalid", name, pattern, "regex"), e);
      }
    }
    try {
      if (Pattern.compile(s.names().certificateLine()).matcher("").groupCount() < 1) {
        throw invalid(name, "/names/certificateLine", "group 1");
      }
    } catch (PatternSyntaxException e) {
      throw new DeskException(
          Problem.of(
              Kind.USAGE, "review.settings-invalid", name, "/names/certificateLine", "regex"),
          e);
    }
  }

  private static DeskException invalid(String name, String place, String rule) {
    return new DeskException(
        Problem.of(
            Kind.USAGE, "review.settings-invalid", name, place.isEmpty() ? "/" : place, rule));
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = ReviewSettingsReader.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("missing resource " + name);
    }
    return in;
  }
}
