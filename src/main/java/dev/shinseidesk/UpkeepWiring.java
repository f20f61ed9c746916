package dev.shinseidesk;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.audit.TrailSeal;
import dev.shinseidesk.portal.PortalProfile;
import dev.shinseidesk.portal.PortalProfile.ClientCertificate;
import dev.shinseidesk.portal.PortalProfile.Connection;
import dev.shinseidesk.portal.PortalTls;
import dev.shinseidesk.settings.ChannelSettings;
import dev.shinseidesk.settings.ConfigurationReader;
import dev.shinseidesk.settings.NumberLinkSettings;
import dev.shinseidesk.settings.OfficeConfiguration;
import dev.shinseidesk.upkeep.CertificateLook;
import dev.shinseidesk.upkeep.ChannelLook;
import dev.shinseidesk.upkeep.ConfigurationLook;
import dev.shinseidesk.upkeep.Doctor;
import dev.shinseidesk.upkeep.Examination;
import dev.shinseidesk.upkeep.MachineLook;
import dev.shinseidesk.upkeep.NetworkLook;
import dev.shinseidesk.upkeep.ScreenLook;
import dev.shinseidesk.upkeep.StoreLook;
import dev.shinseidesk.upkeep.SupportBundle;
import dev.shinseidesk.upkeep.WitnessLook;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Plugs the looks at a desk together. */
final class UpkeepWiring {
  private static final long LEAST_FREE = 2L << 30;
  private static final long LARGEST_LOG = 512L << 20;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final int SSH = 22;
  private static final List<String> OFFICE_FILES =
      List.of(
          "office.json",
          "portal-profile.json",
          "procedures.json",
          "business-systems.json",
          "routes.json",
          "status.json",
          "number-links.json",
          "review.json",
          "rules.json",
          "casework.json",
          "keeping.json");
  private static final List<String> DATA_FILES =
      List.of("store.db", "store.db-wal", "store.db-shm", "store.db.lock", "keyring.json");

  private final Clock clock;

  UpkeepWiring(Clock clock) {
    this.clock = clock;
  }

  /** All looks; those at an office only where one is named. */
  Doctor doctor(@Nullable Path config) {
    Map<String, Examination> sides = new LinkedHashMap<>();
    sides.put("machine", new MachineLook(MachineLook.Facts.here()));
    sides.put("display", new ScreenLook(Display.present(), UpkeepWiring::screens));
    if (config == null) {
      return new Doctor(sides);
    }
    var reading = new ConfigurationReader().read(config);
    sides.put(
        "configuration",
        new ConfigurationLook(
            config, () -> reading.problems().stream().map(UpkeepWiring::mistake).toList()));
    OfficeConfiguration office = reading.configuration();
    if (office != null) {
      sides.put("store", new StoreLook(data(office), LEAST_FREE, LARGEST_LOG));
      sides.put(
          "witness",
          new WitnessLook(
              data(office).resolve(Office.STORE), Witness.of(data(office)), TrailSeal::said));
      sides.put("channels", new ChannelLook(places(office), PATIENCE));
      Connection connection = profile(office).connection();
      ClientCertificate own = connection.clientCertificate();
      String authorities = connection.trustedCaFile();
      sides.put(
          "certificates",
          new CertificateLook(
              authorities == null ? null : office.resolve(authorities),
              own == null || own.file() == null ? null : office.resolve(own.file()),
              clock));
      sides.put("portal", () -> network(office, connection).examine());
    }
    return new Doctor(sides);
  }

  private static ConfigurationLook.Mistake mistake(Problem problem) {
    List<String> facts = problem.facts();
    return new ConfigurationLook.Mistake(
        facts.isEmpty() ? problem.key() : facts.getFirst(), facts.size() < 2 ? "" : facts.get(1));
  }

  private static Path data(OfficeConfiguration office) {
    return office.resolve(office.settings().data());
  }

  private static PortalProfile profile(OfficeConfiguration office) {
    String url = office.settings().portal().baseUrl();
    return url == null ? office.profile() : office.profile().withBaseUrl(url);
  }

  private NetworkLook network(OfficeConfiguration office, Connection connection) {
    URI portal = URI.create(connection.baseUrl());
    return new NetworkLook(
        portal, proxy(connection, portal), tls(office, connection), PATIENCE, clock);
  }

  private static @Nullable InetSocketAddress proxy(Connection connection, URI portal) {
    String host = connection.proxy().host();
    return switch (connection.proxy().use()) {
      case NONE -> null;
      case FIXED ->
          InetSocketAddress.createUnresolved(
              Objects.requireNonNull(host), Objects.requireNonNull(connection.proxy().port()));
      case SYSTEM ->
          ProxySelector.getDefault().select(portal).stream()
              .filter(p -> p.type() == Proxy.Type.HTTP)
              .map(Proxy::address)
              .filter(InetSocketAddress.class::isInstance)
              .map(InetSocketAddress.class::cast)
              .findFirst()
              .orElse(null);
    };
  }

  /** As the office trusts; without its own certificate, whose password is in the locked store. */
  private static SSLSocketFactory tls(OfficeConfiguration office, Connection connection) {
    var trusting =
        new Connection(
            connection.baseUrl(),
            connection.connectTimeoutSeconds(),
            connection.answerTimeoutSeconds(),
            connection.exchangeTimeoutSeconds(),
            connection.allowPlainHttpOnLoopback(),
            connection.minimumTls(),
            connection.proxy(),
            null,
            connection.trustedCaFile());
    try {
      SSLContext context = new PortalTls(office.folder(), name -> new char[0]).context(trusting);
      return context == null
          ? (SSLSocketFactory) SSLSocketFactory.getDefault()
          : context.getSocketFactory();
    } catch (DeskException e) { // the look at the certificates names it
      return (SSLSocketFactory) SSLSocketFactory.getDefault();
    }
  }

  private static List<ChannelLook.Place> places(OfficeConfiguration office) {
    List<ChannelLook.Place> places = new ArrayList<>();
    for (ChannelSettings channel : office.settings().channels()) {
      ChannelSettings.Sftp sftp = channel.sftp();
      ChannelSettings.S3 s3 = channel.s3();
      if (sftp != null) {
        places.add(
            new ChannelLook.Place(
                channel.id(),
                null,
                true,
                sftp.host(),
                Objects.requireNonNullElse(sftp.port(), SSH)));
      } else if (s3 != null) {
        URI endpoint = URI.create(s3.endpoint());
        places.add(
            new ChannelLook.Place(
                channel.id(),
                null,
                true,
                endpoint.getHost(),
                endpoint.getPort() > 0
                    ? endpoint.getPort()
                    : "http".equals(endpoint.getScheme()) ? 80 : 443));
      } else {
        places.add(
            new ChannelLook.Place(
                channel.id(),
                office.resolve(Objects.requireNonNullElse(channel.path(), "")),
                true,
                null,
                0));
      }
    }
    for (NumberLinkSettings source : office.numberLinks()) {
      String path = source.path();
      if (path != null) {
        places.add(new ChannelLook.Place(source.id(), office.resolve(path), false, null, 0));
      }
    }
    return places;
  }

  private static List<ScreenLook.Screen> screens() {
    if (GraphicsEnvironment.isHeadless()) {
      return List.of();
    }
    return Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices())
        .map(device -> device.getDefaultConfiguration())
        .map(c ->
            new ScreenLook.Screen(
                c.getBounds().getWidth(),
                c.getBounds().getHeight(),
                c.getDefaultTransform().getScaleX()))
        .toList();
  }

  /** Where making one is noted until somebody signs in; empty where there is no office. */
  static Optional<BundleNotes> bundleNotes(Path config) {
    OfficeConfiguration office = new ConfigurationReader().read(config).configuration();
    return office == null || !Files.exists(data(office).resolve(Office.KEYRING))
        ? Optional.empty()
        : Optional.of(new BundleNotes(data(office)));
  }

  /** What whoever helps needs. */
  SupportBundle supportBundle(@Nullable Path config) throws IOException {
    var bundle = new SupportBundle().machine(machine()).ailments(doctor(config).examine());
    bundle.log(DeskLog.file());
    if (config != null) {
      bundle.files("configuration", config, OFFICE_FILES);
      OfficeConfiguration office = new ConfigurationReader().read(config).configuration();
      if (office != null) {
        bundle.files("data", data(office), DATA_FILES);
      }
    }
    return bundle;
  }

  /** Named one by one: among all properties and variables there are names of people. */
  private static Map<String, String> machine() {
    Map<String, String> facts = new TreeMap<>();
    for (String property :
        List.of(
            "os.name",
            "os.version",
            "os.arch",
            "java.version",
            "java.vendor",
            "file.encoding",
            "sun.jnu.encoding",
            "user.language",
            "user.timezone",
            "shinsei.desk.version")) {
      facts.put(property, System.getProperty(property, ""));
    }
    Runtime here = Runtime.getRuntime();
    facts.put("processors", Integer.toString(here.availableProcessors()));
    facts.put("memory.max", Long.toString(here.maxMemory() >> 20));
    return facts;
  }
}
