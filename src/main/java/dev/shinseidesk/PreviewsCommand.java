package dev.shinseidesk;

import dev.shinseidesk.console.Output;
import dev.shinseidesk.preview.PreviewCheck;
import dev.shinseidesk.preview.PreviewLimits;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code previews}: whether documents are opened in a confined process of their own here. */
@Command(name = "previews", description = "${bundle:cli.previews}")
final class PreviewsCommand implements Callable<Integer> {
  private static final int WITHIN_THE_DESK = 1;

  @Option(names = "--json", description = "${bundle:cli.json}")
  boolean json;

  private final Output output;

  PreviewsCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call() {
    var check = PreviewCheck.run(PreviewLimits.VIEWER);
    long megabytes = check.heapBytes() >> 20;
    String how =
        check
            .confinement()
            .map(level -> level.name().toLowerCase(java.util.Locale.ROOT))
            .orElse("none");
    if (json) {
      Map<String, Object> model = new LinkedHashMap<>();
      model.put("confinement", how);
      model.put("heapMegabytes", megabytes);
      model.put("startMillis", check.start().toMillis());
      model.put("stepSeconds", PreviewLimits.VIEWER.step().toSeconds());
      output.json(model);
    } else {
      output.say("cli.previews." + how, megabytes, check.start().toMillis());
    }
    return check.confinement().isPresent() ? 0 : WITHIN_THE_DESK;
  }
}
