package dev.shinseidesk.settings;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.application.Procedure.Deadline;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the procedure catalogue ({@code procedures.json}) and checks it against its schema ({@code
 * schema/procedures.schema.json}) and against what a schema can't say: no two procedures of one
 * code, no two items of one id and no two attachments of one name within a procedure. Tells all
 * mistakes at once. Immutable; any thread.
 */
public final class CatalogueReader {
  private static final String SCHEMA = "/schema/procedures.schema.json";
  private static final String SHIPPED = "/office/procedures.json";

  private final CheckedJson json = new CheckedJson(SCHEMA);

  /** The bytes of the catalogue that ships, for setting a new office up. */
  public static byte[] shipped() {
    return CheckedJson.resource(SHIPPED);
  }

  /**
   * Reads a catalogue; never throws for any bytes.
   *
   * @param bytes the file's bytes, UTF-8
   */
  public CatalogueReading read(byte[] bytes) {
    return read("procedures.json", bytes);
  }

  /**
   * Reads a catalogue; never throws for any bytes.
   *
   * @param file its name, for the mistakes
   * @param bytes the file's bytes, UTF-8
   * @return the catalogue or its mistakes: {@code settings.not-json} (file, line, column), {@code
   *     settings.schema} (file, pointer, broken keyword, what the schema asks), {@code
   *     settings.duplicate} (file, pointer, the value that is there twice)
   */
  public CatalogueReading read(String file, byte[] bytes) {
    CheckedJson.Reading reading = json.read(file, bytes);
    JsonNode root = reading.root();
    if (root == null) {
      return mistaken(reading.problems());
    }
    List<Problem> problems = new ArrayList<>(reading.problems());
    problems.addAll(duplicates(file, root));
    if (!problems.isEmpty()) {
      return mistaken(problems);
    }
    List<Procedure> procedures = new ArrayList<>();
    root.path("procedures").forEach(node -> procedures.add(procedure(node)));
    return new CatalogueReading(
        Optional.of(new ProcedureCatalogue(root.path("version").asString(), procedures)),
        List.of());
  }

  private static List<Problem> duplicates(String file, JsonNode root) {
    List<Problem> problems = new ArrayList<>();
    unique(file, root.path("procedures"), "/procedures", "code", problems);
    int index = 0;
    for (JsonNode procedure : root.path("procedures")) {
      String at = "/procedures/" + index++;
      unique(file, procedure.path("fields"), at + "/fields", "id", problems);
      unique(file, procedure.path("attachments"), at + "/attachments", "name", problems);
    }
    return problems;
  }

  private static void unique(
      String file, JsonNode array, String at, String key, List<Problem> problems) {
    Map<String, Integer> seen = new HashMap<>();
    int index = 0;
    for (JsonNode item : array) {
      JsonNode value = item.path(key);
      if (value.isString() && seen.putIfAbsent(value.asString(), index) != null) {
        problems.add(
            Problem.of(
                Kind.USAGE,
                "settings.duplicate",
                file,
                at + "/" + index + "/" + key,
                value.asString()));
      }
      index++;
    }
  }

  private static Procedure procedure(JsonNode node) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode field : node.path("fields")) {
      List<String> choices = new ArrayList<>();
      field.path("choices").forEach(c -> choices.add(c.asString()));
      fields.add(
          new Field(
              field.path("id").asString(),
              field.path("name").asString(),
              FieldType.valueOf(
                  field.path("type").asString().replace('-', '_').toUpperCase(Locale.ROOT)),
              field.path("required").asBoolean(),
              choices,
              field.path("maxLength").asInt(0)));
    }
    List<Attachment> attachments = new ArrayList<>();
    for (JsonNode a : node.path("attachments")) {
      attachments.add(
          new Attachment(
              a.path("name").asString(),
              a.path("required").asBoolean(),
              a.path("certificate").asBoolean()));
    }
    List<String> checklist = new ArrayList<>();
    node.path("checklist").forEach(line -> checklist.add(line.asString()));
    return new Procedure(
        new ProcedureCode(node.path("code").asString()),
        node.path("name").asString(),
        node.path("commonName").asString(""),
        node.path("group").asString(),
        fields,
        attachments,
        checklist,
        deadline(node.path("deadline")));
  }

  private static @Nullable Deadline deadline(JsonNode node) {
    return node.isObject()
        ? new Deadline(
            node.path("days").asInt(),
            node.path("counting").asString("").equals("business"),
            node.path("basis").asString(""))
        : null;
  }

  private static CatalogueReading mistaken(List<Problem> problems) {
    return new CatalogueReading(Optional.empty(), problems);
  }
}
