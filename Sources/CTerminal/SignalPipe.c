#define _GNU_SOURCE
#include "CTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

// Signals as bytes in a pipe, the classic way: the handler does nothing but write, and nothing is lost between a
// signal's arrival and its reader.

static int ends[2] = {-1, -1};

static void on_signal(int signal_number) {
    int before = errno;
    unsigned char byte = (unsigned char)signal_number;
    // A full pipe holds thousands of the same already.
    ssize_t ignored = write(ends[1], &byte, 1);
    (void)ignored;
    errno = before;
}

int ct_watch_signals(const int *signals, int count) {
    if (ends[0] < 0 && pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    action.sa_flags = SA_RESTART;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < count; i++) sigaction(signals[i], &action, NULL);
    return ends[0];
}

int ct_make_pipe(int *reading_end, int *writing_end) {
    int made[2];
    if (pipe2(made, O_CLOEXEC) != 0) return -1;
    *reading_end = made[0];
    *writing_end = made[1];
    return 0;
}

void ct_accept_signals(const int *signals, int count) {
    sigset_t set;
    sigemptyset(&set);
    for (int i = 0; i < count; i++) sigaddset(&set, signals[i]);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
}
