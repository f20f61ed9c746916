package dev.shinseidesk.review.rules;

import dev.shinseidesk.application.MessageFact;
import dev.shinseidesk.archive.DocumentInfo;
import dev.shinseidesk.review.DocumentReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an example says of its files. Immutable. */
final class ExampleDocuments implements DocumentReader {
  private final List<JsonNode> facts;

  ExampleDocuments(List<JsonNode> facts) {
    this.facts = List.copyOf(facts);
  }

  @Override
  public Reading read(DocumentInfo document) {
    JsonNode node = facts.get(document.index());
    return switch (node.path("state").asString("opened")) {
      case "unreadable" ->
          new Reading.Unreadable(new MessageFact("archive.view-unknown", List.of()).encoded());
      case "cut" -> new Reading.Cut();
      case "partly" ->
          new Reading.Opened(
              node.path("text").asString(""),
              new MessageFact("archive.pdf-pictures-undrawn", List.of("1")).encoded());
      case "unchecked" -> new Reading.BeyondBounds();
      default -> new Reading.Opened(node.path("text").asString(""));
    };
  }

  @Override
  public byte @Nullable [] bytes(DocumentInfo document) {
    return null;
  }

  @Override
  public String text(DocumentInfo document) {
    return read(document) instanceof Reading.Opened opened ? opened.text() : "";
  }

  @Override
  public Optional<Pages> pages(DocumentInfo document) {
    JsonNode node = facts.get(document.index());
    List<Page> pages = new ArrayList<>();
    for (JsonNode page : node.path("pages")) {
      pages.add(
          new Page(
              pages.size() + 1,
              page.path("width").asInt(1000),
              page.path("height").asInt(1400),
              page.path("picture").asBoolean(true),
              page.path("dark").asDouble(0.1),
              page.path("pale").asDouble(0.5)));
    }
    return pages.isEmpty()
        ? Optional.empty()
        : Optional.of(new Pages(node.path("pageCount").asInt(pages.size()), pages));
  }
}
