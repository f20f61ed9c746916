package dev.shinseidesk.forwarding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.shinseidesk.application.DeskException;
import dev.shinseidesk.application.InvalidValue;
import dev.shinseidesk.application.Sha256;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.forwarding.ForwardingDesk.Act;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is written, by profile and receiver; nothing is put anywhere. */
class PackerTest {
  private static final ChannelProfile PLAIN = ChannelProfile.standard("folder");

  static Shipment shipment(String number, byte[] archive) {
    return shipment(ForwardingMethod.STANDARD, Act.PROVIDE, number, archive, List.of());
  }

  private static Shipment shipment(
      ForwardingMethod method,
      Act act,
      String number,
      byte[] archive,
      List<ForwardingItems> superseded) {
    return new Shipment(
        new BusinessSystem(
            Samples.RECEIVER,
            "児童手当",
            "folder",
            false,
            true,
            method,
            method == ForwardingMethod.STANDARD ? List.of() : Office.WANTED),
        method,
        act,
        Samples.items(number),
        superseded,
        List.of(
            new FormItem("F010", "申請者氏名", "𠮷田 花子", Place.WHOLE),
            new FormItem("F011", "申請者氏名", "二人目", Place.WHOLE)),
        new Shipment.Archive(Sha256.of(archive), archive.length, () -> archive),
        "d-1");
  }

  private static List<String> names(Parcel parcel) {
    return parcel.pieces().stream().map(Parcel.Piece::name).toList();
  }

  private static String text(Parcel parcel, int piece) throws DeskException {
    return new String(parcel.pieces().get(piece).content().load(), StandardCharsets.UTF_8);
  }

  @Test
  void theStandardsParcelIsZipThenItems() throws Exception {
    Parcel parcel = new Packer(PLAIN).single(shipment("R-1", new byte[] {1, 2}));

    assertThat(names(parcel))
        .containsExactly("035_R-1_20261122100000.zip", "035_R-1_20261122100000.csv");
    assertThat(parcel.pieces().getFirst().hash()).isEqualTo(Sha256.of(new byte[] {1, 2}));
    assertThat(text(parcel, 1)).hasLineCount(2);
    assertThat(parcel.confirmation())
        .isEqualTo(
            names(parcel).getFirst()
                + " SHA-256 "
                + Sha256.of(new byte[] {1, 2}).hex()
                + "; "
                + names(parcel).getLast()
                + " SHA-256 "
                + parcel.pieces().getLast().hash().hex());
    assertThat(parcel.size()).isEqualTo(2 + parcel.pieces().getLast().size());
  }

  @Test
  void supersededRecordsStandBehindWithTheirFlagTurned() throws Exception {
    var shipment =
        shipment(
            ForwardingMethod.STANDARD,
            Act.PROVIDE_AGAIN,
            "R-1",
            new byte[0],
            List.of(Samples.items("R-1"), Samples.items("R-1")));

    assertThat(text(new Packer(PLAIN).single(shipment), 1).lines().toList())
        .satisfies(lines -> {
          assertThat(lines).hasSize(4);
          assertThat(lines.get(1)).contains("\"R-1\",\"1\"");
          assertThat(lines.get(2)).contains("\"R-1\",\"0\"");
          assertThat(lines.get(3)).contains("\"R-1\",\"0\"");
        });
    assertThat(text(new Packer(Profiles.sparing(PLAIN)).single(shipment), 1)).hasLineCount(2);
    ChannelProfile json = Profiles.as(PLAIN, ChannelProfile.Format.JSON);
    JsonNode file =
        JsonMapper.builder().build().readTree(text(new Packer(json).single(shipment), 1));
    assertThat(file.get("saishinfuragu").asInt()).isEqualTo(1);
    assertThat(file.get("superseded")).hasSize(2);
    assertThat(file.get("superseded").get(0).get("saishinfuragu").asInt()).isZero();
  }

  @Test
  void aWithdrawalLeavesTheZipOutWhereTheProfileDoes() throws Exception {
    var shipment = shipment(ForwardingMethod.STANDARD, Act.WITHDRAW, "R-1", new byte[0], List.of());

    assertThat(names(new Packer(PLAIN).single(shipment))).hasSize(2);
    assertThat(names(new Packer(Profiles.sparing(PLAIN)).single(shipment)))
        .containsExactly("035_R-1_20261122100000.csv");
    assertThat(new Packer(Profiles.sparing(PLAIN)).plan(shipment).archiveFile()).isEmpty();
  }

  @Test
  void formItemsKeepEveryCharacterAndTheFirstOfAName() throws Exception {
    var single = shipment(ForwardingMethod.SINGLE_FILE, Act.PROVIDE, "R-1", new byte[0], List.of());

    assertThat(text(new Packer(PLAIN).single(single), 1))
        .endsWith("\"123456789012345\",\"𠮷田 花子\",\"R-1\",\"\",\"1\",\"0\"\r\n");
  }

  @Test
  void whatTheEncodingCantHoldIsRefusedWithItemAndCodePoint() {
    var windows =
        new ChannelProfile(
            "w",
            PLAIN.itemsFile(),
            PLAIN.archiveFile(),
            null,
            PLAIN.format(),
            new CsvStyle("windows-31j", false, CsvStyle.LineEnd.CRLF, true, CsvStyle.Quoting.ALL),
            PLAIN.limits(),
            true,
            true,
            PLAIN.batchFile(),
            PLAIN.manifestFile());
    var single = shipment(ForwardingMethod.SINGLE_FILE, Act.PROVIDE, "R-1", new byte[0], List.of());

    DeskException refused =
        catchThrowableOfType(DeskException.class, () -> new Packer(windows).plan(single));
    assertThat(refused.problem().key()).isEqualTo("channel.unencodable");
    assertThat(refused.problem().facts()).containsExactly("申請者氏名", "U+20BB7", "windows-31j");
  }

  @Test
  void profilesRefuseNamesThatDontGoTogether() {
    String one = "{receiptNumber}.csv";
    String other = "{receiptNumber}.zip";
    profile(one, other, "{businessSystem}_{batch}.csv", "{batch}.json");
    for (String[] wrong :
        List.of(
            new String[] {one, one, "{batch}.csv", "{batch}.json"},
            new String[] {"{receiptNumber}{batch}", other, "{batch}.csv", "{batch}.json"},
            new String[] {one, other, "{receiptNumber}.b", "{batch}.json"},
            new String[] {one, other, "{batch}{receiptNumber}.csv", "{batch}.json"},
            new String[] {one, other, "{batch}.x", "{batch}.x"})) {
      assertThatThrownBy(() -> profile(wrong[0], wrong[1], wrong[2], wrong[3]))
          .isInstanceOf(InvalidValue.class);
    }
  }

  @Test
  void aNameMayBearTheAddresseeWhereThereIsOne() throws Exception {
    var pattern = new FileNamePattern("{addressee}_{timestamp}.csv");

    assertThat(pattern.name(Samples.RECEIVER, Samples.items("R-1"), "d"))
        .isEqualTo("123456789012345_20261122100000.csv");
    DeskException refused =
        catchThrowableOfType(
            DeskException.class,
            () -> pattern.name(Samples.RECEIVER, Samples.items("R-1", "名", "", null), "d"));
    assertThat(refused.problem().key()).isEqualTo("forwarding.name-needs-addressee");
    assertThatThrownBy(() -> new FileNamePattern("{addressee}.csv"))
        .isInstanceOf(InvalidValue.class);
  }

  private static ChannelProfile profile(
      String items, String archive, String batch, String manifest) {
    return new ChannelProfile(
        "p",
        new FileNamePattern(items),
        new FileNamePattern(archive),
        null,
        ChannelProfile.Format.CSV,
        CsvStyle.DEFAULT,
        ItemLimits.DEFAULT,
        true,
        true,
        new FileNamePattern(batch),
        new FileNamePattern(manifest));
  }
}
