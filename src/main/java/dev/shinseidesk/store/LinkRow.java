package dev.shinseidesk.store;

import dev.shinseidesk.application.AddresseeNumber;
import dev.shinseidesk.application.CertificateSerial;
import dev.shinseidesk.residents.LinkLine;
import dev.shinseidesk.residents.NumberLink;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code number_link} as it is stored; texts stay texts, since most rows are only
 * compared.
 */
record LinkRow(
    long generation,
    int segment,
    String serial,
    long position,
    int act,
    String addressee,
    @Nullable String validUntil,
    @Nullable String revokedOn,
    String changeKind,
    String updatedAt) {
  static final int SET = 0;
  static final int END = 1;
  static final int UNREADABLE = 2;

  /** A link of the file before, kept because its line couldn't be read. */
  static final int KEPT = 3;

  static final String COLUMNS =
      "generation, segment, serial, position, act, addressee, valid_until, revoked_on,"
          + " change_kind, updated_at";
  static final String INSERT =
      "INSERT INTO number_link (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  /** A row not written yet. */
  static LinkRow of(LinkLine line, long position) {
    return switch (line) {
      case LinkLine.Set set -> of(set.link(), position);
      case LinkLine.End end -> bare(end.serial(), position, END);
      case LinkLine.Unreadable none -> bare(none.serial(), position, UNREADABLE);
    };
  }

  static LinkRow of(NumberLink link, long position) {
    return new LinkRow(
        0,
        0,
        link.serial().value(),
        position,
        SET,
        link.addressee().value(),
        text(link.validUntil()),
        text(link.revokedOn()),
        link.changeKind(),
        Moments.text(link.updatedAt()));
  }

  private static LinkRow bare(CertificateSerial serial, long position, int act) {
    return new LinkRow(0, 0, serial.value(), position, act, "", null, null, "", "");
  }

  private static @Nullable String text(@Nullable LocalDate day) {
    return day == null ? null : day.toString();
  }

  LinkRow as(int newAct, long newPosition) {
    return new LinkRow(
        0, 0, serial, newPosition, newAct, addressee, validUntil, revokedOn, changeKind, updatedAt);
  }

  static LinkRow read(ResultSet row) throws SQLException {
    return new LinkRow(
        row.getLong(1),
        row.getInt(2),
        row.getString(3),
        row.getLong(4),
        row.getInt(5),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getString(10));
  }

  void bind(PreparedStatement insert, long inGeneration, int inSegment) throws SQLException {
    insert.setLong(1, inGeneration);
    insert.setInt(2, inSegment);
    insert.setString(3, serial);
    insert.setLong(4, position);
    insert.setInt(5, act);
    insert.setString(6, addressee);
    insert.setString(7, validUntil);
    insert.setString(8, revokedOn);
    insert.setString(9, changeKind);
    insert.setString(10, updatedAt);
  }

  NumberLink link() {
    return new NumberLink(
        new CertificateSerial(serial),
        new AddresseeNumber(addressee),
        validUntil == null ? null : LocalDate.parse(validUntil),
        revokedOn == null ? null : LocalDate.parse(revokedOn),
        changeKind,
        Moments.instant(updatedAt));
  }

  /** Person, dates and kind: what makes a link another one. */
  private List<String> meaning() {
    return List.of(
        addressee,
        validUntil == null ? "" : validUntil,
        revokedOn == null ? "" : revokedOn,
        changeKind);
  }

  /** Whether both say the same of their serial, in whatever order. */
  static boolean same(List<LinkRow> one, List<LinkRow> other) {
    if (one.size() != other.size()) {
      return false;
    }
    List<List<String>> left = new ArrayList<>(one.stream().map(LinkRow::meaning).toList());
    for (LinkRow row : other) {
      if (!left.remove(row.meaning())) {
        return false;
      }
    }
    return true;
  }

  /**
   * What a serial has.
   *
   * @param rows of this serial, the newest layer first, each layer in the order of its file
   * @param base the layer that is a full file
   */
  static List<LinkRow> inForce(List<LinkRow> rows, long base) {
    int from = 0;
    while (from < rows.size()) {
      long generation = rows.get(from).generation();
      int to = from;
      while (to < rows.size() && rows.get(to).generation() == generation) {
        to++;
      }
      List<LinkRow> layer = rows.subList(from, to);
      if (generation == base) {
        return full(layer);
      }
      LinkRow last = layer.getLast();
      if (last.act() != UNREADABLE) {
        return last.act() == SET ? List.of(last) : List.of();
      }
      from = to;
    }
    return List.of();
  }

  /** What a full file says of a serial; kept links count instead of all others. */
  static List<LinkRow> full(List<LinkRow> layer) {
    List<LinkRow> links = new ArrayList<>();
    for (LinkRow row : layer) {
      if (row.act() == END) {
        links.clear();
      } else if (row.act() == SET) {
        links.add(row);
      }
    }
    List<LinkRow> kept = layer.stream().filter(row -> row.act() == KEPT).toList();
    return kept.isEmpty() ? links : kept;
  }
}
