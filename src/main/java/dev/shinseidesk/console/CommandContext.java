package dev.shinseidesk.console;

import dev.shinseidesk.archive.ArchiveLayout;
import java.util.function.Supplier;

/**
 * What every command gets.
 *
 * @param output where it writes
 * @param offices how it reaches an office
 * @param passwords where passwords come from
 * @param layout of application ZIPs, for commands that work without an office; asked for only by
 *     those, since reading the shipped profile costs every other command its start
 */
public record CommandContext(
    Output output,
    OfficeAccess offices,
    PasswordSource passwords,
    Supplier<ArchiveLayout> layout) {}
