package dev.shinseidesk;

import dev.shinseidesk.preview.PreviewProcess;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Starts the product; doesn't extend JavaFX's Application, so that a plain class path works. */
public final class Main {
  /** JavaFX warns of being on the class path, where it is on purpose; held so that it stays set. */
  private static final Logger TOOLKIT = Logger.getLogger("javafx");

  private Main() {}

  /** Without arguments the window in practice mode, otherwise a command of the command line. */
  public static void main(String[] args) {
    if (args.length == 2 && args[0].equals(PreviewProcess.ARGUMENT)) {
      LinuxMemory.bound();
      PreviewProcess.serve(Integer.parseInt(args[1]));
      return;
    }
    TOOLKIT.setLevel(Level.SEVERE);
    int exit = new Console(System.in, System.out, System.err).run(args);
    if (exit != Console.STAYS_OPEN) {
      System.exit(exit);
    }
  }
}
