package dev.shinseidesk.channels;

import dev.shinseidesk.application.InvalidValue;
import java.util.regex.Pattern;

/** What stands behind a name while the file is being written. */
final class TempSuffix {
  private static final Pattern FORM = Pattern.compile("\\.[0-9A-Za-z]{1,10}");

  private TempSuffix() {}

  static String checked(String suffix) {
    if (!FORM.matcher(suffix).matches()) {
      throw new InvalidValue("一時ファイルの拡張子", FORM.pattern());
    }
    return suffix;
  }
}
