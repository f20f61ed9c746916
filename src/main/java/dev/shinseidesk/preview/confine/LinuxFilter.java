package dev.shinseidesk.preview.confine;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Linux's own filter of system calls (seccomp), installed for all threads of the process. What it
 * refuses fails as if for want of permission; it can't be taken off again.
 */
final class LinuxFilter {
  private static final int PR_SET_NO_NEW_PRIVS = 38;
  private static final long SECCOMP_SET_MODE_FILTER = 1;
  private static final long SECCOMP_FILTER_FLAG_TSYNC = 1;

  private LinuxFilter() {}

  /** Installs it; false where this system has none, then nothing is changed. */
  static boolean install() {
    SystemCalls calls = calls();
    if (calls == null) {
      return false;
    }
    try (Arena arena = Arena.ofConfined()) {
      Linker linker = Linker.nativeLinker();
      // both take a variable number of arguments; all are passed as long
      MethodHandle prctl = function(linker, "prctl", JAVA_INT);
      MethodHandle syscall = function(linker, "syscall", JAVA_LONG);
      int refused = (int) prctl.invokeExact((long) PR_SET_NO_NEW_PRIVS, 1L, 0L, 0L, 0L);
      long installed =
          (long)
              syscall.invokeExact(
                  calls.seccomp(),
                  SECCOMP_SET_MODE_FILTER,
                  SECCOMP_FILTER_FLAG_TSYNC,
                  program(arena, new FilterProgram(calls).bytes()).address(),
                  0L);
      return refused == 0 && installed == 0;
    } catch (Throwable e) { // method handles declare it; a system without these functions is one
      return false;
    }
  }

  private static @Nullable SystemCalls calls() {
    if (!System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")) {
      return null;
    }
    return switch (System.getProperty("os.arch", "")) {
      case "amd64", "x86_64" -> SystemCalls.X86_64;
      case "aarch64" -> SystemCalls.AARCH64;
      default -> null;
    };
  }

  @SuppressWarnings("restricted") // two functions of the C library, to give up rights
  private static MethodHandle function(Linker linker, String name, ValueLayout result) {
    return linker.downcallHandle(
        linker.defaultLookup().find(name).orElseThrow(),
        FunctionDescriptor.of(result, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG, JAVA_LONG),
        Linker.Option.firstVariadicArg(1));
  }

  /** {@code struct sock_fprog}: how many instructions, and where. */
  private static MemorySegment program(Arena arena, byte[] instructions) {
    MemorySegment code = arena.allocate(instructions.length, Long.BYTES);
    MemorySegment.copy(instructions, 0, code, ValueLayout.JAVA_BYTE, 0, instructions.length);
    MemorySegment program = arena.allocate(16, Long.BYTES);
    program.set(ValueLayout.JAVA_SHORT, 0, (short) (instructions.length / FilterProgram.SIZE));
    program.set(JAVA_LONG, 8, code.address());
    return program;
  }
}
