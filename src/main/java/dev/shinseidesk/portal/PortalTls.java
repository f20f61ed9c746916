package dev.shinseidesk.portal;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.application.Problem.Kind;
import dev.shinseidesk.portal.PortalProfile.ClientCertificate;
import dev.shinseidesk.portal.PortalProfile.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Collection;
import java.util.Objects;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Makes what TLS needs of the files the profile names. Any thread. */
public final class PortalTls {
  private static final String WINDOWS = "Windows-MY";
  private static final String KEYCHAIN = "KeychainStore";

  private final Path folder;
  private final Secrets secrets;
  private final String system = System.getProperty("os.name", "");

  /** Where passwords of files are kept. */
  @FunctionalInterface
  public interface Secrets {
    /**
     * A secret.
     *
     * @param name as the profile calls it
     * @return a fresh array, overwritten after use; null where there is no such secret
     */
    char @Nullable [] secret(String name);
  }

  /**
   * Prepares nothing yet.
   *
   * @param folder configuration folder, to which the profile's files are relative
   */
  public PortalTls(Path folder, Secrets secrets) {
    this.folder = folder;
    this.secrets = secrets;
  }

  /**
   * The TLS context of a connection.
   *
   * @return null where the profile names neither file, so that Java's own settings hold
   * @throws DeskException {@code portal.bad-certificate}, {@code portal.no-secret} or {@code
   *     portal.no-system-store}
   */
  public @Nullable SSLContext context(Connection connection) throws DeskException {
    ClientCertificate client = connection.clientCertificate();
    String authorities = connection.trustedCaFile();
    if (client == null && authorities == null) {
      return null;
    }
    KeyManager @Nullable [] keys = client == null ? null : keys(client);
    TrustManager @Nullable [] trust = authorities == null ? null : trust(authorities);
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  private KeyManager[] keys(ClientCertificate client) throws DeskException {
    if (client.ofSystem()) {
      return systemKeys();
    }
    String file = Objects.requireNonNull(client.file(), "checked with the profile");
    String name = Objects.requireNonNull(client.passwordSecret(), "checked with the profile");
    char[] password = secrets.secret(name);
    if (password == null) {
      throw new DeskException(Problem.of(Kind.USAGE, "portal.no-secret", name, file));
    }
    try (var in = Files.newInputStream(folder.resolve(file))) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password);
      if (store.size() == 0) {
        throw bad(file, null);
      }
      return managers(store, password);
    } catch (IOException | GeneralSecurityException e) {
      throw bad(file, e);
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /** The portal names the authorities it takes; Java chooses among the system's own by them. */
  private KeyManager[] systemKeys() throws DeskException {
    try {
      KeyStore store = KeyStore.getInstance(system.startsWith("Mac") ? KEYCHAIN : WINDOWS);
      store.load(null, null);
      return managers(store, null);
    } catch (IOException | GeneralSecurityException e) {
      throw new DeskException(Problem.of(Kind.USAGE, "portal.no-system-store", system), e);
    }
  }

  private static KeyManager[] managers(KeyStore store, char @Nullable [] password)
      throws GeneralSecurityException {
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, password);
    return factory.getKeyManagers();
  }

  private TrustManager[] trust(String file) throws DeskException {
    try (var in = Files.newInputStream(folder.resolve(file))) {
      Collection<? extends Certificate> certificates =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (certificates.isEmpty()) {
        throw bad(file, null);
      }
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (Certificate certificate : certificates) {
        store.setCertificateEntry("authority" + number++, certificate);
      }
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return factory.getTrustManagers();
    } catch (IOException | GeneralSecurityException e) {
      throw bad(file, e);
    }
  }

  private static DeskException bad(String file, @Nullable Exception cause) {
    return new DeskException(Problem.of(Kind.USAGE, "portal.bad-certificate", file), cause);
  }
}
