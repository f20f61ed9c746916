package dev.shinseidesk.channels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Sha256;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Against a real S3 API in a process of its own; started once. */
class S3TransportTest extends TransportCase {
  private static final AtomicInteger TESTS = new AtomicInteger();
  private static final String BUCKET = "shinsei";

  @TempDir static Path data;
  private static S3Server server;
  private static S3Client admin;

  private final String prefix = "in/" + TESTS.incrementAndGet() + "/";

  @BeforeAll
  static void start() throws Exception {
    server = S3Server.start(data);
    admin =
        S3Client.builder()
            .endpointOverride(server.http)
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("admin", "admin")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
    admin.createBucket(ask -> ask.bucket(BUCKET));
  }

  @AfterAll
  static void stop() throws Exception {
    admin.close();
    server.stop();
  }

  @Override
  Transport transport() {
    return transport(server.http, BUCKET, null);
  }

  private Transport transport(URI endpoint, String bucket, @Nullable KeyStore authorities) {
    return new S3Transport(
        settings(endpoint, bucket, prefix),
        name -> name.equals("s3.key") ? "himitsu".toCharArray() : null,
        Clock.systemUTC(),
        authorities);
  }

  private static S3Settings settings(URI endpoint, String bucket, String prefix) {
    return new S3Settings(
        endpoint,
        "us-east-1",
        bucket,
        prefix,
        true,
        "desk",
        "s3.key",
        S3Settings.SMALLEST_PART,
        null,
        Duration.ofSeconds(5),
        Duration.ofSeconds(20));
  }

  @Override
  void placed(String name, byte[] content) {
    admin.putObject(ask -> ask.bucket(BUCKET).key(prefix + name), RequestBody.fromBytes(content));
  }

  @Override
  byte[] standing(String name) {
    return admin.getObjectAsBytes(ask -> ask.bucket(BUCKET).key(prefix + name)).asByteArray();
  }

  @Override
  List<String> names() {
    return admin.listObjectsV2(ask -> ask.bucket(BUCKET).prefix(prefix)).contents().stream()
        .map(S3Object::key)
        .map(key -> key.substring(prefix.length()))
        .toList();
  }

  @Override
  int large() {
    return 2 * S3Settings.SMALLEST_PART + 12_345;
  }

  @Test
  void aLargeZipGoesInPartsWhoseDigestsTheStorageKeeps() throws Exception {
    byte[] zip = bytes(7, large());
    try (TransportSession session = transport().connect()) {
      session.put("large.zip", zip);
      assertThat(session.holds("large.zip", Sha256.of(zip))).isTrue();
      assertThat(problem(() -> session.holds("large.zip", Sha256.of(SMALL))).key())
          .isEqualTo("channel.name-taken");
    }

    var head =
        admin.headObject(ask ->
            ask.bucket(BUCKET)
                .key(prefix + "large.zip")
                .checksumMode(software.amazon.awssdk.services.s3.model.ChecksumMode.ENABLED));
    assertThat(head.checksumSHA256()).endsWith("-3");
    assertThat(openUploads()).isZero();
  }

  @Test
  void partsThatACrashLeftGoWithTheNextTry() throws Exception {
    admin.createMultipartUpload(ask -> ask.bucket(BUCKET).key(prefix + "large.zip"));
    admin.createMultipartUpload(ask -> ask.bucket(BUCKET).key(prefix + "large.zip.other"));
    assertThat(openUploads()).isEqualTo(2);

    try (TransportSession session = transport().connect()) {
      session.put("large.zip", bytes(8, large()));
    }

    assertThat(openUploads()).as("the other one is somebody else's").isEqualTo(1);
  }

  private long openUploads() {
    return admin.listMultipartUploads(ask -> ask.bucket(BUCKET)).uploads().stream()
        .filter(upload -> upload.key().startsWith(prefix))
        .count();
  }

  @Test
  void listsNothingBelowTheNextSlash() throws Exception {
    placed("a.csv", SMALL);
    placed("below/deep.csv", SMALL);
    try (TransportSession session = transport().connect()) {
      assertThat(session.list()).extracting(ListedFile::name).containsExactly("a.csv");
    }
  }

  @Test
  void aWrongBucketIsToldApart() {
    Problem problem = problem(() -> transport(server.http, "no-such-bucket", null).connect());

    assertThat(problem.key()).isEqualTo("channel.bucket-missing");
    assertThat(problem.kind().retryMayHelp()).isFalse();
  }

  @Test
  void aSecretThatIsNotThereIsToldBeforeAnythingIsTried() {
    var transport =
        new S3Transport(settings(server.http, BUCKET, prefix), name -> null, Clock.systemUTC());

    assertThat(problem(transport::connect).key()).isEqualTo("channel.no-secret");
  }

  @Test
  void anUnknownCertificateIsNotTrustedAndTheOfficesOwnIs() throws Exception {
    assertThat(problem(() -> transport(server.https, BUCKET, null).connect()).key())
        .isEqualTo("channel.certificate");

    KeyStore office = KeyStore.getInstance(KeyStore.getDefaultType());
    office.load(null, null);
    office.setCertificateEntry("office", certificate(server.https));
    try (TransportSession session = transport(server.https, BUCKET, office).connect()) {
      session.put("a.zip", SMALL);
    }
    assertThat(standing("a.zip")).isEqualTo(SMALL);
  }

  @Test
  void takesNothingFromTheMachine() throws Exception {
    Path config =
        Files.writeString(
            local.resolve("config"),
            "[default]\nendpoint_url = http://127.0.0.1:1\nregion = eu-west-9\nbroken");
    List<String> properties =
        List.of("aws.configFile", "aws.sharedCredentialsFile", "aws.accessKeyId", "aws.region");
    properties.forEach(property -> System.setProperty(property, config.toString()));
    try (TransportSession session = transport().connect()) {
      session.put("a.zip", SMALL);
    } finally {
      properties.forEach(System::clearProperty);
    }
    assertThat(standing("a.zip")).isEqualTo(SMALL);
  }

  @Test
  void plainHttpIsForThisMachineOnly() {
    for (String wrong :
        List.of("http://s3.example.jp", "http://127.0.0.1.example.jp", "ftp://a", "https://u@h")) {
      assertThatThrownBy(() -> settings(URI.create(wrong), BUCKET, ""))
          .isInstanceOf(InvalidValue.class);
    }
    for (String right : List.of("https://s3.example.jp", "http://localhost:9", "http://[::1]:9")) {
      assertThat(settings(URI.create(right), BUCKET, "").destination()).contains("shinsei");
    }
    for (String prefix : List.of("/", "in", "/in/", "in//")) {
      assertThatThrownBy(() -> settings(server.http, BUCKET, prefix))
          .isInstanceOf(InvalidValue.class);
    }
  }

  private static X509Certificate certificate(URI https) throws Exception {
    var seen = new X509Certificate[1];
    var looking =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {
            seen[0] = chain[chain.length - 1];
          }

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {looking}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(https.getHost(), https.getPort())) {
      socket.startHandshake();
    }
    return seen[0];
  }
}
