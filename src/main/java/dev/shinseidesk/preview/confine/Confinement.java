package dev.shinseidesk.preview.confine;

import java.io.IOException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes this process the means to reach anything but its standard streams; for good. */
public final class Confinement {
  /** Protocols by which Java reads its own classes. */
  private static final Set<String> OWN = Set.of("file", "jar", "jrt", "jmod");

  /** Who holds the process to it. */
  public enum Level {
    /** The kernel: network, new processes and writing of files are refused whoever asks. */
    KERNEL,
    /** Java alone: there is no code that would, and addresses aren't opened. */
    JAVA
  }

  private Confinement() {}

  /**
   * Confines the process, all of its threads; once.
   *
   * @return who holds it to that
   */
  public static Level apply() {
    URL.setURLStreamHandlerFactory(protocol -> OWN.contains(protocol) ? null : new Refusing());
    return LinuxFilter.install() ? Level.KERNEL : Level.JAVA;
  }

  private static final class Refusing extends URLStreamHandler {
    @Override
    protected @Nullable URLConnection openConnection(URL url) throws IOException {
      throw new IOException("a preview opens no address");
    }
  }
}
