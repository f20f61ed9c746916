package dev.shinseidesk.practice;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.MunicipalityCode;
import dev.shinseidesk.application.ProcedureCatalogue;
import dev.shinseidesk.application.ProcedureCode;
import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.application.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A made-up municipality with its residents and what they filed within the last 60 days. The same
 * seed, count, catalogue and day give the same applications byte for byte, in whichever order they
 * are asked for. One application in six has one {@link SampleDefect}.
 *
 * <p>Planning is done at once and is cheap; a ZIP is made each time it is asked for and not kept.
 * Any thread; ZIPs are made one at a time. Nothing in it is about a real person.
 */
public final class SampleOffice {
  /** 市区町村コード of no municipality: there is no prefecture 48. */
  public static final MunicipalityCode MUNICIPALITY = new MunicipalityCode("482013");

  /**
   * 児童扶養手当の現況: masked in practice until opened with a reason, so that need-to-know can be
   * practised.
   */
  public static final ProcedureCode SENSITIVE = new ProcedureCode("JIFU-01");

  private static final ZoneId ZONE = ZoneId.of("Asia/Tokyo");

  private final LocalDate today;
  private final Population population;
  private final ArchiveMaker maker;
  private final Map<ReceiptNumber, Filing> filings = new ConcurrentHashMap<>();
  private final Map<CertificateSerial, AddresseeNumber> valid = new HashMap<>();
  private volatile List<SampleApplication> applications;
  private final ReentrantLock making = new ReentrantLock();
  private final Map<ProcedureCode, List<Filing>> lenders = new HashMap<>();

  /**
   * Plans the applications.
   *
   * @param seed any number
   * @param count 0 to 100000 applications
   * @param catalogue the office's procedures, at least one
   * @param clock its date in Asia/Tokyo is the day after the last filing
   * @throws IllegalArgumentException when the count or the catalogue is out of range
   */
  public SampleOffice(long seed, int count, ProcedureCatalogue catalogue, Clock clock) {
    this(seed, count, 0, catalogue, clock);
  }

  /**
   * As above, for load tests: drawing takes most of a ZIP's time.
   *
   * @param papers for how many filings of each procedure form and attachments are drawn; the other
   *     filings come with the papers of one of those, only their items are their own. 0 for all
   */
  SampleOffice(long seed, int count, int papers, ProcedureCatalogue catalogue, Clock clock) {
    if (count < 0 || count > 100_000 || catalogue.procedures().isEmpty()) {
      throw new IllegalArgumentException("0 to 100000 applications of at least one procedure");
    }
    this.today = LocalDate.ofInstant(clock.instant(), ZONE);
    PeopleData data = PeopleData.load();
    this.population = new Population(seed, today, 80 + count, data);
    this.maker = new ArchiveMaker(seed, data, population, SampleFonts.load());
    for (Family family : population.families()) {
      for (Resident person : family.members()) {
        if (person.current() != null) {
          valid.put(person.current().serial(), person.addressee());
        }
      }
    }
    List<SampleApplication> all = new ArrayList<>(count);
    for (Filing filing : new Planner(seed, today, catalogue, population, data).plan(count)) {
      filings.put(filing.number(), filing);
      all.add(told(filing));
      List<Filing> drawn =
          lenders.computeIfAbsent(filing.procedure().code(), code -> new ArrayList<>());
      if (drawn.size() < papers) {
        drawn.add(filing);
      }
    }
    this.applications = List.copyOf(all);
  }

  /**
   * The resident files the same matter again, without the defect it had: what follows a request for
   * correction.
   *
   * @param number of the filing that had the defect
   * @param at when it is filed again
   * @throws IllegalArgumentException when there is no such application
   */
  public synchronized SampleApplication refile(ReceiptNumber number, Instant at) {
    Filing first = filing(number);
    LocalDateTime when = LocalDateTime.ofInstant(at, ZONE).truncatedTo(ChronoUnit.SECONDS);
    var next =
        new ReceiptNumber(
            String.format(
                Locale.ROOT,
                "%s-%06d",
                DateTimeFormatter.BASIC_ISO_DATE.format(when.toLocalDate()),
                applications.size() + 1));
    var again =
        new Filing(
            next,
            first.contents(),
            when,
            first.filledIn(),
            first.procedure(),
            first.family(),
            first.applicant(),
            first.child(),
            first.serial(),
            null,
            null);
    filings.put(next, again);
    List<SampleApplication> all = new ArrayList<>(applications);
    all.add(told(again));
    applications = List.copyOf(all);
    return told(again);
  }

  private SampleApplication told(Filing filing) {
    return new SampleApplication(
        filing.number(),
        MUNICIPALITY,
        filing.procedure().code(),
        filing.procedure().name(),
        filing.procedure().commonName(),
        filing.filedAt().atZone(ZONE).toInstant(),
        filing.serial(),
        Optional.ofNullable(valid.get(filing.serial())),
        filing.applicant().fullName(),
        Optional.ofNullable(filing.defect()),
        Optional.ofNullable(filing.twin()));
  }

  /** All applications by the time of filing, which is the order of their numbers too. */
  public List<SampleApplication> applications() {
    return applications;
  }

  /** The application of this number. */
  public Optional<SampleApplication> find(ReceiptNumber number) {
    return Optional.ofNullable(filings.get(number)).map(this::told);
  }

  /**
   * The items of the form as the CSV has them.
   *
   * @throws IllegalArgumentException when there is no such application
   */
  public List<SampleItem> items(ReceiptNumber number) {
    return maker.form(filing(number)).items();
  }

  /** File name of an application's ZIP. */
  public static String archiveName(ReceiptNumber number) {
    return "申請データ_" + number + ".zip";
  }

  /**
   * Makes the ZIP of an application, about 30 to 80 KB.
   *
   * @throws IllegalArgumentException when there is no such application
   */
  public byte[] zip(ReceiptNumber number) {
    Filing filing = filing(number);
    making.lock();
    try {
      List<Filing> drawn = lenders.getOrDefault(filing.procedure().code(), List.of());
      return drawn.isEmpty()
          ? maker.zip(filing)
          : maker.zipWithPapersOf(
              filing, drawn.get((int) Math.floorMod(filing.contents(), (long) drawn.size())));
    } catch (IOException e) {
      throw new IllegalStateException("memory can't fail to be written", e);
    } finally {
      making.unlock();
    }
  }

  /**
   * SHA-256 of an application's ZIP.
   *
   * @throws IllegalArgumentException when there is no such application
   */
  public Sha256 sha256(ReceiptNumber number) {
    return Sha256.of(zip(number));
  }

  private Filing filing(ReceiptNumber number) {
    Filing filing = filings.get(number);
    if (filing == null) {
      throw new IllegalArgumentException("no such sample");
    }
    return filing;
  }

  /** The number links stand for the morning of this instant's day. */
  public Instant numberLinksAsOf() {
    return today.atTime(LocalTime.of(5, 0)).atZone(ZONE).toInstant();
  }

  /**
   * 番号紐付情報 of the municipality: every resident's certificate in use, and those that ended. Holds
   * the serial of each application except those of UNKNOWN_SERIAL.
   */
  public List<SampleLink> numberLinks() {
    List<SampleLink> links = new ArrayList<>();
    for (Family family : population.families()) {
      for (Resident person : family.members()) {
        add(links, person, person.ended(), true);
        add(links, person, person.current(), false);
      }
    }
    return links;
  }

  private void add(
      List<SampleLink> links,
      Resident person,
      Resident.@Nullable Certificate certificate,
      boolean ended) {
    if (certificate == null) {
      return;
    }
    LocalDate revoked = certificate.revokedOn();
    LocalDate changed =
        revoked != null ? revoked : ended ? certificate.validUntil() : certificate.issuedOn();
    links.add(
        new SampleLink(
            certificate.serial(),
            person.addressee(),
            certificate.validUntil(),
            revoked,
            revoked != null ? "失効" : ended ? "満了" : person.ended() != null ? "更新" : "発行",
            changed.atTime(17, 15).atZone(ZONE).toInstant()));
  }

  /**
   * Writes the number links as the resident register would: UTF-8 without BOM, CRLF, all fields
   * quoted, header line; dates as YYYY-MM-DD, times as ISO-8601 with offset.
   *
   * @param file replaced when it exists; its folder must exist
   * @throws IOException when the file can't be written
   */
  public void writeNumberLinks(Path file) throws IOException {
    StringBuilder csv = new StringBuilder();
    ItemFiles.csvLine(csv, "シリアル番号", "宛名番号", "証明書有効期限", "失効年月日", "異動区分", "更新年月日時刻");
    for (SampleLink link : numberLinks()) {
      LocalDate revoked = link.revokedOn();
      ItemFiles.csvLine(
          csv,
          link.serial().value(),
          link.addressee().value(),
          link.validUntil().toString(),
          revoked == null ? "" : revoked.toString(),
          link.changeKind(),
          DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(link.updatedAt().atZone(ZONE)));
    }
    Files.writeString(file, csv, StandardCharsets.UTF_8);
  }
}
