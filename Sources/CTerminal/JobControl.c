#include "CTerminal.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// Stopping and coming back. A shell stops and continues a whole process group: the script that started this program and
// whatever else is in it.

enum { ANCESTORS_MAX = 64 };

// The parent of a process as Linux tells it; 0 where that is not known.
static pid_t parent_of(pid_t process) {
    if (process == getpid()) return getppid();
    char path[64], line[1024];
    snprintf(path, sizeof path, "/proc/%d/stat", (int)process);
    FILE *file = fopen(path, "re");
    if (file == NULL) return 0;
    size_t length = fread(line, 1, sizeof line - 1, file);
    fclose(file);
    line[length] = 0;
    // The name before it may hold anything.
    const char *end = strrchr(line, ')');
    int parent = 0;
    if (end == NULL || sscanf(end + 1, " %*c %d", &parent) != 1) return 0;
    return parent;
}

// The kernel's own rule (orphaned process groups): somebody of our group needs a parent in the same session and another
// group. That is the shell; the scripts between us and it are in our group.
int ct_has_job_control(void) {
    pid_t session = getsid(0), group = getpgrp(), process = getpid();
    for (int i = 0; i < ANCESTORS_MAX; i++) {
        pid_t parent = parent_of(process);
        if (parent <= 0 || getsid(parent) != session) return 0;
        if (getpgid(parent) != group) return 1;
        process = parent;
    }
    return 0;
}

void ct_stop_group(void) {
    struct sigaction ignoring, before;
    memset(&ignoring, 0, sizeof ignoring);
    ignoring.sa_handler = SIG_IGN;
    sigemptyset(&ignoring.sa_mask);
    sigaction(SIGTSTP, &ignoring, &before);
    kill(0, SIGTSTP);
    sigaction(SIGTSTP, &before, NULL);
    ct_stop();
}

// Not SIGTSTP, which is handled, and blocked on most threads.
void ct_stop(void) {
    kill(getpid(), SIGSTOP);
}
