package dev.shinseidesk;

/** Starts the product; does not extend Application so that a plain class path works. */
public final class Main {
  private Main() {}

  /** Runs. */
  public static void main(String[] args) {
    System.out.println("Hello " + Runtime.version());
  }
}
