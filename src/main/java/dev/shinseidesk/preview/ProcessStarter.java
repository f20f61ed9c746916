package dev.shinseidesk.preview;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts preview processes: the same program again, by the same launcher. In an installed image
 * that is the program's own launcher, which needs no {@code java} beside it and takes the bounds
 * from an environment variable; otherwise it is the Java this desk runs on.
 */
public interface ProcessStarter {
  /**
   * Starts one.
   *
   * @throws IOException when the system can't
   */
  Process start() throws IOException;

  /** As this desk itself was started. */
  static ProcessStarter likeThisDesk(PreviewLimits limits) {
    String image = System.getProperty("jpackage.app-path");
    return image == null ? java(limits) : installed(image, limits);
  }

  private static ProcessStarter installed(String launcher, PreviewLimits limits) {
    return () -> {
      var builder =
          new ProcessBuilder(
              launcher, PreviewProcess.ARGUMENT, Integer.toString(limits.answerBytes()));
      clean(builder.environment());
      // it outranks what the launcher's own configuration says
      builder.environment().put("_JAVA_OPTIONS", String.join(" ", options(limits)));
      return started(builder);
    };
  }

  private static ProcessStarter java(PreviewLimits limits) {
    return () -> {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(options(limits));
      command.add("--enable-native-access=ALL-UNNAMED");
      command.add("-cp");
      command.add(System.getProperty("java.class.path"));
      command.add("dev.shinseidesk.Main");
      command.add(PreviewProcess.ARGUMENT);
      command.add(Integer.toString(limits.answerBytes()));
      var builder = new ProcessBuilder(command);
      clean(builder.environment());
      return started(builder);
    };
  }

  /** No folder that exists is home or temporary, so that no library finds one to write into. */
  private static List<String> options(PreviewLimits limits) {
    return List.of(
        "-Xmx" + limits.heapMegabytes() + "m",
        "-Xms24m",
        "-Xss1m",
        "-XX:MaxMetaspaceSize=96m",
        "-XX:ReservedCodeCacheSize=48m",
        "-XX:+UseSerialGC",
        "-XX:MinHeapFreeRatio=10",
        "-XX:MaxHeapFreeRatio=30",
        "-XX:+ExitOnOutOfMemoryError",
        "-XX:+SuppressFatalErrorMessage",
        "-XX:-UsePerfData",
        // its messages would get between ours
        "-Xlog:disable",
        "-XX:+DisableAttachMechanism",
        "-Djava.awt.headless=true",
        "-Dfile.encoding=UTF-8",
        "-Duser.home=/nonexistent",
        "-Djava.io.tmpdir=/nonexistent",
        "-Djava.security.egd=file:/dev/urandom");
  }

  /** Nothing of the desk's surroundings that could change the process or be read there. */
  private static void clean(Map<String, String> environment) {
    environment
        .keySet()
        .removeIf(name -> !List.of("PATH", "SystemRoot", "LANG", "LC_ALL", "TZ").contains(name));
  }

  private static Process started(ProcessBuilder builder) throws IOException {
    return builder.redirectError(Redirect.DISCARD).start();
  }
}
