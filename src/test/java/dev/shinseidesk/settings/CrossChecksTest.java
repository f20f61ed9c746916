package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Problem;
import dev.shinseidesk.texts.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the files say of one another, one mistake at a time: named with file and pointer. */
class CrossChecksTest {
  private static final String SFTP =
      """
      {"id":"sftp1","kind":"sftp","sftp":{"host":"files.example","user":"desk","directory":"/in",
       "hostKey":"SHA256:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA","passwordSecret":"sftp.pw"}}
      """;
  private static final String S3 =
      """
      {"id":"s3","kind":"s3","s3":{"endpoint":"https://s3.example","region":"ap-northeast-1",
       "bucket":"desk-in","accessKeyId":"AKIA","secretKeySecret":"s3.key"}}
      """;

  @TempDir Path temp;
  private ShippedFolder folder;

  @BeforeEach
  void create() throws Exception {
    folder = new ShippedFolder(temp.resolve("office"));
  }

  @ParameterizedTest(name = "{0}{1} = {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "office.json; /municipality; \"131017\"",
        "office.json; /name; \"\"",
        "office.json; /channels/0/itemsName; \"{nothing}.csv\"",
        "office.json; /channels/0/itemsName; \"../{receiptNumber}.csv\"",
        "office.json; /channels/0/archiveName;"
            + " \"{businessSystem}_{receiptNumber}_{timestamp}.csv\"",
        "office.json; /channels/0/encoding; \"no-such-charset\"",
        "office.json; /channels/0/batchName; \"{receiptNumber}.csv\"",
        "office.json; /channels/0/tempSuffix; \".csv\"",
        "office.json; /channels/0/path; \"data\"",
        "office.json; /channels/1/id; \"folder\"",
        "office.json; /channels/0/kind; \"ftp\"",
        "business-systems.json; /systems/0/channel; \"nowhere\"",
        "business-systems.json; /systems/0/channel; null",
        "business-systems.json; /systems/1/id; \"001\"",
        "business-systems.json; /systems/12/items/0; \"02900099\"",
        "business-systems.json; /systems/12/items/1; \"form:そのような項目\"",
        "business-systems.json; /systems/17/channel; \"folder\"",
        "routes.json; /routes/0/receiver; \"ZZZ\"",
        "routes.json; /routes/0/procedure; \"NONE-01\"",
        "routes.json; /routes/0/from; \"2026-02-30\"",
        "routes.json; /routes/44/method; \"batch\"",
        "routes.json; /routes/0/method; \"robot\"",
        "status.json; /outcomes/0/choices/0/status; \"99\"",
        "status.json; /outcomes/0/choices/0/status; \"10\"",
        "status.json; /outcomes/0/choices/1/id; \"approved\"",
        "status.json; /outcomes/1/groups/0; \"ないまとまり\"",
        "procedures.json; /procedures/1/code; \"JIDO-01\"",
        "portal-profile.json; /connection/baseUrl; \"ftp://x\"",
      })
  void namesFileAndPointer(String file, String pointer, String json) throws Exception {
    folder.set(file, pointer, json);
    assertThat(folder.places()).contains(file + " " + pointer);
    for (Locale language : List.of(Locale.JAPANESE, Locale.ENGLISH)) {
      for (Problem problem : folder.problems()) {
        assertThat(new Texts(language).whole(problem))
            .contains(problem.facts().get(0), problem.facts().get(1))
            .doesNotContain("\u001F", "settings.rule", "{0}", "{1}", "{2}");
      }
    }
  }

  @Test
  void tellsMistakesOfAllFilesAtOnce() throws Exception {
    folder.set("office.json", "/municipality", "\"131017\"");
    folder.set("business-systems.json", "/systems/3/channel", "\"nowhere\"");
    folder.set("routes.json", "/routes/0/procedure", "\"NONE-01\"");
    folder.set("status.json", "/outcomes/0/choices/0/status", "\"99\"");
    assertThat(folder.places())
        .contains(
            "office.json /municipality",
            "business-systems.json /systems/3/channel",
            "routes.json /routes/0/procedure",
            "status.json /outcomes/0/choices/0/status");
  }

  @Test
  void readsTheOtherFilesWhereOfficeJsonBreaksItsSchema() throws Exception {
    folder.set("office.json", "/name", "7");
    folder.set("routes.json", "/routes/0/receiver", "\"toolong\"");
    assertThat(folder.places()).contains("office.json /name", "routes.json /routes/0/receiver");
  }

  @Test
  void routesOfOneProcedureMayFollowButNotOverlap() throws Exception {
    folder.set("routes.json", "/routes/0/until", "\"2026-12-31\"");
    folder.set(
        "routes.json",
        "/routes/-",
        "{\"procedure\":\"JIDO-01\",\"receiver\":\"036\",\"from\":\"2027-01-01\"}");
    assertThat(folder.sound().routes().routes()).hasSize(47);
    folder.set(
        "routes.json",
        "/routes/-",
        "{\"procedure\":\"JIDO-01\",\"receiver\":\"036\",\"from\":\"2026-12-31\","
            + "\"until\":\"2026-12-31\"}");
    assertThat(folder.places()).containsExactly("routes.json /routes/47");
    folder.set("routes.json", "/routes/0/from", "\"2027-01-02\"");
    assertThat(folder.places()).contains("routes.json /routes/0/until");
  }

  @Test
  void sftpAndS3ChannelsAreBound() throws Exception {
    folder.set("office.json", "/channels/-", SFTP);
    folder.set("office.json", "/channels/-", S3);
    var channels = folder.sound().settings().channels();
    assertThat(java.util.Objects.requireNonNull(channels.get(2).sftp()).passwordSecret())
        .isEqualTo("sftp.pw");
    assertThat(java.util.Objects.requireNonNull(channels.get(3).s3()).bucket())
        .isEqualTo("desk-in");
  }

  @ParameterizedTest(name = "sftp{0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "/hostKey; \"MD5:00\"",
        "/hostKey; \"SHA256:short\"",
        "/port; 70000",
        "/passwordSecret; null",
        "/passwordSecret; \"a b\"",
        "/passphraseSecret; \"p\"",
        "/password; \"geheim\"",
      })
  void refusesAWrongSftpServer(String pointer, String json) throws Exception {
    folder.set("office.json", "/channels/-", SFTP);
    folder.set("office.json", "/channels/2/sftp" + pointer, json);
    assertThat(folder.places()).anyMatch(place -> place.startsWith("office.json /channels/2/sftp"));
  }

  @ParameterizedTest(name = "s3{0} = {1}")
  @CsvSource(
      delimiter = ';',
      value = {
        "/endpoint; \"http://s3.example\"",
        "/endpoint; \"https://user:pw@s3.example\"",
        "/endpoint; \"ftp://s3.example\"",
        "/bucket; \"Not_A_Bucket\"",
        "/prefix; \"in\"",
        "/multipartMiB; 1",
        "/serverSideEncryption; \"rot13\"",
      })
  void refusesAWrongObjectStorage(String pointer, String json) throws Exception {
    folder.set("office.json", "/channels/-", S3);
    folder.set("office.json", "/channels/2/s3" + pointer, json);
    assertThat(folder.places()).anyMatch(place -> place.startsWith("office.json /channels/2/s3"));
  }

  @Test
  void twoChannelsMayNotWriteTheSameNamesIntoOnePlace() throws Exception {
    folder.set("office.json", "/channels/1/path", "\"./x/../receiving\"");
    assertThat(folder.places())
        .contains("office.json /channels/1/itemsName", "office.json /channels/1/archiveName");
  }

  @Test
  void jsonAndByteOrderMarkAskForUtf8() throws Exception {
    folder.set("office.json", "/channels/0/encoding", "\"windows-31j\"");
    folder.set("office.json", "/channels/0/byteOrderMark", "true");
    folder.set("office.json", "/channels/0/format", "\"JSON\"");
    assertThat(folder.places())
        .containsExactly(
            "office.json /channels/0/byteOrderMark", "office.json /channels/0/encoding");
  }

  @Test
  void statusRulesReachTheirProcedures() throws Exception {
    folder.set(
        "status.json",
        "/transitions",
        """
        [{"allowed":[{"from":"10","to":["20"]}]},
         {"groups":["児童手当"],"allowed":[{"from":"10","to":["20","30"]}]},
         {"procedures":["JIDO-02"],"allowed":[{"from":"10","to":[]}]}]
        """);
    var configuration = folder.sound();
    var meaning = configuration.profile().statusCodes().getFirst();
    var rules = configuration.statusRules();
    assertThat(rules.next(code("JIDO-01"), meaning)).hasSize(2);
    assertThat(rules.next(code("JIDO-02"), meaning)).isEmpty();
    assertThat(rules.next(code("KAIGO-01"), meaning)).hasSize(1);
    assertThat(configuration.outcomes().of(code("JUMIN-01")))
        .extracting(choice -> choice.id())
        .containsExactly("accepted", "not-accepted");
    assertThat(configuration.outcomes().of(code("KAIGO-01"))).hasSize(5);
  }

  private static dev.shinseidesk.application.ProcedureCode code(String code) {
    return new dev.shinseidesk.application.ProcedureCode(code);
  }
}
