package dev.shinseidesk.practice;

import java.util.List;
import java.util.Optional;

/**
 * People of one household: one address, one surname.
 *
 * @param postal 郵便番号
 * @param address 住所
 * @param members the head first
 */
record Family(String postal, String address, List<Resident> members) {
  Resident head() {
    return members.getFirst();
  }

  Optional<Resident> spouseOf(Resident person) {
    return person.part() == Resident.Part.CHILD
        ? Optional.empty()
        : members.stream()
            .filter(m -> m.part() != Resident.Part.CHILD && m.part() != person.part())
            .findFirst();
  }

  List<Resident> children() {
    return members.stream().filter(m -> m.part() == Resident.Part.CHILD).toList();
  }
}
