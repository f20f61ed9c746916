package dev.shinseidesk.ui.settings;

import dev.shinseidesk.services.SettingsDesk.SettingsFile;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/**
 * One configuration file being changed: its tree, its schema's forms, and the way back. What the
 * schema doesn't know is kept. One thread at a time.
 */
final class SettingsDocument {
  private static final int STEPS = 200;
  private static final List<String> NAMING =
      List.of("name", "label", "labelJa", "title", "id", "code", "procedure", "key", "item");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final FormSchema schema;
  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private SettingsFile file;
  private JsonNode original;
  private JsonNode root;
  private boolean readable;
  private @Nullable JsonPointer typing;

  private record Step(JsonNode tree, JsonPointer at) {}

  /** Of a file as read; one that is no JSON has no forms, see {@link #isReadable}. */
  SettingsDocument(SettingsFile file, Locale language) {
    this.file = file;
    this.schema = new FormSchema(tree(file.schema()), language);
    JsonNode read = parse(file.json());
    this.readable = read != null;
    this.original = read == null ? JSON.createObjectNode() : read;
    this.root = original;
  }

  private static @Nullable JsonNode parse(String text) {
    try {
      JsonNode read = JSON.readTree(text);
      return read != null && read.isObject() ? read : null;
    } catch (JacksonException e) {
      return null;
    }
  }

  private static JsonNode tree(String text) {
    JsonNode read = parse(text);
    return read == null ? JSON.createObjectNode() : read;
  }

  /** File name. */
  String name() {
    return file.name();
  }

  /** What it was read as. */
  SettingsFile file() {
    return file;
  }

  /** Title of the file for people. */
  String title() {
    String title = schema.field(root, JsonPointer.empty()).label();
    return title.isEmpty() || title.equals(name()) ? name() : title;
  }

  /** Whether it is JSON, so that forms can show it. */
  boolean isReadable() {
    return readable;
  }

  /** Takes a whole new text for a file that was no JSON; whether it is now. */
  boolean repair(String text) {
    JsonNode read = parse(text);
    if (read == null) {
      return false;
    }
    readable = true;
    root = read;
    return true;
  }

  /** Whether anything differs from what was read. */
  boolean isChanged() {
    return !root.equals(original) || (readable && parse(file.json()) == null);
  }

  /** As text to be checked and saved; the very text that was read while nothing differs. */
  String json() {
    return isChanged()
        ? JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n"
        : file.json();
  }

  /** Back to what was read; there is no way forth again. */
  void revert() {
    root = original;
    readable = parse(file.json()) != null;
    done.clear();
    undone.clear();
    typing = null;
  }

  /** It was written: what is there now is what was read. */
  void saved(SettingsFile written) {
    file = written;
    JsonNode read = parse(written.json());
    original = read == null ? root : read;
  }

  /** Whether a place is there, or its container would take it. */
  boolean has(JsonPointer at) {
    return at.matches() || !root.at(at).isMissingNode();
  }

  /** Values of an object. */
  List<FormField> fields(JsonPointer at) {
    return schema.fields(root, at);
  }

  /** One value. */
  FormField field(JsonPointer at) {
    return schema.field(root, at);
  }

  /**
   * Containers right below a place, those of a list included; what small forms show is left out.
   */
  List<FormField> containers(JsonPointer at) {
    if (root.at(at) instanceof ArrayNode list) {
      List<FormField> entries = new ArrayList<>();
      for (int i = 0; i < list.size(); i++) {
        FormField entry = field(at.appendIndex(i));
        if (entry.isContainer()) {
          entries.add(entry);
        }
      }
      return entries;
    }
    return fields(at).stream().filter(f -> f.isContainer() && f.isSet() && !isSmall(f)).toList();
  }

  /** Whether an object fits into the form around it: few values, none of them a container. */
  boolean isSmall(FormField field) {
    if (field.kind() != FormField.Kind.OBJECT || !field.isSet()) {
      return false;
    }
    List<FormField> inner = fields(field.at());
    return inner.size() <= 6 && inner.stream().noneMatch(FormField::isContainer);
  }

  /** How many elements a list has, or values an object. */
  int size(JsonPointer at) {
    return root.at(at).size();
  }

  /** What tells an entry of a list from its neighbours; empty where nothing does. */
  String entryName(JsonPointer at) {
    JsonNode entry = root.at(at);
    if (entry.isValueNode()) {
      return entry.asString("");
    }
    List<String> named =
        NAMING.stream()
            .filter(name -> entry.path(name).isValueNode())
            .map(name -> entry.path(name).asString(""))
            .filter(text -> !text.isBlank())
            .limit(2)
            .toList();
    return switch (named.size()) {
      case 0 -> "";
      case 1 -> named.getFirst();
      default -> named.getFirst() + "（" + named.get(1) + "）";
    };
  }

  /** Sets a value; null takes it away. Changes one after the other at one place go back as one. */
  void set(JsonPointer at, @Nullable JsonNode value) {
    JsonNode next = JsonEdits.set(root, at, value);
    if (next.equals(root)) {
      return;
    }
    if (at.equals(typing)) {
      root = next;
      undone.clear();
    } else {
      step(next, at);
      typing = at;
    }
  }

  /** The next change begins a step of its own, e.g. since the field was left. */
  void pause() {
    typing = null;
  }

  private void step(JsonNode next, JsonPointer at) {
    if (next.equals(root)) {
      return;
    }
    done.push(new Step(root, at));
    if (done.size() > STEPS) {
      done.removeLast();
    }
    undone.clear();
    typing = null;
    root = next;
  }

  /** Adds a new entry at the end of a list; where it is. */
  JsonPointer add(JsonPointer list) {
    int end = size(list);
    JsonNode with =
        root.at(list).isArray() ? root : JsonEdits.set(root, list, JSON.createArrayNode());
    JsonPointer at = list.appendIndex(end);
    step(JsonEdits.insert(with, list, end, schema.fresh(with, at)), at);
    return at;
  }

  /** Sets what wasn't set, by its schema; where it is. */
  void addValue(JsonPointer at) {
    step(JsonEdits.set(root, at, schema.fresh(root, at)), at);
  }

  /** Puts a copy of an entry after it; where the copy is. */
  JsonPointer duplicate(JsonPointer list, int index) {
    JsonPointer at = list.appendIndex(index + 1);
    step(JsonEdits.insert(root, list, index + 1, root.at(list).get(index)), at);
    return at;
  }

  /** Takes an entry of a list away. */
  void remove(JsonPointer list, int index) {
    step(JsonEdits.set(root, list.appendIndex(index), null), list);
  }

  /** Moves an entry up (-1) or down (1); where it is then. */
  int move(JsonPointer list, int index, int by) {
    JsonNode next = JsonEdits.move(root, list, index, index + by);
    if (next.equals(root)) {
      return index;
    }
    step(next, list);
    return index + by;
  }

  /** Goes one step back; where the change was, null where there is nothing to go back to. */
  @Nullable JsonPointer undo() {
    return go(done, undone);
  }

  /** Takes one step back again. */
  @Nullable JsonPointer redo() {
    return go(undone, done);
  }

  private @Nullable JsonPointer go(Deque<Step> from, Deque<Step> to) {
    Step step = from.poll();
    if (step == null) {
      return null;
    }
    to.push(new Step(root, step.at()));
    root = step.tree();
    typing = null;
    return step.at();
  }

  /** Whether there is something to go back to. */
  boolean canUndo() {
    return !done.isEmpty();
  }

  /** Whether a step back can be taken again. */
  boolean canRedo() {
    return !undone.isEmpty();
  }

  /** The nearest place above that is still there. */
  JsonPointer nearest(JsonPointer at) {
    return Stream.iterate(at, p -> !p.matches(), JsonPointer::head)
        .filter(this::has)
        .findFirst()
        .orElse(JsonPointer.empty());
  }
}
