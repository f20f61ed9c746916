package dev.shinseidesk.services;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.OperatorId;
import dev.shinseidesk.application.Problem;
import dev.shinseidesk.security.AccountDesk;
import dev.shinseidesk.security.AccountStore;
import dev.shinseidesk.security.OwnAccount;
import dev.shinseidesk.security.PersonNames;
import dev.shinseidesk.security.RecoveryKey;
import dev.shinseidesk.security.SignInRules;
import dev.shinseidesk.security.TimeCodes;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Accounts in memory, for screens: one password for everything, and acts remembered. */
public final class MemoryAccounts implements OwnAccount, AccountDesk {
  /** What uncovers and proves. */
  public static final String PASSWORD = "practice";

  /** What was done, in order. */
  public final List<String> acts = new ArrayList<>();

  /** Rules as the office set them. */
  public SignInRules rules = SignInRules.DEFAULT;

  /** Told at the sign-in. */
  public int failures;

  private final Map<OperatorId, Account> accounts = new LinkedHashMap<>();
  private boolean factor;

  /** Names of colleagues who have no account here. */
  public final Map<OperatorId, String> people =
      new LinkedHashMap<>(Map.of(new OperatorId("midori"), "緑川 花子"));

  /** Both sides of these accounts. */
  public DeskServices.Accounts services() {
    return new DeskServices.Accounts(this, this, new PersonNames(this::names));
  }

  private Map<OperatorId, String> names() {
    Map<OperatorId, String> names = new LinkedHashMap<>(people);
    accounts.forEach((id, account) -> names.put(id, account.operator().name()));
    return names;
  }

  /** Puts an account there. */
  public void put(Account account) {
    accounts.put(account.operator().id(), account);
  }

  /** An account without anything special. */
  public static Account account(Operator operator) {
    return new Account(
        operator,
        new AccountStore.Facts(Instant.parse("2026-11-20T08:12:00Z"), false, false, 0),
        Duration.ZERO,
        true);
  }

  private static void proven(char[] password) throws DeskException {
    boolean right = Arrays.equals(password, PASSWORD.toCharArray());
    Arrays.fill(password, '\0');
    if (!right) {
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.wrong"));
    }
  }

  @Override
  public int failuresBefore() {
    return failures;
  }

  @Override
  public SignInRules rules() {
    return rules;
  }

  @Override
  public AccountStore.Facts facts() {
    return new AccountStore.Facts(null, false, factor, factor ? 8 : 0);
  }

  @Override
  public void changePassword(char[] present, char[] next) throws DeskException {
    proven(present);
    acts.add("changed to " + next.length + " characters");
    Arrays.fill(next, '\0');
  }

  @Override
  public Enrolment enrol() {
    byte[] secret = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return new Enrolment(
        secret, TimeCodes.typed(secret), TimeCodes.address("みどり市", "midori", secret));
  }

  @Override
  public List<String> confirm(Enrolment enrolment, char[] code, char[] proof) throws DeskException {
    if (code.length != 6) {
      throw new DeskException(Problem.of(Problem.Kind.REFUSED, "sign-in.code-wrong"));
    }
    proven(proof);
    factor = true;
    acts.add("second factor on");
    return List.of("AAAAA-BBBBB", "CCCCC-DDDDD", "EEEEE-FFFFF", "GGGGG-HHHHH");
  }

  @Override
  public void endFactor(char[] password) throws DeskException {
    proven(password);
    factor = false;
    acts.add("second factor off");
  }

  @Override
  public void covered() {
    acts.add("covered");
  }

  @Override
  public void uncover(char[] password) throws DeskException {
    proven(password);
    acts.add("uncovered");
  }

  @Override
  public List<Account> accounts(Operator by) {
    return List.copyOf(accounts.values());
  }

  @Override
  public char[] add(Operator by, Operator who) {
    acts.add("added " + who.id());
    put(account(who));
    return "abcd-efgh-jkmn-pqrs".toCharArray();
  }

  @Override
  public void change(Operator by, Operator who) {
    acts.add("changed " + who.id() + " " + who.roles().size());
    put(account(who));
  }

  @Override
  public char[] reset(Operator by, OperatorId who) {
    acts.add("reset " + who);
    return "abcd-efgh-jkmn-pqrs".toCharArray();
  }

  @Override
  public void unlock(Operator by, OperatorId who) {
    acts.add("unlocked " + who);
  }

  @Override
  public void removeFactor(Operator by, OperatorId who) {
    acts.add("factor off " + who);
  }

  @Override
  public void remove(Operator by, OperatorId who) {
    acts.add("removed " + who);
    accounts.remove(who);
  }

  @Override
  public RecoveryKey renewRecovery(Operator by) {
    acts.add("recovery key renewed");
    return RecoveryKey.random(new SecureRandom());
  }

  @Override
  public boolean recoverable(Operator by) {
    return true;
  }
}
