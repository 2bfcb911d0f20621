// Starts programs for tests: on a pseudo-terminal of their own, or with pipes. Spawned and not forked, because a
// Swift process has threads.
#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

typedef struct {
    pid_t pid;   // or -1 with errno
    int output;  // the terminal's other side, or the read end of standard output
    int errors;  // the read end of standard error; -1 on a terminal
    int input;   // the write end of standard input; on a terminal the same as `output`
} cpt_program;

// Starts a program as leader of a session whose controlling terminal has the given size. A null directory is ours.
cpt_program cpt_spawn_on_terminal(
    const char *path, char *const arguments[], char *const environment[], const char *directory, int rows, int columns);

// Starts a program with pipes.
cpt_program cpt_spawn_with_pipes(
    const char *path, char *const arguments[], char *const environment[], const char *directory);

// Gives the terminal a new size; the program gets SIGWINCH.
int cpt_resize(int terminal, int rows, int columns);

// Whether a program has ended, and how: its exit code, or minus the signal. Does not wait. 1: ended, 0: runs.
int cpt_has_ended(pid_t pid, int *code);

// Whether a signal would be an icanon terminal's: 1 when lines are edited by the kernel and echoed, as a shell needs.
int cpt_is_cooked(int terminal);

#endif
