package dev.shinseidesk.security;

import dev.shinseidesk.application.OperatorId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the encrypted store keeps about accounts besides the operator itself. Each method is one
 * transaction. Any thread but FX's.
 */
public interface AccountStore {
  /** Facts of an account; of one that isn't there, those of a new one. */
  Facts facts(OperatorId id);

  /** Marks that the password must be changed at the next sign-in. */
  void passwordDue(OperatorId id);

  /**
   * Notes that the user has chosen a password: it isn't due any longer.
   *
   * @param past what it can be recognised by later
   * @param keep how many of these are kept
   */
  void passwordChosen(OperatorId id, PastPassword past, int keep);

  /** Passwords the user had, newest first. */
  List<PastPassword> pastPasswords(OperatorId id);

  /** Counts failed tries, to be told at the next sign-in. */
  void failed(OperatorId id, int more);

  /** How many failed since this was asked last; starts again at 0. */
  int takeFailures(OperatorId id);

  /** The second factor; empty where the user has none. */
  Optional<Factor> factor(OperatorId id);

  /**
   * Sets the second factor up, in the place of one before.
   *
   * @param recoveryHashes of the codes that may be used once each instead
   */
  void saveFactor(OperatorId id, Factor factor, List<byte[]> recoveryHashes);

  /** Takes the second factor and its recovery codes away. */
  void removeFactor(OperatorId id);

  /** Uses a step up; false where it or a later one was used before. */
  boolean useStep(OperatorId id, long step);

  /** Uses a recovery code up; false where there is no such one. */
  boolean useRecovery(OperatorId id, byte[] hash);

  /** Takes an account away; its name stays for the records of what the person did. */
  void remove(OperatorId id, Instant at);

  /**
   * Facts of an account.
   *
   * @param lastSignIn null for never
   * @param passwordDue whether a new password must be chosen first
   * @param secondFactor whether there is one
   * @param recoveryCodes how many are left
   */
  record Facts(
      @Nullable Instant lastSignIn, boolean passwordDue, boolean secondFactor, int recoveryCodes) {}

  /**
   * What a password of before is recognised by.
   *
   * @param salt of the derivation
   * @param hash derived
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record PastPassword(byte[] salt, byte[] hash) {}

  /**
   * A second factor.
   *
   * @param secret shared with the authenticator program
   * @param lastStep the last step used
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as stored; never compared as a record
  record Factor(byte[] secret, long lastStep) {}
}
