package dev.shinseidesk.forwarding;

/** How an application is handed over: 029o001, or one of the ministry's methods of 029o002. */
public enum ForwardingMethod {
  /** 029o001-00: the 14 items and the ZIP. */
  STANDARD("029o001-00"),
  /** 029o002-00, 方式1: a person types it over. */
  TRANSCRIPTION("029o002-00"),
  /** 029o002-00, 方式2: a structured file for a robot, and a marker it waits for. */
  ROBOT("029o002-00"),
  /** 029o002-00, 方式3: one file per application that the entry screen loads. */
  SINGLE_FILE("029o002-00"),
  /** 029o002-00, 方式4: one batch with its counts and a manifest. */
  BATCH("029o002-00");

  private final String interfaceId;

  ForwardingMethod(String interfaceId) {
    this.interfaceId = interfaceId;
  }

  /** 連携ID-枝番. */
  public String interfaceId() {
    return interfaceId;
  }
}
