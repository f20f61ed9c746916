package dev.shinseidesk.services;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.Operator;
import dev.shinseidesk.application.Problem;
import java.util.List;
import java.util.Locale;

/**
 * The office's configuration files for an administrator. What is saved holds from the next sign-in.
 * Any thread but the FX thread.
 */
public interface SettingsDesk {
  /** The files of the configuration, in the order people read them. */
  List<SettingsFile> files();

  /**
   * Checks a file as if it were saved: schema, values, and what the files say of one another.
   *
   * @return every mistake: file, pointer, what is allowed; empty when it is sound
   */
  List<Problem> check(String name, String json);

  /**
   * Writes a file by temp file and move, after checking it; the version before stays beside it with
   * the time in its name.
   *
   * @param readHash the {@link SettingsFile#hash()} it was edited from
   * @throws DeskException keys {@code settings.*}: not-permitted, changed-meanwhile, not-sound,
   *     not-writable, unknown-file, locked; differ where what stands there was not in force
   */
  SettingsFile save(Operator by, String name, String json, String readHash) throws DeskException;

  /** What can't be changed at this desk, whoever asks. */
  SettingsLocks locks();

  /** Names of the secrets the configuration asks for, and whether each is set. */
  List<SecretState> secrets();

  /**
   * Keeps a secret in the encrypted store; the array is cleared.
   *
   * @throws DeskException keys {@code settings.*}: not-permitted, secret-unknown, secret-empty
   */
  void saveSecret(Operator by, String name, char[] value) throws DeskException;

  /**
   * All secrets that are set, as a file under a passphrase, for another desk of the office. The
   * array is cleared.
   *
   * @throws DeskException {@code settings.not-permitted}, {@code secrets.none}, {@code
   *     secrets.passphrase-short}
   */
  byte[] exportSecrets(Operator by, char[] passphrase) throws DeskException;

  /**
   * Takes the secrets of such a file that this configuration names; the array is cleared. All of
   * the file is read before the first is kept.
   *
   * @throws DeskException {@code settings.not-permitted}; {@code secrets.not-a-file}, {@code
   *     secrets.newer}, {@code secrets.wrong}: nothing was changed
   */
  ImportedSecrets importSecrets(Operator by, byte[] file, char[] passphrase) throws DeskException;

  /** The whole configuration for printing, as HTML that stands alone; holds no secret. */
  String summary(Locale language);

  /**
   * One file.
   *
   * @param name e.g. {@code office.json}
   * @param json its content
   * @param schema its JSON Schema, with {@code title} and {@code x-title-en} for people
   * @param hash SHA-256 of the content as read
   */
  record SettingsFile(String name, String json, String schema, String hash) {}

  /** A secret's name, what uses it, and whether it is set. */
  record SecretState(String name, String usedBy, boolean set) {}

  /** Names of the secrets that were taken, and of those this configuration doesn't name. */
  record ImportedSecrets(List<String> taken, List<String> unknown) {
    /** Copies both. */
    public ImportedSecrets {
      taken = List.copyOf(taken);
      unknown = List.copyOf(unknown);
    }
  }
}
