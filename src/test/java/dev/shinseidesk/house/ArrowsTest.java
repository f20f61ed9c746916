package dev.shinseidesk.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the arrows of ARCHITECTURE.md: who may use whom. */
@AnalyzeClasses(packages = "dev.shinseidesk", importOptions = ImportOption.DoNotIncludeTests.class)
class ArrowsTest {
  private static final String HOUSE = "dev.shinseidesk.";

  @ArchTest
  static final ArchRule nounsUseTheJdkOnly =
      classes()
          .that()
          .resideInAPackage(HOUSE + "application..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(HOUSE + "application..", "java..", "org.jspecify..");

  @ArchTest
  static final ArchRule onlyTheWindowKnowsJavaFx =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + "ui..", "dev.shinseidesk", HOUSE + "tour..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx..", "atlantafx..", "org.kordamp..");

  @ArchTest
  static final ArchRule onlyTheStoreKnowsJdbc =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + "store..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "javax.sql..",
              "org.jdbi..",
              "org.flywaydb..",
              "com.zaxxer..",
              "org.sqlite..");

  @ArchTest
  static final ArchRule onlyThePortalKnowsHttp =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + "portal..", HOUSE + "practice..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("java.net.http..", "com.sun.net.httpserver..");

  @ArchTest
  static final ArchRule onlyTheChannelsKnowSshAndS3 =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + "channels..", HOUSE + "practice..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "net.schmizz..", "com.hierynomus..", "software.amazon..", "org.apache.sshd..");

  @ArchTest
  static final ArchRule previewsKnowDocumentsOnly =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + "preview..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.shinseidesk..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              HOUSE + "preview..", HOUSE + "archive..", HOUSE + "application.."))));

  @ArchTest
  static final ArchRule channelsUseTheNounsOnly =
      noClasses()
          .that()
          .resideInAPackage(HOUSE + "channels..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.shinseidesk..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(HOUSE + "channels..", HOUSE + "application.."))));

  @ArchTest
  static final ArchRule upkeepAndProvisioningUseTheNounsOnly =
      noClasses()
          .that()
          .resideInAnyPackage(HOUSE + "upkeep..", HOUSE + "provisioning..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.shinseidesk..")
                  .and(
                      DescribedPredicate.not(
                          resideInAnyPackage(
                              HOUSE + "upkeep..",
                              HOUSE + "provisioning..",
                              HOUSE + "application.."))));

  @ArchTest
  static final ArchRule practiceIsForTheEntryPoints =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + "practice..", "dev.shinseidesk", HOUSE + "tour..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HOUSE + "practice..");

  @ArchTest
  static final ArchRule screensUseServicesOnly =
      noClasses()
          .that()
          .resideInAnyPackage(HOUSE + "ui..", HOUSE + "console..")
          .should()
          .dependOnClassesThat(
              resideInAnyPackage(
                  HOUSE + "store..",
                  HOUSE + "practice..",
                  HOUSE + "settings..",
                  "dev.shinseidesk"));

  @ArchTest
  static final ArchRule nobodyUsesTheScreens =
      noClasses()
          .that()
          .resideOutsideOfPackages(HOUSE + "ui..", HOUSE + "tour..", "dev.shinseidesk")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(HOUSE + "ui..");

  @ArchTest
  static final ArchRule capabilitiesDoNotKnowTheStore =
      noClasses()
          .that()
          .resideInAnyPackage(
              HOUSE + "archive..",
              HOUSE + "audit..",
              HOUSE + "casework..",
              HOUSE + "channels..",
              HOUSE + "portal..",
              HOUSE + "preview..",
              HOUSE + "intake..",
              HOUSE + "inquiry..",
              HOUSE + "residents..",
              HOUSE + "review..",
              HOUSE + "forwarding..",
              HOUSE + "status..",
              HOUSE + "keeping..",
              HOUSE + "outbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(HOUSE + "store..", HOUSE + "security..", HOUSE + "settings..");

  @ArchTest
  static final ArchRule viewModelsHaveNoSceneGraph =
      noClasses()
          .that()
          .haveSimpleNameEndingWith("ViewModel")
          .or()
          .haveSimpleNameEndingWith("Model")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("javafx.scene..", "javafx.fxml..", "javafx.stage..");

  @ArchTest
  static final ArchRule roomsHaveNoCycles =
      slices().matching("dev.shinseidesk.(*)..").should().beFreeOfCycles();
}
