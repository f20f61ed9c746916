package dev.shinseidesk.ui.thread;

import dev.shinseidesk.casework.FilingThreads.Filing;
import dev.shinseidesk.casework.FilingThreads.Relation;
import dev.shinseidesk.texts.Texts;
import dev.shinseidesk.ui.common.Badges;
import dev.shinseidesk.ui.common.Badges.Tone;
import java.util.List;
import javafx.scene.control.Label;

/** Why a filing stands with another one, as badges. FX thread. */
final class RelationBadges {
  private RelationBadges() {}

  static List<Label> of(Texts texts, Filing filing) {
    return filing.relations().stream()
        .sorted()
        .map(relation -> badge(texts.get("ui.thread.relation." + relation), relation))
        .toList();
  }

  private static Label badge(String text, Relation relation) {
    return switch (relation) {
      case ITSELF -> Badges.badge(text, "mdal-description", Tone.ACCENT);
      case SAME_PERSON -> Badges.badge(text, "mdmz-person", Tone.WARNING);
      case SAME_HOUSEHOLD -> Badges.badge(text, "mdal-home", Tone.NEUTRAL);
      case SAME_PROCEDURE -> Badges.badge(text, "mdal-assignment", Tone.NEUTRAL);
      case CORRECTION -> Badges.badge(text, "mdmz-reply", Tone.SUCCESS);
    };
  }
}
