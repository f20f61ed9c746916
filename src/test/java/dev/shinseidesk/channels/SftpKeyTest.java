package dev.shinseidesk.channels;

import static dev.shinseidesk.channels.TransportCase.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in with a key instead of a password; keys are made afresh. */
class SftpKeyTest {
  private static final KeyPair HOST_KEY = SftpBench.pair("EC", 256);
  private static final KeyPair RSA = SftpBench.pair("RSA", 2048);

  @TempDir Path root;

  @Test
  void signsInWithEveryUsualKindOfKey() throws Exception {
    for (KeyPair key :
        List.of(KeyUtils.generateKeyPair("ssh-ed25519", 256), RSA, SftpBench.pair("EC", 256))) {
      signsIn(key, openSsh(key, null), null);
    }
    KeyPair locked = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    signsIn(locked, openSsh(locked, "開け ゴマ"), "開け ゴマ");
    signsIn(RSA, pem(RSA), null);
  }

  @Test
  void aKeyTheServerDoesNotKnowIsRefused() throws Exception {
    try (SftpBench bench = bench(SftpBench.pair("EC", 256))) {
      assertThat(problem(() -> transport(bench, openSsh(RSA, null), null).connect()).key())
          .isEqualTo("channel.login-refused");
    }
  }

  @Test
  void aKeyThatCantBeReadIsToldWithoutQuotingIt() throws Exception {
    KeyPair key = KeyUtils.generateKeyPair("ssh-ed25519", 256);
    String text = openSsh(key, "right");
    try (SftpBench bench = bench(key)) {
      var wrong =
          new String[][] {
            {text, "wrong"},
            {text, null},
            {"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----", null},
            {"no key at all", null}
          };
      for (String[] secrets : wrong) {
        var refused = problem(() -> transport(bench, secrets[0], secrets[1]).connect());
        assertThat(refused.key()).isEqualTo("channel.secret-unusable");
        assertThat(refused.facts()).containsExactly("key");
      }
    }
  }

  private void signsIn(KeyPair key, String text, @Nullable String passphrase) throws Exception {
    try (SftpBench bench = bench(key);
        TransportSession session = transport(bench, text, passphrase).connect()) {
      session.put("a", new byte[] {1});
      assertThat(session.list()).hasSize(1);
      session.remove("a");
    }
  }

  private SftpBench bench(KeyPair allowed) throws Exception {
    SftpBench bench = SftpBench.start(root, new SftpEventListener() {}, HOST_KEY);
    bench.server.setPasswordAuthenticator((user, password, session) -> false);
    bench.server.setPublickeyAuthenticator(
        (user, key, session) -> KeyUtils.compareKeys(key, allowed.getPublic()));
    return bench;
  }

  private static SftpTransport transport(
      SftpBench bench, String text, @Nullable String passphrase) {
    Map<String, String> secrets = new HashMap<>();
    secrets.put("key", text);
    if (passphrase != null) {
      secrets.put("phrase", passphrase);
    }
    return bench.transport(
        HOST_KEY,
        new SftpSettings.Auth.PrivateKey("key", passphrase == null ? null : "phrase"),
        secrets);
  }

  private static String openSsh(KeyPair key, @Nullable String passphrase) throws Exception {
    OpenSSHKeyEncryptionContext encryption = null;
    if (passphrase != null) {
      encryption = new OpenSSHKeyEncryptionContext();
      encryption.setPassword(passphrase);
      encryption.setCipherName("AES");
      encryption.setCipherType("256");
      encryption.setCipherMode("CTR");
    }
    var out = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", encryption, out);
    return out.toString(StandardCharsets.UTF_8);
  }

  private static String pem(KeyPair key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }
}
