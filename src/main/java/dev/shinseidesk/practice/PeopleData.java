package dev.shinseidesk.practice;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The words that sample people and their answers are made of ({@code practice/people.json}): names
 * with their readings, streets of a town that doesn't exist, answers by item name, and who files
 * what.
 */
record PeopleData(
    String municipality,
    String mayor,
    String prefecture,
    List<Name> surnames,
    List<Name> rareSurnames,
    Map<Resident.Sex, List<Generation>> givenNames,
    List<Town> towns,
    List<String> buildings,
    List<Elsewhere> elsewhere,
    List<Answers> answers,
    Map<String, Who> who) {

  /** A name and its reading in katakana. */
  record Name(String written, String kana) {}

  /** Given names usual for people born up to a year. */
  record Generation(int bornUntil, List<Name> names) {}

  /** A part of the town; chome 0 where it isn't divided. */
  record Town(String postal, String name, int chome) {}

  /** An address in another made-up municipality. */
  record Elsewhere(String postal, String address) {}

  /** What people write into items whose name contains this; {n} stands for n digits. */
  record Answers(String item, List<String> values) {}

  /**
   * Who files a procedure. Ages in whole years on the day of filing; grade 0 enters school next
   * April; -1 where it doesn't matter.
   */
  record Who(
      int minAge,
      int maxAge,
      String sex,
      boolean single,
      boolean needsChild,
      int childMin,
      int childMax,
      int gradeMin,
      int gradeMax) {
    /** Any adult. */
    static final Who ANYONE = new Who(20, 85, "", false, false, -1, -1, -1, -1);
  }

  /** Loads it from the class path. */
  static PeopleData load() {
    try (InputStream in = PeopleData.class.getResourceAsStream("/practice/people.json")) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: /practice/people.json");
      }
      return read(JsonMapper.builder().build().readTree(in));
    } catch (IOException e) {
      throw new IllegalStateException("unreadable: /practice/people.json", e);
    }
  }

  private static PeopleData read(JsonNode root) {
    Map<Resident.Sex, List<Generation>> given = new HashMap<>();
    for (Resident.Sex sex : Resident.Sex.values()) {
      List<Generation> generations = new ArrayList<>();
      for (JsonNode g : root.path("givenNames").path(sex.key())) {
        generations.add(new Generation(g.path("bornUntil").asInt(), names(g.path("names"))));
      }
      given.put(sex, generations);
    }
    Map<String, Who> who = new HashMap<>();
    for (JsonNode w : root.path("applicants")) {
      who.put(
          w.path("code").asString(),
          new Who(
              w.path("minAge").asInt(),
              w.path("maxAge").asInt(),
              w.path("sex").asString(""),
              w.path("single").asBoolean(false),
              w.path("hasChild").asBoolean(false) || w.has("childMin") || w.has("gradeMin"),
              w.path("childMin").asInt(-1),
              w.path("childMax").asInt(-1),
              w.path("gradeMin").asInt(-1),
              w.path("gradeMax").asInt(-1)));
    }
    return new PeopleData(
        root.path("municipality").asString(),
        root.path("mayor").asString(),
        root.path("prefecture").asString(),
        names(root.path("surnames")),
        names(root.path("rareSurnames")),
        given,
        root.path("towns")
            .valueStream()
            .map(t ->
                new Town(
                    t.path("postal").asString(),
                    t.path("name").asString(),
                    t.path("chome").asInt()))
            .toList(),
        texts(root.path("buildings")),
        root.path("elsewhere")
            .valueStream()
            .map(e -> new Elsewhere(e.path("postal").asString(), e.path("address").asString()))
            .toList(),
        root.path("values")
            .valueStream()
            .map(v -> new Answers(v.path("item").asString(), texts(v.path("values"))))
            .toList(),
        who);
  }

  /** Given names usual for this sex and year of birth. */
  List<Name> givenNames(Resident.Sex sex, LocalDate birth) {
    List<Generation> generations = givenNames.getOrDefault(sex, List.of());
    return generations.stream()
        .filter(g -> birth.getYear() <= g.bornUntil())
        .findFirst()
        .orElse(generations.getLast())
        .names();
  }

  private static List<Name> names(JsonNode array) {
    return array
        .valueStream()
        .map(n -> new Name(n.path(0).asString(), n.path(1).asString()))
        .toList();
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
