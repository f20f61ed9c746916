package dev.shinseidesk.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.shinseidesk.audit.AuditAction;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What can stand in the trail is written there by something. */
class RecordedActionsTest {
  /** Rooms that only read and show the trail. */
  private static final Set<String> READERS =
      Set.of("dev.shinseidesk.ui", "dev.shinseidesk.console", "dev.shinseidesk.tour");

  @Test
  void everyActionIsWrittenSomewhereInTheProduct() {
    JavaClasses product =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.shinseidesk");
    Set<AuditAction> written = EnumSet.noneOf(AuditAction.class);
    product.stream()
        .filter(type -> !type.getName().equals(AuditAction.class.getName()))
        .filter(type -> READERS.stream().noneMatch(type.getPackageName()::startsWith))
        .filter(type -> !type.getSimpleName().equals("Reports"))
        .flatMap(type -> type.getFieldAccessesFromSelf().stream())
        .filter(access -> access.getTargetOwner().getName().equals(AuditAction.class.getName()))
        .forEach(access -> {
          for (AuditAction action : AuditAction.values()) {
            if (action.name().equals(access.getName())) {
              written.add(action);
            }
          }
        });
    assertThat(written).containsExactlyInAnyOrder(AuditAction.values());
  }
}
