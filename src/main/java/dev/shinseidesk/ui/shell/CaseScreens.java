package dev.shinseidesk.ui.shell;

import dev.shinseidesk.application.ReceiptNumber;
import dev.shinseidesk.services.DeskServices;
import dev.shinseidesk.ui.common.CaseNavigation;
import dev.shinseidesk.ui.common.Screen;
import dev.shinseidesk.ui.common.UiContext;

/** Makes the screen of one application. FX thread. */
@FunctionalInterface
public interface CaseScreens {
  /** A new screen, not yet shown. */
  Screen create(
      UiContext ctx, DeskServices services, ReceiptNumber number, CaseNavigation navigation);
}
