package dev.shinseidesk.review.rules;

import static dev.shinseidesk.review.rules.TestRules.judged;
import static dev.shinseidesk.review.rules.TestRules.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Properties of the kinds that hold sources against each other, over seeded filings. */
class RuleKindsPropertiesTest {
  private static final List<String> NAMES =
      List.of("山田　太郎", "𠮷野　花子", "髙橋 一", "渡邉󠄀　葵", "ジョーンズ　メアリー", "辻󠄀 さくら");
  private static final List<String> TOWNS =
      List.of("みどり野市中央一丁目2番3号", "みどり野市泉町4-5-6", "水鳥市青葉台７－８", "対馬市厳原町国分1番地");

  private final Random random = new Random(20261122);

  private <T> T pick(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private boolean finds(DataRule rule, JsonNode example) {
    List<String> found = judged(rule, example);
    assertThat(found).doesNotContain(DataRule.UNDECIDED);
    return !found.isEmpty();
  }

  private static ObjectNode file(ObjectNode example, String name, String role, String text) {
    ObjectNode file = example.withArray("documents").addObject();
    return file.put("name", name).put("role", role).put("text", text);
  }

  /** However the PDF spaces and widens it, the same value agrees; another one never does. */
  @Test
  void aFormAgreesExactlyWhenEveryValueStandsOnIt() throws RuleMistake {
    DataRule all = rule("form-agreement", "{}");
    DataRule some = rule("form-agreement", "{\"except\":[\"B\"]}");
    for (int i = 0; i < 300; i++) {
      String a = pick(NAMES);
      String b = pick(TOWNS);
      boolean missing = random.nextInt(3) == 0;
      String onForm = missing ? "別の住所" : b.replace("", random.nextBoolean() ? " " : "");
      ObjectNode example = TestRules.example(Map.of("A", a, "B", b));
      file(example, "申請書.pdf", "form", "氏名 " + a.replace("　", "\n") + " 住所 " + onForm);
      assertThat(finds(all, example)).as("%s / %s", b, onForm).isEqualTo(missing);
      assertThat(finds(some, example)).isFalse();
    }
  }

  /** A certificate's birth date in either calendar agrees with the same day only. */
  @Test
  void aCertificateAgreesExactlyWithTheSameDay() throws RuleMistake {
    DataRule rule = rule("certificate-agreement", "{\"compare\":\"birth-date\",\"item\":\"F012\"}");
    for (int i = 0; i < 300; i++) {
      int day = 1 + random.nextInt(28);
      int other = random.nextBoolean() ? day : 1 + random.nextInt(28);
      String written =
          random.nextBoolean() ? "平成2年3月%d日".formatted(other) : "1990-03-%02d".formatted(other);
      ObjectNode example = TestRules.example(Map.of("F012", "平成2年3月%d日".formatted(day)));
      ObjectNode procedure = example.putObject("procedure");
      procedure.putArray("fields").addObject().put("id", "F012").put("type", "date");
      procedure
          .putArray("attachments")
          .addObject()
          .put("name", "証明書")
          .put("required", true)
          .put("certificate", true);
      file(example, "添付_証明書_1.pdf", "attachment", "課税証明書\n生年月日　" + written + "\n以上");
      assertThat(finds(rule, example)).as("%d %s", day, written).isEqualTo(day != other);
    }
  }

  /** A signature that is there is never missed, whatever it says. */
  @Test
  void aSignatureIsMissingExactlyWhenThereIsNone() throws RuleMistake {
    DataRule rule = rule("signature", "{}");
    for (int i = 0; i < 60; i++) {
      ObjectNode example = TestRules.example(Map.of("A", pick(NAMES)));
      int kind = random.nextInt(3);
      if (kind == 0) {
        example.putObject("signature").put("name", pick(NAMES)).put("serial", "A" + i);
      } else if (kind == 1) {
        example.put("signature", "unreadable");
      }
      assertThat(finds(rule, example)).isEqualTo(kind == 2);
    }
  }

  /** The same content is a duplicate within the days and only then; nothing in common never is. */
  @Test
  void aDuplicateIsNearInTimeAndInContent() throws RuleMistake {
    DataRule rule = rule("duplicate-content", "{\"days\":30,\"likeness\":0.8}");
    for (int i = 0; i < 200; i++) {
      int days = random.nextInt(60);
      boolean same = random.nextBoolean();
      String text = pick(NAMES) + pick(TOWNS) + "保育園の入園を希望します";
      ObjectNode example = TestRules.example(Map.of("A", text));
      ObjectNode other = example.putArray("others").addObject();
      other.put("filedOn", java.time.LocalDate.of(2026, 11, 20).minusDays(days).toString());
      other.putObject("items").put("A", same ? text : "0123456789".repeat(4));
      assertThat(finds(rule, example)).as("%d %s", days, same).isEqualTo(same && days <= 30);
    }
  }

  /** Every character outside the class is told by its code point, and none inside. */
  @Test
  void foreignCharactersAreToldByCodePoint() throws RuleMistake {
    DataRule rule = rule("characters", "{\"items\":[\"A\"],\"class\":\"digits\"}");
    List<Integer> pool = List.of((int) '0', (int) '5', (int) '9', 0x20BB7, 0xE000, 0x3042, 0x1F600);
    for (int i = 0; i < 200; i++) {
      StringBuilder value = new StringBuilder("7");
      Set<String> expected = new TreeSet<>();
      for (int n = random.nextInt(6); n > 0; n--) {
        int c = pick(pool);
        value.appendCodePoint(c);
        if (c < '0' || c > '9') {
          expected.add("U+%04X".formatted(c));
        }
      }
      List<dev.shinseidesk.review.Finding> found = new ArrayList<>();
      rule.judge(TestRules.subject(TestRules.example(Map.of("A", value.toString()))), found::add);
      assertThat(found.isEmpty()).isEqualTo(expected.isEmpty());
      for (String code : expected) {
        assertThat(String.join(" ", found.getFirst().facts())).contains(code);
      }
    }
  }

  /** Attachments are counted by name, whatever else lies beside them. */
  @Test
  void attachmentsAreCounted() throws RuleMistake {
    for (int i = 0; i < 200; i++) {
      int wanted = 1 + random.nextInt(3);
      int there = random.nextInt(5);
      DataRule rule =
          rule("required-attachment", "{\"attachment\":\"委任状\",\"min\":%d}".formatted(wanted));
      ObjectNode example = TestRules.example(Map.of());
      for (int n = 0; n < there; n++) {
        file(example, "添付_委任状_" + (n + 1) + ".pdf", "attachment", "");
      }
      for (int n = random.nextInt(3); n > 0; n--) {
        file(example, "添付_地図_" + n + ".pdf", "attachment", "");
      }
      assertThat(finds(rule, example)).as("%d of %d", there, wanted).isEqualTo(there < wanted);
    }
  }

  /** A postal code of the table agrees with the addresses it names, however they are written. */
  @Test
  void postalCodesAgreeWithTheirTowns() throws RuleMistake {
    Map<String, List<String>> table =
        Map.of(
            "0001101", List.of("東京都水鳥市青葉台"),
            "0001102", List.of("東京都水鳥市泉町"));
    DataRule rule = rule("postal-address", "{\"postal\":\"P\",\"address\":\"A\"}", table);
    for (int i = 0; i < 200; i++) {
      boolean first = random.nextBoolean();
      boolean right = random.nextBoolean();
      String code = first ? "000-1101" : "０００１１０２";
      String town = first == right ? "水鳥市青葉台" : "水鳥市泉町";
      String address = (random.nextBoolean() ? "東京都" : "") + town + random.nextInt(30) + "番地";
      assertThat(finds(rule, TestRules.example(Map.of("P", code, "A", address))))
          .as("%s %s", code, address)
          .isEqualTo(!right);
    }
  }
}
