package dev.shinseidesk.review.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What an expression is made of, seen before the expression language sees it: only a small part of
 * that language is permitted, and what isn't permitted is refused with its column. Static and pure.
 */
final class Tokens {
  /** Longest expression, in characters. */
  static final int LONGEST = 1000;

  /** Deepest brackets: the parser's time doubles with each. */
  private static final int DEEPEST = 12;

  private static final String PERMITTED = "(),.+-*/%<>=!&|?: \t\r\n";

  private Tokens() {}

  /**
   * A call found in an expression.
   *
   * @param function name of the function
   * @param literal its first argument where that is a text in quotes, otherwise empty
   * @param quoted whether the first argument is a text in quotes
   */
  record Call(String function, String literal, boolean quoted) {}

  /** The calls, in their order. */
  static List<Call> calls(String source, String place, Map<String, Functions.Shape> known)
      throws RuleMistake {
    if (source.isBlank() || source.length() > LONGEST) {
      throw new RuleMistake(place, "expression-long", Integer.toString(LONGEST));
    }
    List<Call> calls = new ArrayList<>();
    int depth = 0;
    int at = 0;
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\'' || c == '"') {
        at = end(source, at, place) + 1;
      } else if (Character.isDigit(c)) {
        at = number(source, at, place);
      } else if (Character.isJavaIdentifierStart(c) && c != '$') {
        int end = at;
        while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
          end++;
        }
        call(source, at, end, place, known, calls);
        at = end;
      } else if (PERMITTED.indexOf(c) < 0 || forbidden(source, at)) {
        throw new RuleMistake(place, "character", shown(c), Integer.toString(at + 1));
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        if (depth > DEEPEST) {
          throw new RuleMistake(place, "deep", Integer.toString(DEEPEST));
        }
        at++;
      }
    }
    return calls;
  }

  /** Assignments, ranges, methods and fields have no place in a rule. */
  private static boolean forbidden(String source, int at) {
    char c = source.charAt(at);
    char next = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
    char before = at > 0 ? source.charAt(at - 1) : ' ';
    return switch (c) {
      case '=' -> next != '=' && "=!<>".indexOf(before) < 0;
      case '.' -> true; // those of numbers are read with the number
      case '-' -> next == '>' || next == '-';
      case '+' -> next == '+';
      case '&' -> next != '&' && before != '&';
      case '|' -> next != '|' && before != '|';
      case '<' -> next == '<';
      case '>' -> next == '>';
      case '/' -> next == '/' || next == '*';
      case '?' -> next == '?' || next == ':' || next == '.';
      default -> false;
    };
  }

  private static int number(String source, int from, String place) throws RuleMistake {
    int at = from;
    while (at < source.length()
        && (Character.isDigit(source.charAt(at)) || source.charAt(at) == '.')) {
      at++;
    }
    boolean word = at < source.length() && Character.isJavaIdentifierPart(source.charAt(at));
    String text = source.substring(from, at);
    if (word || text.length() > 18 || !text.matches("[0-9]+([.][0-9]+)?")) {
      throw new RuleMistake(place, "number", text, Integer.toString(from + 1));
    }
    return at;
  }

  private static int end(String source, int from, String place) throws RuleMistake {
    char quote = source.charAt(from);
    for (int at = from + 1; at < source.length(); at++) {
      char c = source.charAt(at);
      if (c == '\\') {
        at++;
      } else if (c == quote) {
        return at;
      }
    }
    throw new RuleMistake(place, "quote", Integer.toString(from + 1));
  }

  private static void call(
      String source,
      int from,
      int to,
      String place,
      Map<String, Functions.Shape> known,
      List<Call> calls)
      throws RuleMistake {
    int at = to;
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    if (at >= source.length() || source.charAt(at) != '(') {
      return;
    }
    String name = source.substring(from, to);
    Functions.Shape shape = known.get(name);
    if (shape == null) {
      throw new RuleMistake(place, "function", name, Integer.toString(from + 1));
    }
    at++;
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    boolean quoted =
        at < source.length() && (source.charAt(at) == '\'' || source.charAt(at) == '"');
    String literal = quoted ? source.substring(at + 1, end(source, at, place)) : "";
    if (shape.literalFirst() && !quoted) {
      throw new RuleMistake(place, "literal", name, Integer.toString(from + 1));
    }
    calls.add(new Call(name, literal, quoted));
  }

  private static String shown(char c) {
    return c > ' ' && c < 127 ? Character.toString(c) : String.format("U+%04X", (int) c);
  }
}
