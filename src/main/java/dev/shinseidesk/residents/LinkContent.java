package dev.shinseidesk.residents;

import java.io.IOException;
import java.io.InputStream;

/** Bytes of a file of number links, wherever they are kept; read from the start each time. */
interface LinkContent {
  /**
   * The bytes from the first on; the caller closes it.
   *
   * @throws IOException when they can't be read
   */
  InputStream open() throws IOException;
}
