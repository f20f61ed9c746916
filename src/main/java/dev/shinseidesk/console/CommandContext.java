package dev.shinseidesk.console;

/**
 * What every command gets.
 *
 * @param output where it writes
 * @param offices how it reaches an office
 * @param passwords where passwords come from
 */
record CommandContext(Output output, OfficeAccess offices, PasswordSource passwords) {}
