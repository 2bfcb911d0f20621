#define _GNU_SOURCE
#include "CPseudoTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

static const cpt_program failed = {-1, -1, -1, -1};

// The child begins with no blocked signal and with every signal's default, whatever the test process has.
static pid_t spawn(
    const char *path, char *const arguments[], char *const environment[], posix_spawn_file_actions_t *actions,
    short flags) {
    posix_spawnattr_t attributes;
    sigset_t none, all;
    sigemptyset(&none);
    sigfillset(&all);
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setsigmask(&attributes, &none);
    posix_spawnattr_setsigdefault(&attributes, &all);
    posix_spawnattr_setflags(&attributes, (short)(flags | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    pid_t pid = -1;
    int error = posix_spawn(&pid, path, actions, &attributes, arguments, environment);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(actions);
    if (error != 0) {
        errno = error;
        return -1;
    }
    return pid;
}

// The test process listens on sockets that stay open over exec; a program that got them would hold their ports.
static void leave_nothing_open(posix_spawn_file_actions_t *actions) {
    posix_spawn_file_actions_addclosefrom_np(actions, 3);
}

static void prepare(posix_spawn_file_actions_t *actions, const char *directory) {
    posix_spawn_file_actions_init(actions);
    if (directory != NULL) posix_spawn_file_actions_addchdir_np(actions, directory);
}

cpt_program cpt_spawn_on_terminal(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int rows,
    int columns) {
    int terminal = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (terminal < 0) return failed;
    char name[128];
    if (grantpt(terminal) != 0 || unlockpt(terminal) != 0 || ptsname_r(terminal, name, sizeof name) != 0
        || cpt_resize(terminal, rows, columns) != 0) {
        close(terminal);
        return failed;
    }
    posix_spawn_file_actions_t actions;
    prepare(&actions, directory);
    // The first terminal a session's leader opens becomes its controlling terminal: SIGWINCH and SIGHUP work.
    posix_spawn_file_actions_addopen(&actions, 0, name, O_RDWR, 0);
    posix_spawn_file_actions_adddup2(&actions, 0, 1);
    posix_spawn_file_actions_adddup2(&actions, 0, 2);
    leave_nothing_open(&actions);
    pid_t pid = spawn(path, arguments, environment, &actions, POSIX_SPAWN_SETSID);
    if (pid < 0) {
        close(terminal);
        return failed;
    }
    return (cpt_program){pid, terminal, -1, terminal};
}

cpt_program cpt_spawn_with_pipes(
    const char *path, char *const arguments[], char *const environment[], const char *directory) {
    int ends[6] = {-1, -1, -1, -1, -1, -1};
    for (int i = 0; i < 3; i++) {
        if (pipe2(&ends[2 * i], O_CLOEXEC) == 0) continue;
        for (int j = 0; j < 6; j++) close(ends[j]);
        return failed;
    }
    posix_spawn_file_actions_t actions;
    prepare(&actions, directory);
    posix_spawn_file_actions_adddup2(&actions, ends[0], 0);
    posix_spawn_file_actions_adddup2(&actions, ends[3], 1);
    posix_spawn_file_actions_adddup2(&actions, ends[5], 2);
    leave_nothing_open(&actions);
    pid_t pid = spawn(path, arguments, environment, &actions, 0);
    close(ends[0]);
    close(ends[3]);
    close(ends[5]);
    if (pid < 0) {
        close(ends[1]);
        close(ends[2]);
        close(ends[4]);
        return failed;
    }
    return (cpt_program){pid, ends[2], ends[4], ends[1]};
}

int cpt_resize(int terminal, int rows, int columns) {
    struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
    return ioctl(terminal, TIOCSWINSZ, &size);
}

int cpt_has_ended(pid_t pid, int *code) {
    int status = 0;
    if (waitpid(pid, &status, WNOHANG) != pid) return 0;
    *code = WIFSIGNALED(status) ? -WTERMSIG(status) : WEXITSTATUS(status);
    return 1;
}

int cpt_is_cooked(int terminal) {
    struct termios settings;
    tcflag_t wanted = ICANON | ECHO | ISIG;
    return tcgetattr(terminal, &settings) == 0 && (settings.c_lflag & wanted) == wanted;
}
