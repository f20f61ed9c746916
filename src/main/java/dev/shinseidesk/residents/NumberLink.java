package dev.shinseidesk.residents;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * 番号紐付情報: one certificate serial and the person it belongs to (001o014, 001o020; columns [A]).
 *
 * @param serial シリアル番号
 * @param addressee 宛名番号
 * @param validUntil 証明書有効期限; null where the file doesn't say
 * @param revokedOn 失効年月日; null while not revoked
 * @param changeKind 異動区分 as the file has it; may be empty
 * @param updatedAt 更新年月日時刻
 */
public record NumberLink(
    CertificateSerial serial,
    AddresseeNumber addressee,
    @Nullable LocalDate validUntil,
    @Nullable LocalDate revokedOn,
    String changeKind,
    Instant updatedAt) {}
