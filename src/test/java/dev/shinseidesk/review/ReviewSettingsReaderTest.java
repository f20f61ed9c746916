package dev.shinseidesk.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An office's file is laid over what ships; a mistake in it is told by its place. */
class ReviewSettingsReaderTest {
  @TempDir private Path folder;
  private final ReviewSettingsReader reader = new ReviewSettingsReader();

  @SuppressWarnings("NullAway.Init")
  ReviewSettingsReaderTest() {}

  @Test
  void onlyWhatDiffersIsWritten() throws Exception {
    var settings =
        read(
            """
            {"version": "みどり野-3", "rules": {"child-older": "ALERT", "choice": "OFF"},
             "duplicateWindowDays": 30, "names": {"variants": ["高髙"]}}
            """);
    var shipped = reader.shipped();
    assertThat(settings.version()).isEqualTo("みどり野-3");
    assertThat(settings.severity("child-older")).contains(Severity.ALERT);
    assertThat(settings.severity("choice")).isEmpty();
    assertThat(settings.severity("phone")).contains(Severity.ERROR);
    assertThat(settings.severity("no-such-rule")).isEmpty();
    assertThat(settings.duplicateWindowDays()).isEqualTo(30);
    assertThat(settings.names().variants()).containsExactly("高髙");
    assertThat(settings.names().certificateLine()).isEqualTo(shipped.names().certificateLine());
    assertThat(settings.shapes()).isEqualTo(shipped.shapes());
  }

  @Test
  void anEmptyObjectIsWhatShips() throws Exception {
    assertThat(read("{}")).isEqualTo(reader.shipped());
  }

  @Test
  void mistakesAreToldByPlace() {
    assertThat(invalid("{\"rules\": {\"chidl-older\": \"ALERT\"}}")).contains("/rules/chidl-older");
    assertThat(invalid("{\"rules\": {\"choice\": \"WARN\"}}")).contains("/rules/choice");
    assertThat(invalid("{\"duplicateWindowDays\": -1}")).contains("/duplicateWindowDays");
    assertThat(invalid("{\"duplicateWindow\": 3}")).contains("additionalProperties");
    assertThat(invalid("{\"shapes\": {\"phone\": \"(\"}}")).contains("regex");
    assertThat(invalid("{\"names\": {\"certificateLine\": \"氏名.*\"}}"))
        .contains("/names/certificateLine");
    assertThat(invalid("{\"rules\": null}")).contains("/rules");
    assertThat(invalid("[]")).contains("object");
    assertThat(invalid("{\"version\": \"1\",\n \"version\": \"2\"}")).contains("line 2");
    assertThat(invalid("{\"version\": ")).contains("JSON");
    assertThat(invalid("")).isNotEmpty();
  }

  @Test
  void aMissingFileIsTold() {
    assertThat(problem(folder.resolve("no.json")).key()).isEqualTo("review.settings-unreadable");
  }

  private ReviewSettings read(String json) throws Exception {
    return reader.read(Files.writeString(folder.resolve("review.json"), json));
  }

  private List<String> invalid(String json) {
    try {
      Problem problem = problem(Files.writeString(folder.resolve("review.json"), json));
      assertThat(problem.key()).isEqualTo("review.settings-invalid");
      assertThat(problem.facts()).hasSize(3).first().isEqualTo("review.json");
      return problem.facts();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private Problem problem(Path file) {
    var problems = new ArrayList<Problem>();
    assertThatThrownBy(() -> reader.read(file))
        .isInstanceOfSatisfying(DeskException.class, e -> problems.add(e.problem()));
    return problems.getFirst();
  }
}
