package dev.shinseidesk.channels;

import com.hierynomus.sshj.userauth.keyprovider.OpenSSHKeyV1KeyFile;
import dev.shinseidesk.application.DeskException;
import java.io.CharArrayReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.LoggerFactory;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.sftp.SFTPClient;
import net.schmizz.sshj.transport.TransportException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.keyprovider.FileKeyProvider;
import net.schmizz.sshj.userauth.keyprovider.PKCS8KeyFile;
import net.schmizz.sshj.userauth.method.AuthKeyboardInteractive;
import net.schmizz.sshj.userauth.method.AuthPassword;
import net.schmizz.sshj.userauth.method.PasswordResponseProvider;
import net.schmizz.sshj.userauth.password.PasswordUtils;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/**
 * A file server reached by SFTP. Only the pinned host key is trusted. Files are uploaded under a
 * temporary name, brought to the disk where the server offers that, read back and renamed without
 * overwriting. Any thread but the FX thread; several connections may be open at once. Interrupting
 * the thread ends what it waits for, cleanly.
 */
public final class SftpTransport implements Transport {
  /**
   * A server may have keys of several kinds; the pinned one need not be the one it offers first.
   */
  private static final List<Set<KeyType>> KINDS =
      List.of(
          EnumSet.of(KeyType.ED25519),
          EnumSet.of(KeyType.ECDSA256, KeyType.ECDSA384, KeyType.ECDSA521),
          EnumSet.of(KeyType.RSA));

  private final SftpSettings settings;
  private final SecretSource secrets;
  private final SftpProblems problems;

  /** For one server and directory; nothing is connected yet. */
  public SftpTransport(SftpSettings settings, SecretSource secrets) {
    this.settings = settings;
    this.secrets = secrets;
    this.problems = new SftpProblems(settings.destination());
    // the JDK has every algorithm needed; a second provider must not slip in under the others
    SecurityUtils.setRegisterBouncyCastle(false);
  }

  @Override
  public String kind() {
    return "sftp";
  }

  @Override
  public String destination() {
    return settings.destination();
  }

  @Override
  public TransportSession connect() throws DeskException {
    List<String> refused = new ArrayList<>();
    EnumSet<KeyType> any = EnumSet.noneOf(KeyType.class);
    KINDS.forEach(any::addAll);
    HostKeyPin first = new HostKeyPin(settings.hostKeyFingerprint());
    TransportSession session = tried(any, first, refused);
    for (Set<KeyType> kind : KINDS) {
      if (session == null && !kind.contains(first.refusedType())) {
        session = tried(kind, new HostKeyPin(settings.hostKeyFingerprint()), refused);
      }
    }
    if (session == null) {
      throw ChannelProblems.lasting(
          null,
          "channel.host-key-changed",
          settings.destination(),
          settings.hostKeyFingerprint(),
          String.join(" ", refused));
    }
    return session;
  }

  /** A session, or null where the server has no trusted key of these kinds. */
  private @Nullable TransportSession tried(Set<KeyType> kinds, HostKeyPin pin, List<String> refused)
      throws DeskException {
    SSHClient ssh = client(kinds, pin);
    Watchdog watchdog = new Watchdog(settings.answerTimeout(), () -> cut(ssh));
    boolean open = false;
    try {
      try {
        ssh.connect(settings.host(), settings.port());
      } catch (IOException e) {
        String found = pin.refused();
        if (found != null) {
          refused.add(found);
          return null;
        }
        if (!refused.isEmpty() && e instanceof TransportException) {
          return null; // no key of these kinds
        }
        throw told(problems.connecting(e, watchdog.barked()), e);
      }
      watchdog.sign();
      signIn(ssh, watchdog);
      TransportSession session = opened(ssh, watchdog);
      watchdog.rest();
      open = true;
      return session;
    } finally {
      if (!open) {
        watchdog.close();
        SftpSession.end(ssh);
      }
    }
  }

  private SSHClient client(Set<KeyType> kinds, HostKeyPin pin) {
    var config = new DefaultConfig();
    config.setLoggerFactory(new Quiet());
    config.setKeyAlgorithms(
        config.getKeyAlgorithms().stream()
            .filter(factory -> kinds.contains(factory.create().getKeyFormat()))
            .toList());
    var ssh = new SSHClient(config);
    int answer = Math.toIntExact(settings.answerTimeout().toMillis());
    ssh.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
    ssh.setTimeout(answer);
    ssh.getTransport().setTimeoutMs(answer);
    ssh.getConnection().setTimeoutMs(answer);
    ssh.addHostKeyVerifier(pin);
    return ssh;
  }

  private void signIn(SSHClient ssh, Watchdog watchdog) throws DeskException {
    List<char[]> used = new ArrayList<>();
    try {
      switch (settings.auth()) {
        case SftpSettings.Auth.Password password -> {
          char[] secret = secrets.required(password.secret());
          used.add(secret);
          byPassword(ssh, secret);
        }
        case SftpSettings.Auth.PrivateKey key ->
            ssh.authPublickey(settings.user(), provider(key, used));
      }
    } catch (UserAuthException e) {
      if (ssh.isConnected() && !ChannelProblems.has(e, TransportException.class)) {
        throw told(
            ChannelProblems.lasting(
                e, "channel.login-refused", settings.destination(), settings.user()),
            e);
      }
      throw told(problems.connection(e, watchdog.barked()), e);
    } catch (IOException e) {
      throw told(problems.connection(e, watchdog.barked()), e);
    } finally {
      used.forEach(secret -> Arrays.fill(secret, '\0'));
    }
  }

  /** Once only: offices lock accounts after a few wrong passwords. */
  private void byPassword(SSHClient ssh, char[] secret) throws IOException {
    var finder = PasswordUtils.createOneOff(secret.clone());
    try {
      ssh.auth(settings.user(), new AuthPassword(finder));
    } catch (UserAuthException e) {
      Collection<String> methods = ssh.getUserAuth().getAllowedMethods();
      if (methods.contains("password") || !methods.contains("keyboard-interactive")) {
        throw e;
      }
      var asked = PasswordUtils.createOneOff(secret.clone());
      ssh.auth(settings.user(), new AuthKeyboardInteractive(new PasswordResponseProvider(asked)));
    }
  }

  private FileKeyProvider provider(SftpSettings.Auth.PrivateKey key, List<char[]> used)
      throws DeskException {
    char[] text = secrets.required(key.secret());
    used.add(text);
    char[] passphrase = new char[0];
    String passphraseSecret = key.passphraseSecret();
    if (passphraseSecret != null) {
      passphrase = secrets.required(passphraseSecret);
      used.add(passphrase);
    }
    FileKeyProvider provider =
        String.valueOf(text, 0, Math.min(text.length, 40)).contains("BEGIN OPENSSH")
            ? new OpenSSHKeyV1KeyFile()
            : new PKCS8KeyFile();
    try {
      provider.init(
          new CharArrayReader(text),
          passphrase.length == 0 ? null : PasswordUtils.createOneOff(passphrase));
      provider.getPrivate();
      provider.getPublic();
      return provider;
    } catch (IOException | RuntimeException e) {
      // the cause may quote the key, so it isn't kept
      throw ChannelProblems.ours(null, "channel.secret-unusable", key.secret());
    }
  }

  private TransportSession opened(SSHClient ssh, Watchdog watchdog) throws DeskException {
    try {
      SFTPClient sftp = ssh.newSFTPClient();
      sftp.getSFTPEngine().setTimeoutMs(Math.toIntExact(settings.answerTimeout().toMillis()));
      var session = new SftpSession(settings, ssh, sftp, watchdog, problems);
      session.checkDirectory();
      return session;
    } catch (IOException e) {
      throw told(problems.connection(e, watchdog.barked()), e);
    }
  }

  /** Leaves the thread's wish to stop as it was. */
  private static DeskException told(DeskException told, Throwable e) {
    if (SftpProblems.interrupted(e)) {
      Thread.currentThread().interrupt();
    }
    return told;
  }

  /** Closes the socket under whatever waits on it. */
  static void cut(SSHClient ssh) {
    try {
      var socket = ssh.getSocket();
      if (socket != null) {
        socket.close();
      }
    } catch (IOException e) {
      // it is closed either way
    }
  }

  /** Every failure is told to whoever asked; the library's own account of it names users. */
  private static final class Quiet implements LoggerFactory {
    @Override
    public Logger getLogger(String name) {
      return NOPLogger.NOP_LOGGER;
    }

    @Override
    public Logger getLogger(Class<?> type) {
      return NOPLogger.NOP_LOGGER;
    }
  }
}
