package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.WholeFile;
import dev.shinseidesk.practice.PracticeAccount;
import dev.shinseidesk.practice.PracticePortal;
import dev.shinseidesk.practice.SampleOffice;
import dev.shinseidesk.services.FrontDoor.PracticeHint;
import dev.shinseidesk.settings.CatalogueReader;
import dev.shinseidesk.settings.ConfigurationFolder;
import dev.shinseidesk.settings.OfficeConfiguration;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Around a practice office: its temporary folder with configuration, store and receiving folder,
 * and the practice portal. Nothing of it outlives {@link #close()}.
 */
public final class PracticeRoom implements AutoCloseable {
  /** Sign-in name shown on the log-in. */
  static final String USER = "renshu";

  /** Sign-in name of the second person, with the same password. */
  static final String APPROVER = "shonin";

  /** Name of the second person. */
  static final String APPROVER_NAME = "承認　太郎";

  /** Its password; it opens made-up data only. */
  static final String PASSWORD = "renshu-2026";

  /** Name of the practice clerk. */
  static final String USER_NAME = "練習　花子";

  private static final Logger LOG = LoggerFactory.getLogger(PracticeRoom.class);
  private static final String OFFICE_NAME = "水鳥市";
  private static final String RECEIVING = "receiving";
  private static final String RECEIVING_ROBOT = "receiving-robot";

  private final Path folder;
  private final PracticePortal portal;
  private final SampleOffice samples;
  private final PracticeReceiver receiver;

  private PracticeRoom(
      Path folder, PracticePortal portal, SampleOffice samples, PracticeReceiver receiver) {
    this.folder = folder;
    this.portal = portal;
    this.samples = samples;
    this.receiver = receiver;
  }

  /**
   * How big and which.
   *
   * @param applications sample applications
   * @param seed the same seed gives the same ones
   */
  public record Setting(int applications, long seed) {
    /** What a newcomer sees. */
    public static final Setting DEFAULT = new Setting(300, 20261122L);
  }

  /**
   * Makes the folder and starts the portal on a free port.
   *
   * @throws DeskException {@code settings.not-writable}
   */
  static PracticeRoom open(Setting setting, Clock clock) throws DeskException {
    try {
      Path folder = Files.createTempDirectory("shinsei-desk-practice-");
      var samples = new SampleOffice(setting.seed(), setting.applications(), catalogue(), clock);
      var portal = new PracticePortal(samples, PracticeAccount.SHOWN, clock, 0);
      new ConfigurationFolder()
          .create(
              folder,
              new ConfigurationFolder.Overrides(
                  OFFICE_NAME,
                  SampleOffice.MUNICIPALITY.value(),
                  portal.address().toString(),
                  PracticeAccount.SHOWN.id()));
      askForASecondPerson(folder.resolve("casework.json"));
      maskOneProcedure(folder.resolve("office.json"));
      samples.writeNumberLinks(folder.resolve("number-links.csv"));
      return new PracticeRoom(folder, portal, samples, new PracticeReceiver(folder));
    } catch (IOException e) {
      throw new DeskException(
          Problem.of(
              Problem.Kind.USAGE, "settings.not-writable", System.getProperty("java.io.tmpdir")),
          e);
    }
  }

  /** 却下 needs a second person, so that four eyes can be practised. */
  private static void askForASecondPerson(Path file) throws IOException {
    change(
        file,
        casework -> {
          ObjectNode rule = casework.putArray("approvals").addObject();
          rule.put("id", "practice-rejected").put("when", "always");
          rule.putArray("decisions").add("rejected");
        });
  }

  private static void maskOneProcedure(Path file) throws IOException {
    change(
        file,
        office ->
            office
                .withObject("oversight")
                .putArray("sensitiveProcedures")
                .add(SampleOffice.SENSITIVE.value()));
  }

  private static void change(Path file, Consumer<ObjectNode> how) throws IOException {
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    ObjectNode root = (ObjectNode) mapper.readTree(Files.readAllBytes(file));
    how.accept(root);
    WholeFile.replace(file, mapper.writeValueAsBytes(root));
  }

  /** The procedures that ship. */
  static ProcedureCatalogue catalogue() {
    return new CatalogueReader().read(CatalogueReader.shipped()).catalogue().orElseThrow();
  }

  /**
   * Checks that a configuration keeps practice apart from what is real.
   *
   * @throws DeskException {@code practice.outside}
   */
  void guard(OfficeConfiguration read) throws DeskException {
    PracticeGuard.check(folder, read);
  }

  /** The configuration folder. */
  Path configuration() {
    return folder;
  }

  /** Where forwarded files arrive by the folder channel. */
  public Path receivingFolder() {
    return folder.resolve(RECEIVING);
  }

  /** Every folder that files arrive in, by whatever channel. */
  public List<Path> receivingFolders() {
    return List.of(receivingFolder(), receiver.folder(), folder.resolve(RECEIVING_ROBOT));
  }

  /** The portal. */
  public PracticePortal portal() {
    return portal;
  }

  /** What residents filed. */
  public SampleOffice samples() {
    return samples;
  }

  /** For the log-in. */
  PracticeHint hint() {
    return new PracticeHint(
        USER, PASSWORD, APPROVER, portal.address().toString(), receivingFolder().toString());
  }

  @Override
  public void close() {
    portal.close();
    receiver.close();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<Path>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                throws IOException {
              Files.delete(file);
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                throws IOException {
              Files.delete(directory);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      LOG.warn("the practice folder could not be deleted whole", e);
    }
  }
}
