package dev.shinseidesk.practice;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.ECGenParameterSpec;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/**
 * A real file server by SFTP for practice and tests: this machine only, one user, one folder that
 * can't be left, no shell, no commands, no forwarding. Its host key is made afresh at each start.
 * Any thread.
 */
public final class PracticeSftpServer implements AutoCloseable {
  private static final int LARGEST_GROUP = 4096;

  private final SshServer server;
  private final String fingerprint;

  /**
   * Starts at a free port of the loopback address.
   *
   * @param root an existing folder; nothing outside of it can be reached
   * @param user the only user
   * @param password its password
   * @throws IOException when no port can be opened
   */
  public PracticeSftpServer(Path root, String user, String password) throws IOException {
    KeyPair hostKey = hostKey();
    fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, hostKey.getPublic());
    byte[] expected = password.getBytes(StandardCharsets.UTF_8);
    // otherwise the library finds the largest group out by trial, which takes seconds
    SecurityUtils.setMaxDHGroupExchangeKeySize(LARGEST_GROUP);
    server = SshServer.setUpDefaultServer();
    server.setHost("127.0.0.1");
    server.setPort(0);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setUserAuthFactories(List.of(UserAuthPasswordFactory.INSTANCE));
    server.setPasswordAuthenticator((name, given, session) ->
        name.equals(user)
            && MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), expected));
    server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    server.setSubsystemFactories(
        List.of(
            new SftpSubsystemFactory.Builder()
                .withFileSystemAccessor(new RootedFiles(root))
                .build()));
    server.start();
  }

  private static KeyPair hostKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has P-256", e);
    }
  }

  /** Where it listens, on 127.0.0.1. */
  public int port() {
    return server.getPort();
  }

  /** Of its host key, as {@code ssh-keygen -lf} prints it. */
  public String fingerprint() {
    return fingerprint;
  }

  /** Ends all connections; nothing happens where it has ended. */
  @Override
  public void close() {
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
