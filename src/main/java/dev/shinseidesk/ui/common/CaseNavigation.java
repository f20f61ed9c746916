package dev.shinseidesk.ui.common;

import dev.shinseidesk.application.ReceiptNumber;
import java.util.Optional;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** How a case screen moves on, without knowing the list it came from. FX thread. */
public interface CaseNavigation {
  /** Back to the list, which is as it was left. */
  void back();

  /** The application below this one in the list as sorted and filtered; empty at its end. */
  Optional<ReceiptNumber> next(ReceiptNumber number);

  /** The application above this one in the list as sorted and filtered; empty at its start. */
  Optional<ReceiptNumber> previous(ReceiptNumber number);

  /** Shows another application. */
  void open(ReceiptNumber number);

  /** Something of this application changed; the list shows it afresh. */
  void changed(ReceiptNumber number);

  /**
   * The list beside the case, marking this application; null where there is none. The same node for
   * as long as somebody is signed in.
   */
  default @Nullable Region queue(ReceiptNumber number) {
    return null;
  }

  /** Where a file can be chosen; null where none can. */
  default @Nullable FileChoice files() {
    return null;
  }
}
