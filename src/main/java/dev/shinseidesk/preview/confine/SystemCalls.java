package dev.shinseidesk.preview.confine;

/**
 * Numbers of Linux's system calls on one kind of machine, as its kernel headers give them.
 *
 * @param architecture AUDIT_ARCH of the kernel's headers
 * @param seccomp the call that installs the filter
 * @param cloning starts threads and processes; only threads are let through
 * @param open older way of opening a file; -1 where there is none
 * @param openat opens a file; only reading is let through
 * @param absent calls answered as if the kernel didn't know them, so that libraries take the older
 *     ones above, whose arguments a filter can see
 * @param refused network, processes, and changes to files and their names
 */
@SuppressWarnings("ArrayRecordComponent") // two constants; never compared
record SystemCalls(
    int architecture,
    long seccomp,
    int cloning,
    int open,
    int openat,
    int[] absent,
    int[] refused) {
  static final SystemCalls X86_64 =
      new SystemCalls(
          0xC000003E,
          317,
          56,
          2,
          257,
          // clone3, openat2
          new int[] {435, 437},
          new int[] {
            // socket, connect, accept, sendto, sendmsg, bind, listen, socketpair, accept4, sendmmsg
            41,
            42,
            43,
            44,
            46,
            49,
            50,
            53,
            288,
            307,
            // fork, vfork, execve, execveat, kill, ptrace, process_vm_readv and writev, pidfd_open,
            // pidfd_getfd, pidfd_send_signal
            57,
            58,
            59,
            322,
            62,
            101,
            310,
            311,
            434,
            438,
            424,
            // truncate, ftruncate, rename, mkdir, rmdir, creat, link, unlink, symlink, chmod,
            // fchmod,
            // chown, fchown, lchown, utime, mknod, utimes
            76,
            77,
            82,
            83,
            84,
            85,
            86,
            87,
            88,
            90,
            91,
            92,
            93,
            94,
            132,
            133,
            235,
            // mkdirat, mknodat, fchownat, futimesat, unlinkat, renameat, linkat, symlinkat,
            // fchmodat,
            // utimensat, fallocate, renameat2, memfd_create, fchmodat2
            258,
            259,
            260,
            261,
            263,
            264,
            265,
            266,
            268,
            280,
            285,
            316,
            319,
            452,
            // setxattr, lsetxattr, fsetxattr, removexattr, lremovexattr, fremovexattr
            188,
            189,
            190,
            197,
            198,
            199,
            // mount, umount2, chroot, pivot_root, swapon, mq_open, shmget, bpf, userfaultfd,
            // io_uring_setup, open_by_handle_at, unshare, setns, add_key, request_key, keyctl,
            // perf_event_open
            165,
            166,
            161,
            155,
            167,
            240,
            29,
            321,
            323,
            425,
            304,
            272,
            308,
            248,
            249,
            250,
            298
          });

  static final SystemCalls AARCH64 =
      new SystemCalls(
          0xC00000B7,
          277,
          220,
          -1,
          56,
          new int[] {435, 437},
          new int[] {
            // socket, socketpair, bind, listen, accept, connect, sendto, sendmsg, accept4, sendmmsg
            198,
            199,
            200,
            201,
            202,
            203,
            206,
            211,
            242,
            269,
            // execve, execveat, kill, ptrace, process_vm_readv and writev, pidfd_open, pidfd_getfd,
            // pidfd_send_signal
            221,
            281,
            129,
            117,
            270,
            271,
            434,
            438,
            424,
            // truncate, ftruncate, fallocate, fchmod, fchmodat, fchownat, fchown, utimensat,
            // fchmodat2
            45,
            46,
            47,
            52,
            53,
            54,
            55,
            88,
            452,
            // mknodat, mkdirat, unlinkat, symlinkat, linkat, renameat, renameat2, memfd_create
            33,
            34,
            35,
            36,
            37,
            38,
            276,
            279,
            // setxattr, lsetxattr, fsetxattr, removexattr, lremovexattr, fremovexattr
            5,
            6,
            7,
            14,
            15,
            16,
            // umount2, mount, pivot_root, chroot, swapon, mq_open, shmget, bpf, userfaultfd,
            // io_uring_setup, open_by_handle_at, unshare, setns, add_key, request_key, keyctl,
            // perf_event_open
            39,
            40,
            41,
            51,
            224,
            180,
            194,
            280,
            282,
            425,
            265,
            97,
            268,
            217,
            218,
            219,
            241
          });
}
