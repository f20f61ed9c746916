package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.Procedure.Attachment;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.application.Procedure.FieldType;
import dev.shinseidesk.application.ProcedureCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** A procedure that an example brings along, so that it holds in every office. Static and pure. */
final class ExampleProcedure {
  private ExampleProcedure() {}

  static Procedure of(JsonNode node) {
    List<Field> fields = new ArrayList<>();
    for (JsonNode field : node.path("fields")) {
      List<String> choices = new ArrayList<>();
      field.path("choices").forEach(choice -> choices.add(choice.asString()));
      fields.add(
          new Field(
              field.path("id").asString(),
              field.path("name").asString(field.path("id").asString()),
              FieldType.valueOf(
                  field.path("type").asString("text").toUpperCase(Locale.ROOT).replace('-', '_')),
              field.path("required").asBoolean(false),
              choices,
              field.path("maxLength").asInt(0)));
    }
    List<Attachment> attachments = new ArrayList<>();
    for (JsonNode attachment : node.path("attachments")) {
      attachments.add(
          new Attachment(
              attachment.path("name").asString(),
              attachment.path("required").asBoolean(false),
              attachment.path("certificate").asBoolean(false)));
    }
    return new Procedure(
        new ProcedureCode("EXAMPLE"), "例の手続", "", "例", fields, attachments, List.of());
  }
}
