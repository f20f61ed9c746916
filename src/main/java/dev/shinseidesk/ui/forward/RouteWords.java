package dev.shinseidesk.ui.forward;

import dev.shinseidesk.forwarding.RouteDesk.Unrouted;
import dev.shinseidesk.texts.Texts;

/** Why a procedure has no usable route, and what to do, in plain words. */
final class RouteWords {
  private RouteWords() {}

  /** A reason this version doesn't know is told as having no route, which is what it comes to. */
  static String alarm(Texts texts, Unrouted unrouted) {
    String key = "ui.forward.alarm." + unrouted.reason();
    return texts.get(texts.has(key) ? key : "ui.forward.alarm.route.none", unrouted.name())
        + texts.get("ui.forward.alarm.next");
  }
}
