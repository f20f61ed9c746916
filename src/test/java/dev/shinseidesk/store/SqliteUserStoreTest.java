package dev.shinseidesk.store;

import static dev.shinseidesk.store.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Operator.Role;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Scope;
import dev.shinseidesk.application.WardCode;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteUserStoreTest {
  private static final Operator YAMADA =
      new Operator(new OperatorId("yamada"), "山田 花子", Set.of(Role.CLERK, Role.REVIEWER));
  private static final Operator AOKI = new Operator(new OperatorId("aoki"), "青木", Set.of());

  @TempDir Path folder;
  private SqliteStore store;

  @BeforeEach
  void open() throws Exception {
    store = Samples.open(folder.resolve("desk.db"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void keepsAccounts() {
    assertThat(store.users().all()).isEmpty();
    store.users().save(YAMADA);
    store.users().save(AOKI);

    assertThat(store.users().all()).containsExactly(AOKI, YAMADA);
    assertThat(store.users().find(YAMADA.id())).contains(YAMADA);
    assertThat(store.users().find(new OperatorId("nobody"))).isEmpty();
  }

  @Test
  void keepsTheScope() {
    Operator kita =
        new Operator(
            new OperatorId("kita"),
            "北",
            Set.of(Role.CLERK),
            new Scope(Set.of("子育て", "介護"), Set.of(new WardCode("131016"))));
    store.users().save(kita);
    assertThat(store.users().find(kita.id())).contains(kita);

    store.users().save(new Operator(kita.id(), "北", Set.of(Role.CLERK)));
    assertThat(store.users().find(kita.id()).orElseThrow().scope()).isEqualTo(Scope.ALL);
  }

  @Test
  void givesTheSignInBefore() {
    store.users().save(YAMADA);

    assertThat(store.users().signedIn(YAMADA.id(), NOW)).isEmpty();
    assertThat(store.users().signedIn(YAMADA.id(), NOW.plusSeconds(60))).contains(NOW);
    // replacing the account keeps it
    store.users().save(new Operator(YAMADA.id(), "山田 改", Set.of(Role.AUDITOR)));
    assertThat(store.users().signedIn(YAMADA.id(), NOW.plusSeconds(90)))
        .contains(NOW.plusSeconds(60));
    assertThat(store.users().find(YAMADA.id()).orElseThrow().name()).isEqualTo("山田 改");

    SqliteIntakeStoreTest.assertProblem(
        "store.inconsistent", () -> store.users().signedIn(AOKI.id(), NOW));
  }

  @Test
  void keepsSecretsExactly() {
    char[] secret = "パスワード\uD842\uDFB7\uD800 ".toCharArray();
    assertThat(store.users().secret("portal.password")).isEmpty();

    store.users().saveSecret("portal.password", secret);
    assertThat(store.users().secret("portal.password").orElseThrow()).isEqualTo(secret);

    store.users().saveSecret("portal.password", new char[0]);
    assertThat(store.users().secret("portal.password").orElseThrow()).isEmpty();
  }
}
