package dev.shinseidesk.preview;

import static dev.shinseidesk.preview.HostilePdfs.catalogue;
import static dev.shinseidesk.preview.HostilePdfs.page;
import static dev.shinseidesk.preview.HostilePdfs.picture;
import static dev.shinseidesk.preview.HostilePdfs.zeros;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.shinseidesk.archive.Filing;
import java.util.Arrays;
import java.util.function.Supplier;

/** PDFs a resident should never send, one constant per way of being hostile. */
@SuppressWarnings("ImmutableEnumChecker") // the suppliers hold nothing
enum HostilePdfDocuments {
  PDF_FLATE_BOMB(() -> page("/Filter/FlateDecode", zeros(300L << 20), "").bytes()),
  PDF_FLATE_TWICE(
      () -> HostilePdfs.hidden("/FlateDecode/FlateDecode", HostilePdfs.zlib(zeros(300L << 20)))),
  PDF_RUN_LENGTH_BOMB(HostilePdfs::runLengthBomb),
  PDF_RUN_LENGTH_TWICE(
      () -> HostilePdfs.hidden("/RunLengthDecode/RunLengthDecode", HostilePdfs.runs(4 << 20))),
  PDF_FLATE_BEHIND_HEX(
      () -> HostilePdfs.hidden("/ASCIIHexDecode/FlateDecode", HostilePdfs.hex(zeros(400L << 20)))),
  PDF_FLATE_BEHIND_RUN_LENGTH(() ->
      HostilePdfs.hidden("/RunLengthDecode/FlateDecode", HostilePdfs.literal(zeros(400L << 20)))),
  PDF_LZW_GARBAGE(() -> HostilePdfs.hidden("/LZWDecode", HostileDocuments.noise(1 << 20))),
  PDF_OBJECTS_BOMB(() ->
      catalogue("/X 5 0 R").stream(
              "/Type/ObjStm/N 1000000/First 8/Filter/FlateDecode", zeros(300L << 20))
          .bytes()),
  PDF_JBIG2_HUGE(() ->
      picture(
              "/Width 60000/Height 60000/BitsPerComponent 1/ColorSpace/DeviceGray/Filter"
                  + "/JBIG2Decode",
              HostileDocuments.noise(999))
          .bytes()),
  PDF_JPX_HUGE(() ->
      picture("/Width 60000/Height 60000/Filter/JPXDecode", HostileDocuments.noise(999)).bytes()),
  PDF_JPEG_CLAIMS_LESS(() ->
      picture(
              "/Width 10/Height 10/BitsPerComponent 8/ColorSpace/DeviceRGB/Filter/DCTDecode",
              HostilePictures.jpegClaiming(65_500, 65_500))
          .bytes()),
  PDF_FAX_HUGE(() ->
      picture(
              "/Width 9/Height 9/BitsPerComponent 1/ColorSpace/DeviceGray/Filter/CCITTFaxDecode"
                  + "/DecodeParms<</Columns 2000000000/Rows 2000000000/K -1>>",
              HostileDocuments.noise(999))
          .bytes()),
  PDF_PREDICTOR_HUGE(() ->
      picture(
              "/Width 9/Height 9/BitsPerComponent 8/ColorSpace/DeviceGray/Filter/FlateDecode"
                  + "/DecodeParms<</Predictor 15/Columns 2000000000/Colors 32>>",
              zeros(1 << 20))
          .bytes()),
  PDF_PICTURE_OF_ZEROS(() ->
      picture(
              "/Width 7000/Height 7000/BitsPerComponent 8/ColorSpace/DeviceCMYK/Filter"
                  + "/FlateDecode",
              zeros(196_000_000))
          .bytes()),
  PDF_XREF_LOOP(() -> catalogue("").trailer("/Prev 9").bytes()),
  PDF_XREF_TO_ITSELF(HostilePdfDocuments::xrefToItself),
  PDF_OBJECT_NUMBER_HUGE(() -> catalogue("").trailer("/Size 2147483647").bytes()),
  PDF_TREE_LOOP(() ->
      new HostilePdfs()
          .object("<</Type/Catalog/Pages 2 0 R>>")
          .object("<</Type/Pages/Count 5/Kids[2 0 R 2 0 R]/Parent 2 0 R>>")
          .bytes()),
  PDF_TREE_DEEP(() -> HostilePdfs.deepTree(20_000)),
  PDF_COUNT_LIES(() ->
      new HostilePdfs()
          .object("<</Type/Catalog/Pages 2 0 R>>")
          .object("<</Type/Pages/Count 2000000000/Kids[3 0 R]>>")
          .object("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>")
          .bytes()),
  PDF_ARRAY_DEEP(() -> catalogue("/X " + "[".repeat(200_000)).bytes()),
  PDF_REFERENCE_CHAIN(() -> catalogue("/Names 5 0 R").object("5 0 R").bytes()),
  PDF_PAGE_HUGE(() -> mediaBox("[0 0 1e38 1e38]")),
  PDF_PAGE_NOWHERE(() -> mediaBox("[9 9 9 9]")),
  PDF_PAGE_NEGATIVE(() -> mediaBox("[-2147483648 2147483647 0 -99999999999999]")),
  PDF_JAVASCRIPT(() ->
      catalogue("/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://127.0.0.1:9/'\\))>>")
          .bytes()),
  PDF_LAUNCH(
      () -> catalogue("/OpenAction<</S/Launch/F(/bin/sh)/Win<</F(cmd.exe)/P(/c calc)>>>>").bytes()),
  PDF_URI(() -> catalogue("/OpenAction<</S/URI/URI(http://127.0.0.1:9/x)>>").bytes()),
  PDF_SUBMIT(
      () -> catalogue("/OpenAction<</S/SubmitForm/F(http://127.0.0.1:9/)/Flags 4>>").bytes()),
  PDF_REMOTE(() -> catalogue("/OpenAction<</S/GoToR/F(\\\\\\\\host\\\\share)>>").bytes()),
  PDF_FILE_STREAM(() -> page("/F(/etc/passwd)/FFilter/FlateDecode", new byte[0], "").bytes()),
  PDF_EMBEDDED_PROGRAM(() ->
      catalogue("/Names<</EmbeddedFiles<</Names[(a.exe)5 0 R]>>>>")
          .object("<</Type/Filespec/F(../../a.exe)/EF<</F 6 0 R>>>>")
          .stream("", "MZ program")
          .bytes()),
  PDF_XFA(() ->
      catalogue("/AcroForm<</XFA 5 0 R/Fields[]>>").stream(
              "", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>")
          .bytes()),
  PDF_METADATA_ENTITIES(() ->
      catalogue("/Metadata 5 0 R").stream("/Type/Metadata/Subtype/XML", HostileDocuments.billion())
          .bytes()),
  PDF_FORM_OF_ITSELF(() ->
      page("/F Do", "/XObject<</F 5 0 R>>").stream(
              "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>",
              "/F Do /F Do")
          .bytes()),
  PDF_FORMS_OF_FORMS(() -> HostilePdfs.formsOfForms(9)),
  PDF_GROUPS_DEEP(() -> HostilePdfs.groups(50)),
  PDF_PATTERN_OF_ITSELF(() ->
      page("/Pattern cs /P scn 0 0 600 800 re f", "/Pattern<</P 5 0 R>>").stream(
              "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 9 9]/XStep .0001"
                  + "/YStep .0001/Resources<</Pattern<</P 5 0 R>>>>",
              "/Pattern cs /P scn 0 0 9 9 re f")
          .bytes()),
  PDF_SHADING_SLOW(() ->
      page("/S sh", "/Shading<</S 5 0 R>>")
          .object("<</ShadingType 1/ColorSpace/DeviceGray/Function 6 0 R/Domain[0 600 0 800]>>")
          .stream(
              "/FunctionType 4/Domain[0 600 0 800]/Range[0 1]",
              "{ " + "exch sin exch cos ".repeat(2_000) + "mul }")
          .bytes()),
  PDF_TYPE3_OF_ITSELF(() ->
      page("BT /F 99 Tf (aaaaaaaa) Tj ET", "/Font<</F 5 0 R>>")
          .object(
              "<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar"
                  + " 97/LastChar 97/Widths[9]/Encoding<</Differences[97/a]>>/CharProcs<</a 6"
                  + " 0 R>>/Resources<</Font<</F 5 0 R>>>>>>")
          .stream("", "9 0 d0 BT /F 9 Tf (aaaaaaaa) Tj ET")
          .bytes()),
  PDF_FONT_GARBAGE(() ->
      page("BT /F 20 Tf 20 99 Td (abc) Tj ET", "/Font<</F 5 0 R>>")
          .object(
              "<</Type/Font/Subtype/TrueType/BaseFont/A/FontDescriptor<</Type/FontDescriptor"
                  + "/FontName/A/Flags 4/FontFile2 6 0 R>>>>")
          .stream("", HostileDocuments.noise(50_000))
          .bytes()),
  PDF_CMAP_HUGE(() ->
      page("BT /F 20 Tf <00010002> Tj ET", "/Font<</F 5 0 R>>")
          .object(
              "<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/ToUnicode 6 0"
                  + " R/DescendantFonts[<</Type/Font/Subtype/CIDFontType2/BaseFont/A"
                  + "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>]>>")
          .stream(
              "",
              "1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange 1 beginbfrange"
                  + " <00000000> <FFFFFFFF> <0000> endbfrange")
          .bytes()),
  PDF_ICC_GARBAGE(() ->
      page("/C cs 1 2 3 4 sc 0 0 99 99 re f", "/ColorSpace<</C[/ICCBased 5 0 R]>>").stream(
              "/N 4", HostileDocuments.noise(9_999))
          .bytes()),
  PDF_ENDLESS(HostilePdfs::endless),
  PDF_STATES_DEEP(() -> page("q ".repeat(3_000_000), "").bytes()),
  PDF_OPERANDS(() -> page("1 ".repeat(8_000_000), "").bytes()),
  PDF_CUT(() -> Arrays.copyOf(HostilePdfs.endless(), 3_000)),
  PDF_NOISE(
      () -> HostileDocuments.join("%PDF-1.7\n".getBytes(UTF_8), HostileDocuments.noise(1 << 20)));

  private final Supplier<byte[]> bytes;

  HostilePdfDocuments(Supplier<byte[]> bytes) {
    this.bytes = bytes;
  }

  /** As an attachment, alone in an archive. */
  Filing filing() {
    return Filing.of("添付_" + name() + ".pdf", bytes.get());
  }

  private static byte[] mediaBox(String box) {
    return new HostilePdfs()
            .object("<</Type/Catalog/Pages 2 0 R>>")
            .object("<</Type/Pages/Kids[3 0 R]/Count 1>>")
            .object("<</Type/Page/Parent 2 0 R/MediaBox" + box + "/Contents 4 0 R>>")
            .stream("", "0 0 m 300 300 l S")
            .bytes();
  }

  private static byte[] xrefToItself() {
    String pdf = new String(catalogue("").bytes(), ISO_8859_1);
    int table = pdf.lastIndexOf("xref\n", pdf.lastIndexOf("startxref") - 1);
    return pdf.replace("trailer\n<<", "trailer\n<</Prev " + table + " ").getBytes(ISO_8859_1);
  }
}
