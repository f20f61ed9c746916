package dev.shinseidesk.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;

/** Holds what docs/security.md promises of the code as a whole. */
@AnalyzeClasses(packages = "dev.shinseidesk", importOptions = ImportOption.DoNotIncludeTests.class)
class PromisesTest {
  private static final String HOUSE = "dev.shinseidesk.";

  /** Ways of making a path, a file or a stream from a text. */
  private static final DescribedPredicate<JavaAccess<?>> MAKES_A_PATH =
      describe(
          "make a path from a text",
          access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean path =
                Set.of("java.nio.file.Path", "java.nio.file.Paths").contains(owner)
                    && Set.of("of", "get", "resolve", "resolveSibling").contains(name);
            boolean file =
                Set.of(
                            "java.io.File",
                            "java.io.FileInputStream",
                            "java.io.FileOutputStream",
                            "java.io.RandomAccessFile",
                            "java.io.FileWriter",
                            "java.io.FileReader")
                        .contains(owner)
                    && name.equals("<init>");
            return path || file;
          });

  @ArchTest
  static final ArchRule nothingIsOpenedByTheSystem =
      noClasses()
          .should()
          .dependOnClassesThat(
              type(java.awt.Desktop.class)
                  .or(type(javafx.application.HostServices.class))
                  .or(resideInAnyPackage("javafx.scene.web..", "javax.script..")));

  @ArchTest
  static final ArchRule nobodyRunsAShell =
      noClasses()
          .should()
          .callMethodWhere(
              describe(
                  "Runtime.exec",
                  call ->
                      call.getTargetOwner().isEquivalentTo(Runtime.class)
                          && call.getTarget().getName().equals("exec")));

  @ArchTest
  static final ArchRule onlyPreviewsAreStarted =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(HOUSE + "preview.ProcessStarter")
          .should()
          .dependOnClassesThat(type(ProcessBuilder.class));

  @ArchTest
  static final ArchRule noObjectOfTheOtherSidesChoosing =
      noClasses()
          .should()
          .dependOnClassesThat(
              type(java.io.ObjectInputStream.class)
                  .or(type(java.beans.XMLDecoder.class))
                  .or(type(java.net.URLClassLoader.class)));

  /** The two that make one are held to it by ZipDocumentsTest and SignatureReaderTest. */
  @ArchTest
  static final ArchRule xmlIsReadByTwoFactoriesOnly =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName(HOUSE + "archive.XmlReader")
          .and()
          .doNotHaveFullyQualifiedName(HOUSE + "review.SignatureReader")
          .should()
          .callMethodWhere(
              describe(
                  "make a factory of XML",
                  call ->
                      call.getTarget().getName().matches("new.*(Factory|Instance|NSInstance)")
                          && call.getTargetOwner().getPackageName().startsWith("javax.xml.")));

  @ArchTest
  static final ArchRule noCertificateIsIgnored =
      classes()
          .should(
              new com.tngtech.archunit.lang.ArchCondition<JavaClass>(
                  "trust no certificate on its own") {
                @Override
                public void check(JavaClass one, com.tngtech.archunit.lang.ConditionEvents events) {
                  boolean own =
                      one.isAssignableTo(javax.net.ssl.TrustManager.class)
                          || one.isAssignableTo(javax.net.ssl.HostnameVerifier.class)
                          || (one.isAssignableTo(
                                  net.schmizz.sshj.transport.verification.HostKeyVerifier.class)
                              && !one.getName().equals(HOUSE + "channels.HostKeyPin"));
                  if (own) {
                    events.add(
                        com.tngtech.archunit.lang.SimpleConditionEvent.violated(
                            one, one.getName()));
                  }
                }
              });

  @ArchTest
  static final ArchRule noSwitchTurnsCertificatesOff =
      noClasses()
          .should()
          .dependOnClassesThat(
              type(net.schmizz.sshj.transport.verification.PromiscuousVerifier.class)
                  .or(assignableTo(javax.net.ssl.X509ExtendedTrustManager.class))
                  .or(resideInAnyPackage("software.amazon.awssdk.internal.http..")))
          .orShould()
          .accessFieldWhere(
              describe(
                  "trust all certificates",
                  access -> access.getTarget().getName().contains("TRUST_ALL")));

  /** Rooms through which names given by residents and portals pass. */
  @ArchTest
  static final ArchRule namesFromOutsideBecomeNoPath =
      noClasses()
          .that()
          .resideInAnyPackage(
              HOUSE + "application..",
              HOUSE + "archive..",
              HOUSE + "casework..",
              HOUSE + "forwarding..",
              HOUSE + "inquiry..",
              HOUSE + "intake..",
              HOUSE + "outbox..",
              HOUSE + "preview..",
              HOUSE + "review",
              HOUSE + "status..",
              HOUSE + "ui.detail..",
              HOUSE + "ui.documents..",
              HOUSE + "ui.review..")
          .and()
          .doNotHaveFullyQualifiedName(HOUSE + "application.WholeFile")
          .and()
          // beside the file that the operator chose
          .doNotHaveFullyQualifiedName(HOUSE + "forwarding.CsvRecordExport")
          .and()
          .doNotHaveFullyQualifiedName(HOUSE + "preview.ProcessStarter")
          .and()
          // its standard streams
          .doNotHaveFullyQualifiedName(HOUSE + "preview.PreviewProcess")
          .should()
          .accessTargetWhere(MAKES_A_PATH);
}
