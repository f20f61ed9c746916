package dev.shinseidesk.channels;

import dev.shinseidesk.application.DeskException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.Arrays;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.defaultsmode.DefaultsMode;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;

/**
 * S3-compatible object storage. An object appears whole or not at all, so there are no temporary
 * names; the storage computes SHA-256 and is held to it, and another object is never overwritten.
 * Any thread but the FX thread; several connections may be open at once.
 */
public final class S3Transport implements Transport {
  private final S3Settings settings;
  private final SecretSource secrets;
  private final Clock clock;
  private final @Nullable KeyStore authorities;

  /** For one bucket, trusting the certificate authorities of this Java; connects to nothing yet. */
  public S3Transport(S3Settings settings, SecretSource secrets, Clock clock) {
    this(settings, secrets, clock, null);
  }

  /**
   * For one bucket.
   *
   * @param clock to tell by how much the storage's clock differs
   * @param authorities certificates to trust instead of those of this Java, such as the office's
   *     own authority; null for those of this Java
   */
  public S3Transport(
      S3Settings settings, SecretSource secrets, Clock clock, @Nullable KeyStore authorities) {
    this.settings = settings;
    this.secrets = secrets;
    this.clock = clock;
    this.authorities = authorities;
  }

  @Override
  public String kind() {
    return "s3";
  }

  @Override
  public String destination() {
    return settings.destination();
  }

  @Override
  public TransportSession connect() throws DeskException {
    var problems = new S3Problems(settings, clock);
    S3Client client = client();
    boolean open = false;
    try {
      // a listing and not HEAD, whose answers can't say why they refuse
      client.listObjectsV2(
          ask -> ask.bucket(settings.bucket()).prefix(settings.prefix()).maxKeys(1));
      open = true;
      return new S3Session(settings, client, problems);
    } catch (SdkException e) {
      throw problems.listing(e);
    } finally {
      if (!open) {
        client.close();
      }
    }
  }

  private S3Client client() throws DeskException {
    leaveTheMachineAlone();
    ProfileFile nothing =
        ProfileFile.builder()
            .content(InputStream.nullInputStream())
            .type(ProfileFile.Type.CONFIGURATION)
            .build();
    return S3Client.builder()
        .endpointOverride(settings.endpoint())
        .region(Region.of(settings.region()))
        .credentialsProvider(credentials())
        .defaultsMode(DefaultsMode.STANDARD)
        .forcePathStyle(settings.pathStyle())
        .dualstackEnabled(false)
        .fipsEnabled(false)
        .accelerate(false)
        .useArnRegion(false)
        .crossRegionAccessEnabled(false)
        .disableMultiRegionAccessPoints(true)
        .disableS3ExpressSessionAuth(true)
        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
        .responseChecksumValidation(ResponseChecksumValidation.WHEN_SUPPORTED)
        .serviceConfiguration(
            S3Configuration.builder()
                .profileFile(() -> nothing)
                .profileName("none")
                .chunkedEncodingEnabled(false)
                .expectContinueEnabled(false)
                .build())
        .overrideConfiguration(
            ClientOverrideConfiguration.builder()
                .defaultProfileFileSupplier(() -> nothing)
                .defaultProfileName("none")
                .retryStrategy(AwsRetryStrategy.doNotRetry())
                .addExecutionInterceptor(new BoundedListings())
                .appId("shinsei-desk")
                .build())
        .httpClientBuilder(http())
        .build();
  }

  /**
   * The library reads the AWS files of whoever is signed in to the machine before it looks at what
   * it is told, and fails on a broken one; a folder in their place ends that. Nothing else here
   * asks for these properties.
   */
  private static void leaveTheMachineAlone() {
    String noFile = System.getProperty("java.home");
    System.setProperty(ProfileFileSystemSetting.AWS_CONFIG_FILE.property(), noFile);
    System.setProperty(ProfileFileSystemSetting.AWS_SHARED_CREDENTIALS_FILE.property(), noFile);
  }

  private StaticCredentialsProvider credentials() throws DeskException {
    char[] secret = secrets.required(settings.secret());
    try {
      // the library takes nothing but a String
      return StaticCredentialsProvider.create(
          AwsBasicCredentials.create(settings.accessKeyId(), String.valueOf(secret)));
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private UrlConnectionHttpClient.Builder http() {
    var http =
        UrlConnectionHttpClient.builder()
            .connectionTimeout(settings.connectTimeout())
            .socketTimeout(settings.answerTimeout())
            .proxyConfiguration(
                ProxyConfiguration.builder()
                    .useSystemPropertyValues(false)
                    .useEnvironmentVariablesValues(false)
                    .build());
    KeyStore trusted = authorities;
    if (trusted != null) {
      TrustManager[] managers = managers(trusted);
      http.tlsTrustManagersProvider(() -> managers);
    }
    return http;
  }

  private static TrustManager[] managers(KeyStore trusted) {
    try {
      var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(trusted);
      return factory.getTrustManagers();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a loaded key store", e);
    }
  }
}
