package dev.shinseidesk.archive;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentGroup.RenderState;
import org.apache.pdfbox.pdmodel.graphics.optionalcontent.PDOptionalContentProperties;
import org.apache.pdfbox.rendering.RenderDestination;
import org.jspecify.annotations.Nullable;

/** Which layers (optional content) of a PDF aren't seen on a screen. One thread. */
final class PdfLayers {
  private static final COSName OCGS = COSName.getPDFName("OCGs");
  private static final COSName POLICY = COSName.getPDFName("P");

  private final @Nullable PDOptionalContentProperties properties;

  /** Of an opened document. */
  PdfLayers(PDDocument document) {
    this.properties = document.getDocumentCatalog().getOCProperties();
  }

  /** Names of the layers that aren't seen, in the document's order; empty for none. */
  List<String> hidden() {
    List<String> names = new ArrayList<>();
    if (properties != null) {
      for (PDOptionalContentGroup group : properties.getOptionalContentGroups()) {
        if (hidden(group)) {
          names.add(String.valueOf(group.getName()));
        }
      }
    }
    return names;
  }

  /**
   * Whether what stands under this isn't seen.
   *
   * @param content a group, or a membership of several; anything else is seen
   */
  boolean hides(@Nullable COSDictionary content) {
    if (content == null || properties == null) {
      return false;
    }
    if (COSName.OCG.equals(content.getCOSName(COSName.TYPE))) {
      return hidden(new PDOptionalContentGroup(content));
    }
    COSBase members = content.getDictionaryObject(OCGS);
    if (members instanceof COSDictionary one) {
      return hides(one);
    }
    if (!(members instanceof COSArray several) || several.size() == 0) {
      return false;
    }
    int hidden = 0;
    for (int i = 0; i < several.size(); i++) {
      hidden += several.getObject(i) instanceof COSDictionary group && hides(group) ? 1 : 0;
    }
    return switch (content.getNameAsString(POLICY, "AnyOn")) {
      case "AllOn" -> hidden > 0;
      case "AnyOff" -> hidden == 0;
      case "AllOff" -> hidden < several.size();
      default -> hidden == several.size();
    };
  }

  private boolean hidden(PDOptionalContentGroup group) {
    RenderState state = group.getRenderState(RenderDestination.VIEW);
    boolean enabled = properties == null || properties.isGroupEnabled(group);
    return state == null ? !enabled : state == RenderState.OFF;
  }
}
