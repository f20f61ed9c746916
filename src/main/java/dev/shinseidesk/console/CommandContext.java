package dev.shinseidesk.console;

import dev.shinseidesk.archive.ArchiveLayout;

/**
 * What every command gets.
 *
 * @param output where it writes
 * @param offices how it reaches an office
 * @param passwords where passwords come from
 * @param layout of application ZIPs, for commands that work without an office
 */
public record CommandContext(
    Output output, OfficeAccess offices, PasswordSource passwords, ArchiveLayout layout) {}
