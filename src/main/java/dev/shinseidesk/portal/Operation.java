package dev.shinseidesk.portal;

/** What is asked of the portal; its 連携ID names it in problems, in both languages. */
enum Operation {
  LOGIN("029i001-01"),
  LIST("029i001-02"),
  APPLICATION("029i001-03"),
  ARCHIVE("029i001-03"),
  STATUSES("029i001-04"),
  REGISTER("029o003");

  private final String id;

  Operation(String id) {
    this.id = id;
  }

  /** The 連携ID. */
  String id() {
    return id;
  }
}
