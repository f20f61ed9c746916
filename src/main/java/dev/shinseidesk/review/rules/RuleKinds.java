package dev.shinseidesk.review.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fixed set of kinds. Immutable; any thread. */
final class RuleKinds {
  /** The kind of the rules that ship as classes. */
  static final String BUILT = "standard";

  private final Map<String, RuleKind> kinds = new LinkedHashMap<>();

  RuleKinds() {
    for (var some :
        List.of(
            TextKinds.all(),
            DateKinds.all(),
            NumberKinds.all(),
            DocumentKinds.all(),
            AgreementKinds.all())) {
      some.forEach(kind -> kinds.put(kind.name(), kind));
    }
  }

  Optional<RuleKind> find(String name) {
    return Optional.ofNullable(kinds.get(name));
  }

  /** Their names, in the order of the documentation. */
  List<String> names() {
    return List.copyOf(kinds.keySet());
  }
}
