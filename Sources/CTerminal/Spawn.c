#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

// What we ignore and block, and what we have open, is no business of another program's.
static int spawn(char *const arguments[], posix_spawn_file_actions_t *files, short flags) {
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawn_file_actions_addclosefrom_np(files, STDERR_FILENO + 1);
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, flags | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    pid_t process = -1;
    int failure = posix_spawnp(&process, arguments[0], files, &attributes, arguments, environ);
    posix_spawn_file_actions_destroy(files);
    posix_spawnattr_destroy(&attributes);
    return failure == 0 ? process : -1;
}

// A program beside ours: it must not write on our screen nor read our keys, and it lives on when we leave.
int ct_spawn_apart(char *const arguments[]) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    posix_spawn_file_actions_addopen(&files, STDIN_FILENO, "/dev/null", O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&files, STDIN_FILENO, STDERR_FILENO);
    return spawn(arguments, &files, POSIX_SPAWN_SETSID);
}

int ct_spawn_here(char *const arguments[]) {
    posix_spawn_file_actions_t files;
    posix_spawn_file_actions_init(&files);
    return spawn(arguments, &files, 0);
}

int ct_wait_for(int process) {
    int status = 0;
    while (waitpid(process, &status, 0) < 0) {
        if (errno != EINTR) return 0;
    }
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}
