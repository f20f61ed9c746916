package dev.shinseidesk.practice;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the practice office's number links (001o014).
 *
 * @param serial シリアル番号
 * @param addressee 宛名番号
 * @param validUntil 証明書有効期限
 * @param revokedOn 失効年月日; null while not revoked
 * @param changeKind 異動区分: 発行, 更新, 失効
 * @param updatedAt 更新年月日時刻
 */
public record SampleLink(
    CertificateSerial serial,
    AddresseeNumber addressee,
    LocalDate validUntil,
    @Nullable LocalDate revokedOn,
    String changeKind,
    Instant updatedAt) {}
