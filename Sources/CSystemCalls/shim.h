#ifndef TOUCHSTONE_CSYSTEMCALLS_SHIM_H
#define TOUCHSTONE_CSYSTEMCALLS_SHIM_H

/* Calls of the system that Swift does not see: those that it forbids, macros, and functions with a varying number of
   arguments. */

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

/* Swift marks fork as not to be called, for a program with several threads may call little in the child. Who calls this
   has one thread that matters: the child never returns to where others wait. */
static inline pid_t touchstone_fork(void) { return fork(); }

/* Exchanges the names of two files or folders in one step: 0, or -1 where the file system cannot. */
static inline int touchstone_exchange(const char *path, const char *other) {
  const int here = -100;           /* AT_FDCWD; its header would make Glibc's types this module's */
  const unsigned int exchange = 2; /* RENAME_EXCHANGE, which older headers lack */
  return (int)syscall(SYS_renameat2, here, path, here, other, exchange);
}

/* Begins to bring bytes of a file to the disk, without waiting for it; where the system cannot, nothing happens. */
static inline void touchstone_start_syncing(int file, long offset, long count) {
#if defined(SYS_sync_file_range) && __LP64__
  const unsigned int begin = 2; /* SYNC_FILE_RANGE_WRITE; its header would make Glibc's types this module's */
  (void)syscall(SYS_sync_file_range, file, offset, count, begin);
#endif
}

/* glibc gives the resource as an enumeration, which Swift does not take. */
static inline int touchstone_get_limit(int resource, struct rlimit *limit) { return getrlimit(resource, limit); }
static inline int touchstone_set_limit(int resource, const struct rlimit *limit) { return setrlimit(resource, limit); }
static inline int touchstone_usage(struct rusage *usage) { return getrusage(RUSAGE_SELF, usage); }

/* Has the system end this process when the one that forked it ends; prctl takes a varying number of arguments. */
static inline void touchstone_end_with_parent(void) { prctl(PR_SET_PDEATHSIG, SIGKILL); }

/* Waits for a child; gives its status and the most memory that it held, in kilobytes. */
static inline pid_t touchstone_wait(pid_t child, int *status, long *memory) {
  struct rusage usage;
  pid_t ended;
  memset(&usage, 0, sizeof usage);
  while ((ended = wait4(child, status, 0, &usage)) < 0 && errno == EINTR) {}
  *memory = usage.ru_maxrss;
  return ended;
}

/* Sends a message, with an open file where that is not -1; the macros that this needs are none for Swift. */
static inline ssize_t touchstone_send(int socket, const void *bytes, size_t count, int file) {
  struct iovec piece = {(void *)bytes, count};
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
  } control;
  struct msghdr message;
  memset(&message, 0, sizeof message);
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  if (file >= 0) {
    memset(&control, 0, sizeof control);
    message.msg_control = control.room;
    message.msg_controllen = sizeof control.room;
    struct cmsghdr *head = CMSG_FIRSTHDR(&message);
    head->cmsg_level = SOL_SOCKET;
    head->cmsg_type = SCM_RIGHTS;
    head->cmsg_len = CMSG_LEN(sizeof(int));
    memcpy(CMSG_DATA(head), &file, sizeof(int));
  }
  ssize_t sent;
  while ((sent = sendmsg(socket, &message, MSG_NOSIGNAL)) < 0 && errno == EINTR) {}
  return sent;
}

/* Receives a message, and the open file that came with it, or -1. */
static inline ssize_t touchstone_receive(int socket, void *bytes, size_t count, int *file) {
  struct iovec piece = {bytes, count};
  union {
    struct cmsghdr head;
    char room[CMSG_SPACE(sizeof(int))];
  } control;
  struct msghdr message;
  memset(&message, 0, sizeof message);
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = control.room;
  message.msg_controllen = sizeof control.room;
  *file = -1;
  ssize_t got;
  while ((got = recvmsg(socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR) {}
  struct cmsghdr *head = got < 0 ? NULL : CMSG_FIRSTHDR(&message);
  if (head && head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS)
    memcpy(file, CMSG_DATA(head), sizeof(int));
  return got;
}

#endif
