package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.JapaneseDates;
import dev.shinseidesk.application.Procedure.Field;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.archive.FormItem;
import dev.shinseidesk.archive.Place;
import dev.shinseidesk.review.ReviewSubject;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** One rule at one application: what it sees and where it tells what it finds. One thread. */
final class Judging {
  private final ReviewSubject subject;
  private final Budget budget;
  private final BiConsumer<Place, Map<String, String>> out;
  private boolean undecided;

  Judging(ReviewSubject subject, Budget budget, BiConsumer<Place, Map<String, String>> out) {
    this.subject = subject;
    this.budget = budget;
    this.out = out;
  }

  ReviewSubject subject() {
    return subject;
  }

  Budget budget() {
    return budget;
  }

  boolean isUndecided() {
    return undecided;
  }

  /** Something of it couldn't be judged; a person must look. */
  void undecided() {
    undecided = true;
  }

  /** Tells a finding; facts by the names that texts may use. */
  void tell(Place place, Map<String, String> facts) {
    out.accept(place, facts);
  }

  /** A finding at an item; facts besides the item's own: name, value. */
  void tell(FormItem item, String... more) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("item", item.name());
    facts.put("value", item.value());
    for (int i = 0; i + 1 < more.length; i += 2) {
      facts.put(more[i], more[i + 1]);
    }
    tell(item.place(), facts);
  }

  /** A finding at a document. */
  void tell(DocumentInfo document, Integer page, String... more) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("document", document.name());
    facts.put("page", page < 1 ? "" : page.toString());
    for (int i = 0; i + 1 < more.length; i += 2) {
      facts.put(more[i], more[i + 1]);
    }
    tell(new Place(document.name(), page < 1 ? null : page, null, null), facts);
  }

  /** All filled items of this id. */
  List<FormItem> filled(String id) {
    return subject.items().stream().filter(i -> i.id().equals(id) && !i.value().isBlank()).toList();
  }

  /** The first filled item of this id. */
  Optional<FormItem> first(String id) {
    return filled(id).stream().findFirst();
  }

  /** A day: that of the filing, or of an item; empty where the item holds none. */
  Optional<LocalDate> day(String source) {
    return source.equals(Parameters.FILED)
        ? Optional.of(subject.filedOn())
        : first(source).flatMap(i -> JapaneseDates.parse(i.value()));
  }

  /** 項目名 of an id, by the form or the catalogue. */
  String name(String id) {
    if (id.equals(Parameters.FILED)) {
      return "申請日";
    }
    return subject
        .item(id)
        .map(FormItem::name)
        .or(() ->
            subject.procedure().stream()
                .flatMap(p -> p.fields().stream())
                .filter(f -> f.id().equals(id))
                .map(Field::name)
                .findFirst())
        .orElse(id);
  }

  /** Where an item stands or would stand. */
  Place place(String id) {
    return subject
        .item(id)
        .map(FormItem::place)
        .orElseGet(() -> new Place(null, null, null, name(id)));
  }
}
