package dev.shinseidesk.preview;

/** A preview process that didn't answer; it is gone. */
final class PreviewFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** Why. */
  enum Reason {
    /** It took longer than a step may. */
    SLOW("archive.preview-slow"),
    /** It needed more memory than it has. */
    MEMORY("archive.preview-memory"),
    /** It ended or answered nonsense. */
    DIED("archive.preview-died"),
    /** None could be started. */
    NONE("archive.preview-none"),
    /** All are in use and stay so. */
    BUSY("archive.preview-busy");

    private final String key;

    Reason(String key) {
      this.key = key;
    }

    /** Message key of the problem. */
    String key() {
      return key;
    }

    /** Key of the reason why a document can't be shown. */
    String archiveKey() {
      return key.substring(key.indexOf('.') + 1);
    }
  }

  private final Reason reason;

  PreviewFailure(Reason reason) {
    super(reason.key());
    this.reason = reason;
  }

  Reason reason() {
    return reason;
  }
}
