package dev.shinseidesk.services;

import dev.shinseidesk.audit.AuditDesk;

/**
 * Who may see what, and what is left of it.
 *
 * @param trail for the auditor
 * @param protection what is masked
 * @param traces what screens tell
 */
public record Oversight(AuditDesk trail, ProtectionDesk protection, Traces traces) {}
