package dev.shinseidesk.forwarding;

import dev.shinseidesk.application.BusinessSystemId;
import dev.shinseidesk.application.InvalidValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The office's business systems, in the configuration's order.
 *
 * @param systems no two of one id
 */
public record BusinessSystems(List<BusinessSystem> systems) {
  /**
   * Copies the list.
   *
   * @throws InvalidValue when two have one id
   */
  public BusinessSystems {
    systems = List.copyOf(systems);
    Set<BusinessSystemId> seen = new HashSet<>();
    for (BusinessSystem system : systems) {
      if (!seen.add(system.id())) {
        throw new InvalidValue("業務ID", "only once: " + system.id());
      }
    }
  }

  /** The system of this id; empty where the office hasn't set it up. */
  public Optional<BusinessSystem> find(BusinessSystemId id) {
    return systems.stream().filter(s -> s.id().equals(id)).findFirst();
  }

  /** Those this office forwards to. */
  public List<BusinessSystem> enabled() {
    return systems.stream().filter(BusinessSystem::enabled).toList();
  }
}
