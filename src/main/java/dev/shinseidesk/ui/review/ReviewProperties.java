package dev.shinseidesk.ui.review;

import dev.shinseidesk.review.Decision;
import dev.shinseidesk.review.Review;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What the tab of format review shows; changed by its view model only. FX thread. */
public abstract sealed class ReviewProperties permits ReviewViewModel {
  final ObservableList<FindingRow> findings = FXCollections.observableArrayList();
  final ObservableList<CheckItem> checklist = FXCollections.observableArrayList();
  final ObservableList<Review> reviews = FXCollections.observableArrayList();
  final ObjectProperty<@Nullable Decision> decision = new SimpleObjectProperty<>();
  final StringProperty reason = new SimpleStringProperty("");
  final ReadOnlyStringWrapper blocker = new ReadOnlyStringWrapper("");
  final ReadOnlyStringWrapper draftNote = new ReadOnlyStringWrapper("");
  final ReadOnlyStringWrapper loadProblem = new ReadOnlyStringWrapper("");
  final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
  final ReadOnlyBooleanWrapper loaded = new ReadOnlyBooleanWrapper();
  final ReadOnlyBooleanWrapper editable = new ReadOnlyBooleanWrapper();

  ReviewProperties() {}

  /** Whether the sheet was read. */
  public ReadOnlyBooleanProperty loadedProperty() {
    return loaded.getReadOnlyProperty();
  }

  /** Automatic findings, gravest first. */
  public ObservableList<FindingRow> findings() {
    return findings;
  }

  /** Lines of the procedure's checklist. */
  public ObservableList<CheckItem> checklist() {
    return checklist;
  }

  /** Reviews decided before, newest first. */
  public ObservableList<Review> reviews() {
    return reviews;
  }

  /** 適, 不備 or 却下; null while none is chosen. */
  public ObjectProperty<@Nullable Decision> decisionProperty() {
    return decision;
  }

  /** The reason. */
  public StringProperty reasonProperty() {
    return reason;
  }

  /** What is missing before it can be decided; empty when nothing is. */
  public ReadOnlyStringProperty blockerProperty() {
    return blocker.getReadOnlyProperty();
  }

  /** Whether what was typed is kept. */
  public ReadOnlyStringProperty draftNoteProperty() {
    return draftNote.getReadOnlyProperty();
  }

  /** Why the sheet could not be read; empty when it could. */
  public ReadOnlyStringProperty loadProblemProperty() {
    return loadProblem.getReadOnlyProperty();
  }

  /** Whether something is under way. */
  public ReadOnlyBooleanProperty busyProperty() {
    return busy.getReadOnlyProperty();
  }

  /** Whether the application may still be reviewed. */
  public ReadOnlyBooleanProperty editableProperty() {
    return editable.getReadOnlyProperty();
  }
}
