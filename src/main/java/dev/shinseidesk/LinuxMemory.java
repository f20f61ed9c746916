package dev.shinseidesk;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import java.util.Optional;

/**
 * Keeps the C library of Linux from hoarding memory that SQLite and others gave back: left alone it
 * holds an arena of 64 MB for each of many threads, hundreds of megabytes after some large
 * applications.
 */
public final class LinuxMemory {
  private static final int M_ARENA_MAX = -8;
  private static final int M_MMAP_THRESHOLD = -3;
  private static final int ARENAS = 2;

  /** Blocks from this size on go back to the system when they are freed. */
  private static final int LARGE = 1 << 20;

  private LinuxMemory() {}

  /** Sets it for this process; does nothing where there is no such C library. */
  @SuppressWarnings("restricted") // one function of the C library
  public static void bound() {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      return;
    }
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("mallopt");
    if (function.isEmpty()) {
      return;
    }
    MethodHandle mallopt =
        linker.downcallHandle(function.get(), FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
    try {
      int arenas = (int) mallopt.invokeExact(M_ARENA_MAX, ARENAS);
      int large = (int) mallopt.invokeExact(M_MMAP_THRESHOLD, LARGE);
      assert arenas == 1 && large == 1;
    } catch (Throwable e) { // method handles declare it; the desk runs without, only larger
      return;
    }
  }
}
