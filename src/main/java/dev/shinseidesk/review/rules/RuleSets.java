package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.review.ReviewSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The way to rule sets: what ships ({@code office/rules.json}, schema {@code
 * schema/rules.schema.json}), and an office's {@code rules.json} laid over it. A set with a
 * mistake, or one that fails its own examples, is refused as a whole, with every mistake told.
 * Immutable; any thread but the FX thread.
 */
public final class RuleSets {
  private static final long MOST_BYTES = 4L << 20;
  private static final long MOST_POSTAL_BYTES = 64L << 20;

  private final ProcedureCatalogue catalogue;
  private final ReviewSettings settings;
  private final IntPredicate drawable;
  private final RuleSetReader reader = new RuleSetReader();

  /**
   * For an office.
   *
   * @param catalogue its procedures, against which items and procedures are checked
   * @param settings thresholds and levels of the rules that ship as classes
   * @param drawable whether the fonts of the window have a character (code point)
   */
  public RuleSets(ProcedureCatalogue catalogue, ReviewSettings settings, IntPredicate drawable) {
    this.catalogue = catalogue;
    this.settings = settings;
    this.drawable = drawable;
  }

  /**
   * What came of reading.
   *
   * @param rules null where there is a mistake
   * @param problems every mistake: {@code rules.unreadable}, {@code rules.not-json}, {@code
   *     rules.schema}, {@code rules.refused} (file, rule, place, reason), {@code rules.example}
   *     (file, rule, pass or fail, number from 1), {@code rules.postal-table}
   * @param compiled the rules at work even where an example fails, for trying them; null where a
   *     rule can't work
   */
  public record Reading(
      @Nullable CompiledRules rules, List<Problem> problems, @Nullable CompiledRules compiled) {
    /** Copies the list. */
    public Reading {
      problems = List.copyOf(problems);
    }
  }

  /** What ships. Its examples are run by the product's own tests, not at each start. */
  public CompiledRules shipped() {
    List<Problem> problems = new ArrayList<>();
    CompiledRules rules = compile("rules.json", reader.shipped(), problems);
    if (rules == null) {
      throw new IllegalStateException("the shipped rules are broken: " + problems);
    }
    return rules;
  }

  /** Reads an office's file; never throws for any bytes. */
  public Reading read(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      if (Files.size(file) > MOST_BYTES) {
        return new Reading(null, List.of(Problem.of(Kind.USAGE, "rules.unreadable", name)), null);
      }
      return read(name, Files.readAllBytes(file), file.toAbsolutePath().getParent());
    } catch (IOException e) {
      return new Reading(null, List.of(Problem.of(Kind.USAGE, "rules.unreadable", name)), null);
    }
  }

  /**
   * Reads an office's rules from memory, as a screen does before it saves them.
   *
   * @param name of the file, for problems
   * @param folder where the table of postal codes lies; null for nowhere
   */
  public Reading read(String name, byte[] json, @Nullable Path folder) {
    List<Problem> problems = new ArrayList<>();
    String tableName = reader.postalTable(json);
    byte[] tableBytes = new byte[0];
    Map<String, List<String>> table = Map.of();
    if (tableName != null) {
      tableBytes = table(folder, tableName, problems);
      table = PostalCsv.read(tableName, tableBytes, problems);
    }
    RuleSet set =
        problems.isEmpty() ? reader.laidOver(name, json, table, tableBytes, problems) : null;
    CompiledRules rules = set == null ? null : compile(name, set, problems);
    if (rules != null && set != null) {
      for (Rule rule : set.rules()) {
        if (set.own().contains(rule.id())) {
          problems.addAll(new Examples(settings).run(name, rule, rules, catalogue));
        }
      }
    }
    return new Reading(problems.isEmpty() ? rules : null, problems, rules);
  }

  /** Runs the examples of every rule that works; empty where all hold. */
  public List<Problem> runExamples(CompiledRules rules) {
    List<Problem> problems = new ArrayList<>();
    for (Rule rule : rules.set().rules()) {
      problems.addAll(new Examples(settings).run("rules.json", rule, rules, catalogue));
    }
    return problems;
  }

  private static byte[] table(@Nullable Path folder, String name, List<Problem> problems) {
    try {
      Path file = folder == null ? Path.of(name) : folder.resolve(name);
      if (folder != null && Files.size(file) <= MOST_POSTAL_BYTES) {
        return Files.readAllBytes(file);
      }
    } catch (IOException | RuntimeException e) {
      // told below; a name may be no path at all
    }
    problems.add(Problem.of(Kind.USAGE, "rules.unreadable", name));
    return new byte[0];
  }

  private @Nullable CompiledRules compile(String name, RuleSet set, List<Problem> problems) {
    RuleCompiler compiler;
    try {
      compiler = new RuleCompiler(set, catalogue, settings, drawable);
    } catch (RuleMistake e) {
      problems.add(Problem.of(Kind.USAGE, "rules.refused", name, "-", e.place(), e.words()));
      return null;
    }
    List<RuleCompiler.Compiled> compiled = new ArrayList<>();
    List<String> dormant = new ArrayList<>();
    for (Rule rule : set.rules()) {
      try {
        compiler.compile(rule).ifPresentOrElse(compiled::add, () -> dormant.add(rule.id()));
      } catch (RuleMistake e) {
        problems.add(
            Problem.of(Kind.USAGE, "rules.refused", name, rule.id(), e.place(), e.words()));
      }
    }
    return problems.isEmpty()
        ? new CompiledRules(
            set, catalogue, compiled, dormant, settings.reading().maxFindingsPerRule())
        : null;
  }
}
