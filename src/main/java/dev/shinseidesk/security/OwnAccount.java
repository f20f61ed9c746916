package dev.shinseidesk.security;

import dev.shinseidesk.application.DeskException;
import java.util.List;

/**
 * What a signed-in person does with the own account. Any thread but the FX thread, unless said
 * otherwise. Arrays of characters are cleared.
 */
public interface OwnAccount {
  /** Failed tries with this account before this sign-in, since the one before. Any thread. */
  int failuresBefore();

  /** The office's rules. Any thread. */
  SignInRules rules();

  /** Facts of the account. */
  AccountStore.Facts facts();

  /**
   * Changes the password.
   *
   * @throws DeskException {@code sign-in.wrong}, {@code sign-in.locked}, {@code
   *     sign-in.password-*}, {@code sign-in.keyring-*}; nothing changed
   */
  void changePassword(char[] present, char[] next) throws DeskException;

  /** Begins to set a second factor up. */
  Enrolment enrol();

  /**
   * Sets it up, in place of one that is there. Whoever finds an open desk must not become its owner
   * by it, so that the password is asked for, or a code of the factor that is there.
   *
   * @param code as the new one shows it
   * @param proof the password, or a code or recovery code of the factor that is there
   * @return recovery codes, to be told once
   * @throws DeskException {@code sign-in.code-wrong}, {@code sign-in.wrong}, {@code
   *     sign-in.locked}; nothing changed
   */
  List<String> confirm(Enrolment enrolment, char[] code, char[] proof) throws DeskException;

  /**
   * Takes the second factor away.
   *
   * @throws DeskException {@code sign-in.wrong}, {@code sign-in.locked}
   */
  void endFactor(char[] password) throws DeskException;

  /** Notes that the screen was covered. */
  void covered();

  /**
   * Asks for leave to uncover the screen.
   *
   * @throws DeskException {@code sign-in.wrong}, {@code sign-in.locked}
   */
  void uncover(char[] password) throws DeskException;

  /**
   * A second factor about to be set up.
   *
   * @param secret shared with the program
   * @param typed the same for typing
   * @param address the same for the picture
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes as made; never compared as a record
  record Enrolment(byte[] secret, String typed, String address) {}
}
