package dev.shinseidesk.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Procedure;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.endtoend.Bench;
import dev.shinseidesk.review.Finding;
import dev.shinseidesk.review.rules.CompiledRules;
import dev.shinseidesk.services.CatalogueDesk.Draft;
import dev.shinseidesk.services.CatalogueDesk.Held;
import dev.shinseidesk.services.CatalogueDesk.Sample;
import dev.shinseidesk.services.SettingsLocks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The editor of procedures and rules is no way round what is locked on a desk. */
class CatalogueFilesLockTest {
  private static final Operator ADMINISTRATOR =
      new Operator(new OperatorId("admin1"), "管理者", Set.of(Operator.Role.ADMINISTRATOR));

  @TempDir Path temp;

  @Test
  void aLockedCatalogueStaysAsItIs() throws Exception {
    var folder = new ShippedFolder(temp.resolve("office"));
    try (var bench = new Bench(temp)) {
      Path file = folder.path.resolve("procedures.json");
      byte[] before = Files.readAllBytes(file);

      CatalogueFiles open = desk(folder, bench, SettingsLocks.NONE);
      CatalogueFiles locked =
          desk(folder, bench, new SettingsLocks(List.of("procedures.json/version")));
      Held held = locked.files();
      Draft draft =
          new Draft(
              held.catalogue().json().replaceFirst("\"version\"( *: *)\"", "\"version\"$1\"9"),
              held.rules().json());
      assertThat(draft.catalogue()).isNotEqualTo(held.catalogue().json());

      assertThatThrownBy(() -> locked.save(ADMINISTRATOR, draft, held))
          .isInstanceOfSatisfying(
              DeskException.class,
              e -> {
                assertThat(e.problem().key()).isEqualTo("settings.locked");
                assertThat(e.problem().facts()).containsExactly("procedures.json", "/version");
              });
      assertThat(Files.readAllBytes(file)).isEqualTo(before);

      open.save(ADMINISTRATOR, draft, held);
      assertThat(Files.readString(file)).isEqualTo(draft.catalogue());
    }
  }

  private static CatalogueFiles desk(ShippedFolder folder, Bench bench, SettingsLocks locks) {
    return new CatalogueFiles(
        new WatchedFolder(folder.path, bench.store.inForce(), locks, bench.clock),
        ShippedFolder.READER,
        folder.sound().review(),
        new NoSamples(),
        bench.store.audit("desk-1", bench.clock));
  }

  private static final class NoSamples implements CatalogueFiles.Samples {
    @Override
    public List<Sample> of(Operator by, Procedure procedure) {
      return List.of();
    }

    @Override
    public List<Finding> judge(
        Operator by,
        Sample sample,
        Procedure procedure,
        ProcedureCatalogue catalogue,
        CompiledRules rules) {
      return List.of();
    }
  }
}
