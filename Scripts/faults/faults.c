/* Faults of disks, for Scripts/check-scan-faults: loaded before the C library by LD_PRELOAD.

   TOUCHSTONE_FAULT is MODE:NUMBER. Calls that change files below TOUCHSTONE_FAULT_FOLDER are counted; at the one with
   that number
     full  it and all later ones fail as on a full disk,
     kill  the process is killed before it,
     cut   the power fails: what was not synchronised is undone, file by file and folder by folder, then as kill.
   With count:0 nothing happens. The number of calls is written to TOUCHSTONE_FAULT_COUNT when the process ends.

   The undoing is the worst case of what file systems promise: bytes are safe once their file was synchronised, names once
   their folder was. Files that are written through memory maps are not followed. */

#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

/* One change that is not safe yet. */
typedef struct change {
  enum { BYTES, MADE, RENAMED, EXCHANGED, REMOVED, FOLDER_MADE, FOLDER_REMOVED } kind;
  char path[PATH_MAX];
  char other[PATH_MAX];
  dev_t device;
  ino_t file;
  off_t offset, size, length;
  char *bytes;
  struct change *before;
} change;

static char folder[PATH_MAX];
static char mode[8];
static long target, calls;
static pid_t owner;
static change *last;
static int saved;
static pthread_mutex_t lock = PTHREAD_RECURSIVE_MUTEX_INITIALIZER_NP;


/* The C library's own way into the system, past what stands below. */
static long (*raw)(long, ...);

__attribute__((constructor)) static void begin(void) {
  raw = (long (*)(long, ...))dlsym(RTLD_NEXT, "syscall");
  const char *fault = getenv("TOUCHSTONE_FAULT"), *place = getenv("TOUCHSTONE_FAULT_FOLDER");
  if (!fault || !place || !realpath(place, folder)) return;
  owner = getpid();
  sscanf(fault, "%7[a-z]:%ld", mode, &target);
}

__attribute__((destructor)) static void end(void) {
  const char *path = getenv("TOUCHSTONE_FAULT_COUNT");
  if (!path || getpid() != owner) return;
  char text[32];
  int file = (int)raw(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_TRUNC, 0666);
  if (file >= 0 && raw(SYS_write, file, text, (size_t)sprintf(text, "%ld\n", calls)) > 0) close(file);
}

/* The path as it is from the root, if it lies below the folder. */
static int below(const char *path, char *full) {
  char parent[PATH_MAX], copy[PATH_MAX];
  if (!mode[0] || getpid() != owner || !path || strlen(path) >= PATH_MAX) return 0;
  strcpy(copy, path);
  char *slash = strrchr(copy, '/');
  const char *name = slash ? slash + 1 : copy;
  if (slash) *slash = 0;
  if (!realpath(slash ? (*copy ? copy : "/") : ".", parent)) return 0;
  if (snprintf(full, PATH_MAX, "%s/%s", parent, name) >= PATH_MAX) return 0;
  size_t size = strlen(folder);
  return strncmp(full, folder, size) == 0 && (full[size] == '/' || full[size] == 0);
}

static int open_below(int file, char *full) {
  char link[64];
  sprintf(link, "/proc/self/fd/%d", file);
  if (!mode[0] || getpid() != owner) return 0;
  ssize_t size = readlink(link, full, PATH_MAX - 1);
  if (size <= 0) return 0;
  full[size] = 0;
  size_t start = strlen(folder);
  return strncmp(full, folder, start) == 0 && full[start] == '/';
}

static void undo(change *step) {
  int file;
  switch (step->kind) {
  case BYTES:
    file = (int)raw(SYS_openat, AT_FDCWD, step->path, O_WRONLY, 0);
    if (file < 0) break;
    if (step->length) raw(SYS_pwrite64, file, step->bytes, (size_t)step->length, step->offset);
    raw(SYS_ftruncate, file, step->size);
    raw(SYS_close, file);
    break;
  case MADE: raw(SYS_unlink, step->path); break;
  case RENAMED:
    raw(SYS_rename, step->other, step->path);
    if (step->bytes) raw(SYS_rename, step->bytes, step->other);
    break;
  case EXCHANGED: raw(SYS_renameat2, AT_FDCWD, step->path, AT_FDCWD, step->other, 2); break;
  case REMOVED: raw(SYS_rename, step->other, step->path); break;
  case FOLDER_MADE: {
    char command[PATH_MAX + 16];
    sprintf(command, "rm -rf '%s'", step->path);
    unsetenv("LD_PRELOAD");
    if (system(command)) {}
    break;
  }
  case FOLDER_REMOVED: raw(SYS_mkdir, step->path, 0777); break;
  }
}

/* Counts a call; says whether it is to fail. */
static int fails(void) {
  calls++;
  if (!target || calls < target) return 0;
  if (strcmp(mode, "full") == 0) {
    errno = ENOSPC;
    return 1;
  }
  if (strcmp(mode, "cut") == 0)
    for (change *step = last; step; step = step->before) undo(step);
  if (strcmp(mode, "kill") == 0 || strcmp(mode, "cut") == 0) raw(SYS_kill, getpid(), SIGKILL);
  return 0;
}

static change *note(int kind, const char *path, const char *other) {
  change *step = calloc(1, sizeof *step);
  step->kind = kind;
  strcpy(step->path, path);
  if (other) strcpy(step->other, other);
  step->before = last;
  last = step;
  return step;
}

/* A name outside of the folder's sight under which a file is kept whose name goes. */
static void spare(const char *path, char *kept) {
  sprintf(kept, "%s/../faults-%d-%d", folder, (int)owner, saved++);
  raw(SYS_link, path, kept);
}

static void note_bytes(int file, const char *path, off_t offset, size_t count) {
  struct stat status;
  if (fstat(file, &status)) return;
  change *step = note(BYTES, path, NULL);
  step->device = status.st_dev;
  step->file = status.st_ino;
  step->size = status.st_size;
  step->offset = offset;
  off_t overlap = status.st_size - offset;
  if (overlap <= 0) return;
  step->length = overlap < (off_t)count ? overlap : (off_t)count;
  step->bytes = malloc((size_t)step->length);
  int again = (int)raw(SYS_openat, AT_FDCWD, path, O_RDONLY, 0);
  if (again < 0 || raw(SYS_pread64, again, step->bytes, (size_t)step->length, offset) != step->length) step->length = 0;
  if (again >= 0) raw(SYS_close, again);
}

static void made_safe(int file) {
  struct stat status;
  char path[PATH_MAX];
  if (fstat(file, &status) || !open_below(file, path)) {
    /* The folder itself is not below itself, but its names are. */
    char link[64];
    sprintf(link, "/proc/self/fd/%d", file);
    ssize_t size = readlink(link, path, PATH_MAX - 1);
    if (size <= 0) return;
    path[size] = 0;
    if (strcmp(path, folder)) return;
  }
  size_t size = strlen(path);
  for (change **place = &last; *place;) {
    change *step = *place;
    int is_safe;
    if (S_ISDIR(status.st_mode)) {
      const char *slash = strrchr(step->path, '/');
      is_safe = step->kind != BYTES && strncmp(step->path, path, size) == 0 && slash == step->path + size;
    } else {
      is_safe = step->kind == BYTES && step->device == status.st_dev && step->file == status.st_ino;
    }
    if (is_safe) *place = step->before;
    else place = &step->before;
  }
}


static int opened(const char *path, int flags, mode_t permissions) {
  if (!raw) begin();
  char full[PATH_MAX];
  struct stat status;
  int result;
  if (!(flags & (O_CREAT | O_TRUNC)) || !below(path, full))
    return (int)raw(SYS_openat, AT_FDCWD, path, flags, permissions);
  pthread_mutex_lock(&lock);
  int is_there = stat(path, &status) == 0;
  if (fails()) {
    result = -1;
  } else {
    if (is_there && flags & O_TRUNC) {
      int file = (int)raw(SYS_openat, AT_FDCWD, path, O_RDONLY, 0);
      if (file >= 0) {
        note_bytes(file, full, 0, (size_t)status.st_size);
        raw(SYS_close, file);
      }
    }
    result = (int)raw(SYS_openat, AT_FDCWD, path, flags, permissions);
    if (result >= 0 && !is_there) note(MADE, full, NULL);
  }
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

int open(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t permissions = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, permissions);
}

int open64(const char *path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  mode_t permissions = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return opened(path, flags, permissions);
}

static ssize_t written(int file, const void *bytes, size_t count, off_t offset, int is_placed) {
  if (!raw) begin();
  char path[PATH_MAX];
  ssize_t result;
  if (!open_below(file, path))
    return is_placed ? raw(SYS_pwrite64, file, bytes, count, offset) : raw(SYS_write, file, bytes, count);
  pthread_mutex_lock(&lock);
  if (fails()) {
    result = -1;
  } else {
    struct stat status;
    off_t place = is_placed ? offset : lseek(file, 0, SEEK_CUR);
    if (!is_placed && fcntl(file, F_GETFL) & O_APPEND && fstat(file, &status) == 0) place = status.st_size;
    note_bytes(file, path, place, count);
    result = is_placed ? raw(SYS_pwrite64, file, bytes, count, offset) : raw(SYS_write, file, bytes, count);
  }
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

ssize_t write(int file, const void *bytes, size_t count) { return written(file, bytes, count, 0, 0); }
ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) { return written(file, bytes, count, offset, 1); }
ssize_t pwrite64(int file, const void *bytes, size_t count, off64_t offset) { return written(file, bytes, count, offset, 1); }

static int cut_off(int file, off_t size) {
  char path[PATH_MAX];
  struct stat status;
  int result;
  if (!open_below(file, path)) return (int)raw(SYS_ftruncate, file, size);
  pthread_mutex_lock(&lock);
  if (fails()) {
    result = -1;
  } else {
    if (fstat(file, &status) == 0) note_bytes(file, path, size < status.st_size ? size : status.st_size, (size_t)status.st_size);
    result = (int)raw(SYS_ftruncate, file, size);
  }
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

int ftruncate(int file, off_t size) { return cut_off(file, size); }
int ftruncate64(int file, off64_t size) { return cut_off(file, size); }

static int synchronised(int file, long number) {
  char path[PATH_MAX];
  int result;
  pthread_mutex_lock(&lock);
  int is_ours = open_below(file, path) || strcmp(path, folder) == 0;
  if (is_ours && mode[0] && strcmp(mode, "full") != 0) fails();
  result = (int)syscall(number, file);
  if (result == 0 && is_ours) made_safe(file);
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

int fsync(int file) { return synchronised(file, SYS_fsync); }
int fdatasync(int file) { return synchronised(file, SYS_fdatasync); }

int mkdir(const char *path, mode_t permissions) {
  char full[PATH_MAX];
  int result;
  if (!below(path, full)) return (int)raw(SYS_mkdir, path, permissions);
  pthread_mutex_lock(&lock);
  result = fails() ? -1 : (int)raw(SYS_mkdir, path, permissions);
  if (result == 0) note(FOLDER_MADE, full, NULL);
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

int unlink(const char *path) {
  char full[PATH_MAX], kept[PATH_MAX + 64];
  int result;
  if (!below(path, full)) return (int)raw(SYS_unlink, path);
  pthread_mutex_lock(&lock);
  if (strcmp(mode, "full") != 0) fails();
  spare(full, kept);
  result = (int)raw(SYS_unlink, path);
  if (result == 0) note(REMOVED, full, kept);
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

int rmdir(const char *path) {
  char full[PATH_MAX];
  int result;
  if (!below(path, full)) return (int)raw(SYS_rmdir, path);
  pthread_mutex_lock(&lock);
  if (strcmp(mode, "full") != 0) fails();
  result = (int)raw(SYS_rmdir, path);
  if (result == 0) note(FOLDER_REMOVED, full, NULL);
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

int rename(const char *path, const char *other) {
  char full[PATH_MAX], full_other[PATH_MAX], kept[PATH_MAX + 64] = "";
  struct stat status;
  int result;
  if (!below(path, full) || !below(other, full_other)) return (int)raw(SYS_rename, path, other);
  pthread_mutex_lock(&lock);
  if (strcmp(mode, "full") != 0) fails();
  if (lstat(other, &status) == 0 && S_ISREG(status.st_mode)) spare(full_other, kept);
  result = (int)raw(SYS_rename, path, other);
  if (result == 0) {
    change *step = note(RENAMED, full, full_other);
    if (kept[0]) step->bytes = strdup(kept);
  }
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}

/* The program calls renameat2 in this way, and nothing else that changes files. */
long syscall(long number, ...) {
  long words[6];
  va_list rest;
  va_start(rest, number);
  for (int index = 0; index < 6; index++) words[index] = va_arg(rest, long);
  va_end(rest);
  if (!raw) begin();
  char full[PATH_MAX], full_other[PATH_MAX];
  int is_exchange = number == SYS_renameat2 && mode[0]
    && below((const char *)words[1], full) && below((const char *)words[3], full_other);
  if (!is_exchange) return raw(number, words[0], words[1], words[2], words[3], words[4], words[5]);
  pthread_mutex_lock(&lock);
  if (strcmp(mode, "full") != 0) fails();
  long result = raw(number, words[0], words[1], words[2], words[3], words[4], words[5]);
  if (result == 0) note(EXCHANGED, full, full_other);
  int code = errno;
  pthread_mutex_unlock(&lock);
  errno = code;
  return result;
}
