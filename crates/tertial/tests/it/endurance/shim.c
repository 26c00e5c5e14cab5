/* Notes what a process writes to one SQLite database and its write-ahead log, and when it asks the
 * system to keep it: loaded before the C library, with POWERCUT_DATABASE (the file's path as it is
 * opened, or the end of it) and POWERCUT_TRACE (where the notes go).
 *
 * A note is a head of 14 bytes, in the machine's own order of bytes: what happened (W written, T cut
 * to a length, S kept, X written in a way that is not understood), which file (d or w), the offset as
 * 64 bits and a length as 32, and so many bytes. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define FILES 4096

static char kind_of[FILES];

struct __attribute__((packed)) head {
    char what, file;
    uint64_t offset;
    uint32_t length;
};

static int trace(void) {
    static int opened = -1;
    if (opened < 0) {
        const char *path = getenv("POWERCUT_TRACE");
        if (path)
            opened = syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
    }
    return opened;
}

/* One call each, to a file that is only added to: notes of two threads do not mix. */
static void note(char what, char file, uint64_t offset, const void *bytes, uint32_t length) {
    struct head head = {what, file, offset, length};
    struct iovec parts[2] = {{&head, sizeof head}, {(void *)bytes, length}};
    if (trace() >= 0)
        syscall(SYS_writev, trace(), parts, length ? 2 : 1);
}

static int ends_with(const char *path, const char *end) {
    size_t all = strlen(path), last = strlen(end);
    return all >= last && strcmp(path + all - last, end) == 0;
}

static int opened(int fd, const char *path) {
    const char *database = getenv("POWERCUT_DATABASE");
    char log[4096];
    if (fd < 0 || fd >= FILES)
        return fd;
    kind_of[fd] = 0;
    if (!database || strlen(database) > sizeof log - 5)
        return fd;
    strcpy(log, database);
    strcat(log, "-wal");
    if (ends_with(path, database))
        kind_of[fd] = 'd';
    else if (ends_with(path, log))
        kind_of[fd] = 'w';
    return fd;
}

static char kind(int fd) { return fd >= 0 && fd < FILES ? kind_of[fd] : 0; }

int open64(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | __O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), path);
}

int open(const char *path, int flags, ...) {
    mode_t mode = 0;
    if (flags & (O_CREAT | __O_TMPFILE)) {
        va_list rest;
        va_start(rest, flags);
        mode = va_arg(rest, mode_t);
        va_end(rest);
    }
    return opened(syscall(SYS_openat, AT_FDCWD, path, flags, mode), path);
}

int close(int fd) {
    if (fd >= 0 && fd < FILES)
        kind_of[fd] = 0;
    return syscall(SYS_close, fd);
}

ssize_t pwrite64(int fd, const void *bytes, size_t length, off64_t offset) {
    if (kind(fd))
        note('W', kind(fd), offset, bytes, length);
    return syscall(SYS_pwrite64, fd, bytes, length, offset);
}

ssize_t pwrite(int fd, const void *bytes, size_t length, off_t offset) {
    return pwrite64(fd, bytes, length, offset);
}

int ftruncate64(int fd, off64_t length) {
    if (kind(fd))
        note('T', kind(fd), length, 0, 0);
    return syscall(SYS_ftruncate, fd, length);
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

/* Kept from the moment when the system says so. */
int fdatasync(int fd) {
    int done = syscall(SYS_fdatasync, fd);
    if (kind(fd) && done == 0)
        note('S', kind(fd), 0, 0, 0);
    return done;
}

int fsync(int fd) {
    int done = syscall(SYS_fsync, fd);
    if (kind(fd) && done == 0)
        note('S', kind(fd), 0, 0, 0);
    return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
    if (kind(fd))
        note('X', kind(fd), 0, 0, 0);
    return syscall(SYS_write, fd, bytes, length);
}

ssize_t writev(int fd, const struct iovec *parts, int count) {
    if (kind(fd))
        note('X', kind(fd), 0, 0, 0);
    return syscall(SYS_writev, fd, parts, count);
}
