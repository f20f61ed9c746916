package dev.shinseidesk.channels;

import java.io.IOException;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.server.SftpErrorStatusDataHandler;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemEnvironment;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/** A real SSH server that can be told to misbehave. */
final class SftpBench implements AutoCloseable {
  final SshServer server;

  private SftpBench() {
    SecurityUtils.setMaxDHGroupExchangeKeySize(4096);
    server = SshServer.setUpDefaultServer();
  }

  static SftpBench start(Path root, SftpEventListener trouble, KeyPair... hostKeys)
      throws IOException {
    return start(root, trouble, SftpFileSystemAccessor.DEFAULT, hostKeys);
  }

  static SftpBench start(
      Path root, SftpEventListener trouble, SftpFileSystemAccessor files, KeyPair... hostKeys)
      throws IOException {
    var bench = new SftpBench();
    bench.server.setHost("127.0.0.1");
    bench.server.setKeyPairProvider(KeyPairProvider.wrap(hostKeys));
    bench.server.setKeyboardInteractiveAuthenticator(KeyboardInteractiveAuthenticator.NONE);
    bench.server.setPasswordAuthenticator((user, password, session) -> password.equals("himitsu"));
    bench.server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    var sftp =
        new SftpSubsystemFactory.Builder()
            .withSftpErrorStatusDataHandler(new Outspoken())
            .withFileSystemAccessor(files)
            .build();
    sftp.addSftpEventListener(trouble);
    bench.server.setSubsystemFactories(java.util.List.of(sftp));
    bench.server.start();
    return bench;
  }

  SftpTransport transport(KeyPair pinned) {
    return transport(pinned, new SftpSettings.Auth.Password("pw"), Map.of("pw", "himitsu"));
  }

  SftpTransport transport(KeyPair pinned, SftpSettings.Auth auth, Map<String, String> secrets) {
    return new SftpTransport(
        settings(server.getPort(), fingerprint(pinned), auth, 2),
        name -> {
          String secret = secrets.get(name);
          return secret == null ? null : secret.toCharArray();
        });
  }

  static SftpSettings settings(int port, String fingerprint, SftpSettings.Auth auth, int seconds) {
    return new SftpSettings(
        "127.0.0.1",
        port,
        "desk",
        ".",
        fingerprint,
        auth,
        ".part",
        Duration.ofSeconds(seconds),
        Duration.ofSeconds(seconds));
  }

  static String fingerprint(KeyPair pair) {
    return KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
  }

  static KeyPair pair(String algorithm, int size) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      if (size > 0) {
        generator.initialize(size);
      }
      return generator.generateKeyPair();
    } catch (java.security.GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.stop(true);
  }

  /** Tells the client what the file system said: by number, or in words as OpenSSH's kin do. */
  private static final class Outspoken implements SftpErrorStatusDataHandler {
    @Override
    public int resolveSubStatus(
        SftpSubsystemEnvironment environment, int id, Throwable e, int command, Object... args) {
      return Objects.toString(e.getMessage(), "").contains("quota")
          ? SftpConstants.SSH_FX_QUOTA_EXCEEDED
          : SftpErrorStatusDataHandler.super.resolveSubStatus(environment, id, e, command, args);
    }

    @Override
    public String resolveErrorMessage(
        SftpSubsystemEnvironment environment,
        int id,
        Throwable e,
        int subStatus,
        int command,
        Object... args) {
      return Objects.toString(e.getMessage(), "");
    }
  }
}
