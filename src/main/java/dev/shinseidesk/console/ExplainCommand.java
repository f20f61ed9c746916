package dev.shinseidesk.console;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.casework.Approval;
import dev.shinseidesk.casework.Explanations.Explanation;
import dev.shinseidesk.casework.ViewLog.View;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.Review;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.texts.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code explain}: why it was decided so; with {@code --pdf} as a record of one page. */
@Command(name = "explain", description = "${bundle:cli.explain}")
final class ExplainCommand extends OfficeCommand {
  @Parameters(paramLabel = "NUMBER", description = "${bundle:cli.number}")
  String number = "";

  @Option(names = "--review", paramLabel = "ID", description = "${bundle:cli.explain.review}")
  @Nullable String review;

  @Option(names = "--pdf", paramLabel = "FILE", description = "${bundle:cli.explain.pdf}")
  @Nullable Path pdf;

  ExplainCommand(CommandContext context) {
    super(context);
  }

  @Override
  int run(DeskServices services) throws DeskException {
    var asked = new ReceiptNumber(number);
    Explanation explanation = services.casework().explanations().explain(asked);
    if (pdf != null) {
      print(services, asked, explanation, pdf);
    } else if (json) {
      output.json(toMap(explanation));
    } else {
      show(explanation);
    }
    return DONE;
  }

  private void print(DeskServices services, ReceiptNumber asked, Explanation explanation, Path file)
      throws DeskException {
    if (Files.exists(file)) {
      throw new InvalidValue("--pdf", "a file that isn't there yet");
    }
    String id =
        review != null
            ? review
            : explanation.reviews().stream().findFirst().map(Review::id).orElse("");
    byte[] page = services.casework().explanations().record(services.operator(), asked, id);
    try {
      WholeFile.replace(file.toAbsolutePath(), page);
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(Problem.Kind.USAGE, "casework.record-unwritten", file.toString()), e);
    }
    if (json) {
      output.json(Map.of("review", id, "file", file.toString()));
    } else {
      output.say("cli.explain.written", file.toString());
    }
  }

  private void show(Explanation explanation) {
    var texts = output.texts();
    for (Review told : explanation.reviews()) {
      output.say(
          "cli.explain.decided",
          texts.moment(told.decidedAt()),
          told.decidedBy().value(),
          texts.get("cli.decision." + told.decision()),
          told.reason(),
          told.catalogueVersion(),
          told.id());
      for (Approval approval : explanation.approvals()) {
        if (approval.review().equals(told.id())) {
          var by = approval.by();
          output.say(
              "cli.explain.approval",
              texts.get("record.approval." + approval.result()),
              by == null ? "-" : by.value(),
              texts.get("record.approval.why." + approval.why()),
              approval.comment());
        }
      }
      for (Finding finding : told.findings()) {
        output.line(
            "  " + texts.get("cli.severity." + finding.severity()) + " " + words(finding, texts));
      }
    }
    output.say("cli.explain.seen", explanation.views().size());
    for (View view : explanation.views()) {
      output.line("  " + texts.moment(view.at()) + " " + view.by().value() + " " + view.document());
    }
  }

  /** What a finding says. */
  static String words(Finding finding, Texts texts) {
    Finding.Words own = finding.words();
    String key = "finding." + finding.rule();
    return own != null
        ? own.in(texts.locale()).what()
        : texts.has(key) ? texts.get(key, finding.facts()) : finding.rule();
  }

  private Map<String, Object> toMap(Explanation all) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("receiptNumber", all.application().receiptNumber().value());
    map.put("state", all.application().state().name());
    map.put("reviews", all.reviews().stream().map(this::toMap).toList());
    map.put("approvals", all.approvals().stream().map(ExplainCommand::toMap).toList());
    map.put(
        "views",
        all.views().stream()
            .map(v ->
                Map.of("by", v.by().value(), "at", v.at().toString(), "document", v.document()))
            .toList());
    map.put(
        "history",
        all.history().stream()
            .map(h ->
                Map.of("at", h.at().toString(), "by", h.by(), "key", h.key(), "facts", h.facts()))
            .toList());
    return map;
  }

  private Map<String, Object> toMap(Review told) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", told.id());
    map.put("decision", told.decision().name());
    map.put("reason", told.reason());
    map.put("version", told.catalogueVersion());
    map.put("decidedBy", told.decidedBy().value());
    map.put("decidedAt", told.decidedAt().toString());
    List<Map<String, Object>> findings =
        told.findings().stream()
            .<Map<String, Object>>map(f ->
                Map.of(
                    "rule", f.rule(),
                    "severity", f.severity().name(),
                    "what", words(f, output.texts())))
            .toList();
    map.put("findings", findings);
    map.put(
        "checked",
        told.checked().stream()
            .map(c -> Map.of("text", c.text(), "by", c.by().value(), "at", c.at().toString()))
            .toList());
    return map;
  }

  private static Map<String, Object> toMap(Approval approval) {
    Map<String, Object> map = new LinkedHashMap<>();
    var by = approval.by();
    var at = approval.at();
    map.put("review", approval.review());
    map.put("why", approval.why());
    map.put("result", approval.result().name());
    map.put("by", by == null ? null : by.value());
    map.put("at", at == null ? null : at.toString());
    map.put("comment", approval.comment());
    return map;
  }
}
