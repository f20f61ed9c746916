package dev.shinseidesk.preview.confine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * The filter in the kernel's small machine language (classic BPF) over {@code struct seccomp_data}:
 * number of the call at 0, architecture at 4, arguments of eight bytes from 16 on.
 */
final class FilterProgram {
  /** Bytes of an instruction. */
  static final int SIZE = 8;

  private static final int LOAD = 0x20;
  private static final int JUMP_EQUAL = 0x15;
  private static final int JUMP_AT_LEAST = 0x35;
  private static final int JUMP_ANY_BIT = 0x45;
  private static final int RETURN = 0x06;

  private static final int NUMBER = 0;
  private static final int ARCHITECTURE = 4;
  private static final int FIRST_ARGUMENT = 16;

  private static final int ALLOW = 0x7FFF0000;
  private static final int ERRNO = 0x00050000;
  private static final int NOT_PERMITTED = ERRNO | 1;
  private static final int NOT_KNOWN = ERRNO | 38;

  private static final int CLONE_THREAD = 0x00010000;

  /** Any of O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_APPEND. */
  private static final int WRITING = 01 | 02 | 0100 | 01000 | 02000;

  /** Calls of the 32-bit mode of the same machine begin here. */
  private static final int X32 = 0x40000000;

  private final List<int[]> code = new ArrayList<>();

  FilterProgram(SystemCalls calls) {
    add(LOAD, 0, 0, ARCHITECTURE);
    add(JUMP_EQUAL, 1, 0, calls.architecture());
    add(RETURN, 0, 0, NOT_PERMITTED);
    add(LOAD, 0, 0, NUMBER);
    add(JUMP_AT_LEAST, 0, 1, X32);
    add(RETURN, 0, 0, NOT_PERMITTED);
    for (int call : calls.absent()) {
      answer(call, NOT_KNOWN);
    }
    for (int call : calls.refused()) {
      answer(call, NOT_PERMITTED);
    }
    onlyWith(calls.cloning(), 0, CLONE_THREAD);
    if (calls.open() >= 0) {
      onlyWithout(calls.open(), 1, WRITING);
    }
    onlyWithout(calls.openat(), 2, WRITING);
    add(RETURN, 0, 0, ALLOW);
  }

  private void add(int instruction, int ifTrue, int ifFalse, int value) {
    code.add(new int[] {instruction, ifTrue, ifFalse, value});
  }

  private void answer(int call, int answer) {
    add(JUMP_EQUAL, 0, 1, call);
    add(RETURN, 0, 0, answer);
  }

  private void onlyWith(int call, int argument, int bits) {
    add(JUMP_EQUAL, 0, 4, call);
    add(LOAD, 0, 0, FIRST_ARGUMENT + 8 * argument);
    add(JUMP_ANY_BIT, 1, 0, bits);
    add(RETURN, 0, 0, NOT_PERMITTED);
    add(RETURN, 0, 0, ALLOW);
  }

  private void onlyWithout(int call, int argument, int bits) {
    add(JUMP_EQUAL, 0, 4, call);
    add(LOAD, 0, 0, FIRST_ARGUMENT + 8 * argument);
    add(JUMP_ANY_BIT, 0, 1, bits);
    add(RETURN, 0, 0, NOT_PERMITTED);
    add(RETURN, 0, 0, ALLOW);
  }

  /** As {@code struct sock_filter}, one after the other. */
  byte[] bytes() {
    var bytes = ByteBuffer.allocate(code.size() * SIZE).order(ByteOrder.nativeOrder());
    for (int[] one : code) {
      bytes.putShort((short) one[0]).put((byte) one[1]).put((byte) one[2]).putInt(one[3]);
    }
    return bytes.array();
  }
}
