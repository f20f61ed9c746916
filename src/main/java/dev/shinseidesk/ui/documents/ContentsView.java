package dev.shinseidesk.ui.documents;

import dev.shinseidesk.archive.OpenedDocument.Block;
import dev.shinseidesk.archive.OpenedDocument.Section;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.JapaneseText;
import dev.shinseidesk.ui.common.PersonalClipboard;
import dev.shinseidesk.ui.common.UiContext;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An office document: a tab for each sheet, slide or part, built when it is first looked at. */
final class ContentsView extends StackPane {
  private static final double PICTURES = 190;

  private final Texts texts;
  private final PersonalClipboard clipboard;
  private final JapaneseText japanese;
  private final ViewerModel model;
  private final Viewing.Composed composed;
  private final Runnable copied;
  private final TabPane tabs = new TabPane();
  private final List<@Nullable Node> built = new ArrayList<>();

  /**
   * Builds it.
   *
   * @param copied told each time something of it went to the clipboard
   */
  ContentsView(
      UiContext ctx,
      JapaneseText japanese,
      ViewerModel model,
      Viewing.Composed composed,
      Runnable copied) {
    this.copied = copied;
    this.texts = ctx.texts();
    this.clipboard = ctx.clipboard();
    this.japanese = japanese;
    this.model = model;
    this.composed = composed;
    setId("document-contents");
    getStyleClass().add("document-contents");
    for (Section section : composed.sections()) {
      built.add(null);
      var tab = new Tab(title(section));
      tab.setClosable(false);
      tabs.getTabs().add(tab);
    }
    tabs.getSelectionModel().selectedIndexProperty().addListener((o, was, is) -> build());
    if (composed.sections().size() == 1) {
      getChildren().add(content(0));
    } else {
      getChildren().add(tabs);
      build();
    }
  }

  private String title(Section section) {
    String name = japanese.flat(section.name());
    String title = texts.get("ui.documents.section." + section.kind(), name);
    return section.hidden() ? texts.get("ui.documents.section.hidden", title) : title;
  }

  private void build() {
    int at = tabs.getSelectionModel().getSelectedIndex();
    if (at >= 0 && tabs.getTabs().get(at).getContent() == null) {
      tabs.getTabs().get(at).setContent(content(at));
    }
  }

  private Node content(int at) {
    Section section = composed.sections().get(at);
    Node view =
        section.blocks().isEmpty()
            ? new Label(texts.get("ui.documents.section.empty"))
            : section.kind() == Section.Kind.SHEET ? sheet(section) : lines(section.blocks());
    built.set(at, view);
    return view;
  }

  /** A sheet's table in a table; its text boxes and pictures under it. */
  private Node sheet(Section section) {
    List<Block> rest = new ArrayList<>(section.blocks());
    if (!(rest.getFirst() instanceof Block.Grid grid)) {
      return lines(rest);
    }
    rest.removeFirst();
    var rows = new Viewing.Rows(grid.header(), grid.rows(), false);
    var table = new RowsView(japanese, rows, true, texts.get("ui.documents.contents"));
    if (rest.isEmpty()) {
      return table;
    }
    ListView<ContentsLine> below = lines(rest);
    below.setMinHeight(PICTURES);
    below.setPrefHeight(PICTURES);
    VBox.setVgrow(table, Priority.ALWAYS);
    return new VBox(table, below);
  }

  private ListView<ContentsLine> lines(List<Block> blocks) {
    var list = new ListView<ContentsLine>();
    list.getStyleClass().add("document-lines");
    list.setItems(FXCollections.observableArrayList(ContentsLine.of(blocks)));
    list.setCellFactory(l -> new ContentsCell(texts, japanese, model));
    list.setAccessibleText(texts.get("ui.documents.contents"));
    list.addEventHandler(KeyEvent.KEY_PRESSED, e -> keys(list, e));
    return list;
  }

  private void keys(ListView<ContentsLine> list, KeyEvent e) {
    ContentsLine line = list.getSelectionModel().getSelectedItem();
    if (line == null) {
      return;
    }
    if (e.isShortcutDown() && e.getCode() == KeyCode.C) {
      clipboard.copy(line.text());
      copied.run();
      e.consume();
    } else if (e.getCode() == KeyCode.ENTER && line instanceof ContentsLine.Picture picture) {
      model.showPicture(picture.index());
      e.consume();
    }
  }

  /** Chooses and scrolls to what was found. */
  void show(Found.InBlock found) {
    tabs.getSelectionModel().select(found.section());
    Section section = composed.sections().get(found.section());
    Node view = built.get(found.section());
    boolean sheet =
        section.kind() == Section.Kind.SHEET && section.blocks().getFirst() instanceof Block.Grid;
    Node target = view;
    if (view instanceof VBox both) {
      target = both.getChildren().get(found.block() == 0 ? 0 : 1);
    }
    if (target instanceof RowsView table) {
      table.show(found.row());
    } else if (target instanceof ListView<?> list) {
      int line = ContentsLine.index(section.blocks(), sheet ? 1 : 0, found);
      list.getSelectionModel().clearAndSelect(line);
      list.scrollTo(Math.max(0, line - 2));
    }
  }
}
