package dev.shinseidesk.portal;

import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.application.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * Application data of one receipt number (029i001-03), its ZIP checked against the size and hash
 * the portal told.
 *
 * @param listed what the list says too
 * @param serial serial of the signing certificate; null where there is none
 * @param archiveName file name of the ZIP
 * @param archive the ZIP's bytes exactly as downloaded; not to be changed
 * @param archiveHash their SHA-256
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as received; never compared as a record
public record FetchedApplication(
    ListedApplication listed,
    @Nullable CertificateSerial serial,
    String archiveName,
    byte[] archive,
    Sha256 archiveHash) {}
