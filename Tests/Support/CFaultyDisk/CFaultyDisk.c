#include "CFaultyDisk.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

/* A folder whose disk can fail. */
struct disk {
    char folder[512];
    long n, count;
    enum cfd_fault fault;
};

/* The methods of one open file: the system's own, with ours in front, which find the others behind them. */
struct methods {
    sqlite3_io_methods front;
    const sqlite3_io_methods *system;
    struct disk *disk;
};

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static struct disk disks[64];
static sqlite3_vfs *below;
static sqlite3_vfs vfs;

static struct disk *find(const char *path) {
    for (size_t i = 0; path && i < sizeof disks / sizeof *disks; i++) {
        size_t length = strlen(disks[i].folder);
        if (length && !strncmp(path, disks[i].folder, length) && (path[length] == '/' || !path[length])) return disks + i;
    }
    return NULL;
}

/* Counts a change: 0 to do it, 1 to refuse it, 2 to do half of it and refuse. */
static int judge(struct disk *disk) {
    pthread_mutex_lock(&lock);
    long number = ++disk->count;
    int verdict = 0;
    if (disk->n && number == disk->n) verdict = disk->fault == CFD_TORN ? 2 : 1;
    if (disk->n && number > disk->n && disk->fault != CFD_ONCE) verdict = 1;
    pthread_mutex_unlock(&lock);
    return verdict;
}

static struct methods *methods(sqlite3_file *file) { return (struct methods *)file->pMethods; }

static int write_(sqlite3_file *file, const void *bytes, int count, sqlite3_int64 offset) {
    int verdict = judge(methods(file)->disk);
    if (verdict == 2) methods(file)->system->xWrite(file, bytes, count / 2, offset);
    return verdict ? SQLITE_IOERR_WRITE : methods(file)->system->xWrite(file, bytes, count, offset);
}

static int truncate_(sqlite3_file *file, sqlite3_int64 size) {
    return judge(methods(file)->disk) ? SQLITE_IOERR_TRUNCATE : methods(file)->system->xTruncate(file, size);
}

static int sync_(sqlite3_file *file, int flags) {
    return judge(methods(file)->disk) ? SQLITE_IOERR_FSYNC : methods(file)->system->xSync(file, flags);
}

static int close_(sqlite3_file *file) {
    struct methods *own = methods(file);
    int code = own->system->xClose(file);
    free(own);
    return code;
}

static int open_(sqlite3_vfs *self, const char *path, sqlite3_file *file, int flags, int *out) {
    (void)self;
    int code = below->xOpen(below, path, file, flags, out);
    pthread_mutex_lock(&lock);
    struct disk *disk = code == SQLITE_OK ? find(path) : NULL;
    pthread_mutex_unlock(&lock);
    struct methods *own = disk ? malloc(sizeof *own) : NULL;
    if (!own) return code;
    *own = (struct methods){*file->pMethods, file->pMethods, disk};
    own->front.xWrite = write_;
    own->front.xTruncate = truncate_;
    own->front.xSync = sync_;
    own->front.xClose = close_;
    /* Memory mapping would be a way past us; nobody asks for it here. */
    file->pMethods = &own->front;
    return code;
}

int cfd_install(void) {
    pthread_mutex_lock(&lock);
    int code = SQLITE_OK;
    if (!below && (below = sqlite3_vfs_find(NULL))) {
        vfs = *below;
        vfs.zName = "faulty";
        vfs.xOpen = open_;
        vfs.pNext = NULL;
        code = sqlite3_vfs_register(&vfs, 1);
    }
    pthread_mutex_unlock(&lock);
    return below ? code : SQLITE_ERROR;
}

int cfd_arm(const char *folder, long n, enum cfd_fault fault) {
    pthread_mutex_lock(&lock);
    struct disk *disk = find(folder);
    for (size_t i = 0; !disk && i < sizeof disks / sizeof *disks; i++) {
        if (!disks[i].folder[0]) disk = disks + i;
    }
    int fits = disk && strlen(folder) < sizeof disk->folder;
    if (fits) {
        strcpy(disk->folder, folder);
        disk->n = n;
        disk->count = 0;
        disk->fault = fault;
    }
    pthread_mutex_unlock(&lock);
    return fits ? 0 : -1;
}

long cfd_count(const char *folder) {
    pthread_mutex_lock(&lock);
    struct disk *disk = find(folder);
    long count = disk ? disk->count : -1;
    pthread_mutex_unlock(&lock);
    return count;
}

void cfd_disarm(const char *folder) {
    pthread_mutex_lock(&lock);
    struct disk *disk = find(folder);
    if (disk) disk->n = 0;
    pthread_mutex_unlock(&lock);
}
