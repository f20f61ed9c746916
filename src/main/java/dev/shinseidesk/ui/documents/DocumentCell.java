package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FileType;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.JapaneseLabel;
import dev.shinseidesk.ui.common.JapaneseText;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/** One document in the list: what kind, its name, its role, its size, and whether it is sound. */
final class DocumentCell extends ListCell<DocumentRow> {
  private final Texts texts;
  private final JapaneseText japanese;
  private final Function<DocumentRow, String> problems;

  DocumentCell(Texts texts, JapaneseText japanese, Function<DocumentRow, String> problems) {
    this.texts = texts;
    this.japanese = japanese;
    this.problems = problems;
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable DocumentRow row, boolean empty) {
    super.updateItem(row, empty);
    if (empty || row == null) {
      setGraphic(null);
      setTooltip(null);
      setAccessibleText(null);
      return;
    }
    DocumentInfo info = row.info();
    JapaneseLabel name = new JapaneseLabel(japanese, row.name());
    name.getStyleClass().add("document-name");
    name.setMinWidth(0);
    name.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(name, Priority.ALWAYS);
    var line = new HBox(Badges.icon(icon(info == null ? FileType.UNKNOWN : info.type())), name);
    line.getStyleClass().add("document-line");
    String role = "";
    if (!row.problems().isEmpty()) {
      line.getChildren()
          .add(
              Badges.badge(
                  texts.get("ui.documents.mark"), "mdmz-report_problem", Badges.Tone.WARNING));
    }
    if (info != null) {
      role = texts.get("ui.documents.role." + info.role());
      Label kind = new Label(role);
      kind.getStyleClass().add("document-role");
      kind.setMinWidth(USE_PREF_SIZE);
      Label size = new Label(size(info.size()));
      size.getStyleClass().add("document-size");
      size.setMinWidth(USE_PREF_SIZE);
      line.getChildren().addAll(kind, size);
    }
    setGraphic(line);
    String problem = problems.apply(row);
    setTooltip(
        new Tooltip(japanese.flat(problem.isEmpty() ? row.name() : row.name() + "\n" + problem)));
    setAccessibleText(row.name() + " " + role + " " + problem);
  }

  static String size(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    if (bytes < 1024 * 1024) {
      return String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }
    return String.format(Locale.ROOT, "%.1f MB", bytes / 1024.0 / 1024.0);
  }

  private static String icon(FileType type) {
    return switch (type) {
      case PDF -> "mdmz-picture_as_pdf";
      case JPEG, PNG, GIF, TIFF -> "mdal-image";
      case XML -> "mdal-code";
      case CSV -> "mdmz-table_chart";
      case TEXT -> "mdmz-subject";
      case OFFICE_BINARY, OFFICE_XML -> "mdal-description";
      case ZIP -> "mdal-archive";
      case UNKNOWN -> "mdal-insert_drive_file";
    };
  }
}
