// The terminal as this program needs it, over ncursesw and termios.
//
// ncurses draws and never reads. No function here may run beside another one, but for those marked "any thread".
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stdint.h>

// One cell: a base scalar and up to three marks. Width 0 is the right half of a wide cell and is skipped.
typedef struct {
    uint32_t scalars[4];
    int16_t foreground;  // -1: the terminal's own, else less than ct_start_colours gave
    int16_t background;
    uint8_t attributes;  // the CT_ bits below
    uint8_t width;
} ct_cell;

enum { CT_BOLD = 1, CT_DIM = 2, CT_ITALIC = 4, CT_UNDERLINE = 8, CT_REVERSE = 16 };

enum { CT_OK = 0, CT_NOT_A_TERMINAL = 1, CT_UNKNOWN_TERMINAL = 2, CT_TOO_SIMPLE = 3 };

// Takes over the terminal on standard input and output, or says why not and leaves it as it was.
// Make signal sources before: ncurses installs its handlers only where the disposition is still the default.
int ct_open(void);

// Gives the terminal back as it was found. More calls do nothing.
void ct_close(void);

// Gives the terminal back for a while, in which nothing is drawn, and takes it again with everything to be drawn anew.
// Entering does nothing in the background; entering again sets what another program may have changed.
void ct_leave(void);
void ct_enter(void);

// Whether a shell above us can continue this process after a stop.
int ct_has_job_control(void);

// Stops this process; or with it everything that the shell takes for the same job.
void ct_stop(void);
void ct_stop_group(void);

// Asks the terminal for its size and lets ncurses know it.
void ct_update_size(int *rows, int *columns);

// Starts using colours and returns how many there are, 0 for none; until then nothing is coloured.
int ct_start_colours(void);

// Puts a whole row of cells; nothing shows before ct_flush.
void ct_put_row(int row, const ct_cell *cells, int count);

// Forgets what is on the screen, so that the next ct_flush draws all of it.
void ct_forget_screen(void);

// Shows what was put; a negative row hides the cursor.
void ct_flush(int cursor_row, int cursor_column);

void ct_bell(void);
void ct_set_title(const char *utf8);
// Asks the terminal to put a text into the system's clipboard; nothing tells whether it did.
void ct_copy(const char *base64);
void ct_set_mouse(int on);

// Restores the terminal when the program crashes, and lets Swift's own handler report the crash on it.
void ct_install_crash_handlers(void);

// Restores the terminal without ncurses and without waiting for it. Any thread, also in a signal handler.
void ct_emergency_restore(void);

// Ignores a signal whose handling is a stream's, or whose default would end or stop the program. Any thread.
void ct_ignore_signal(int signal);
void ct_heed_signal(int signal);

// Has these signals written as bytes into a pipe, whose reading end is returned; -1 when there is none to be had.
int ct_watch_signals(const int *signals, int count);

// Makes a pipe that no other program inherits; 0 when it is made. Any thread.
int ct_make_pipe(int *reading_end, int *writing_end);

// Lets this thread take these signals: at least one must, and Dispatch's block all of them. Any thread.
void ct_accept_signals(const int *signals, int count);

// Starts a program in a session of its own, with nothing of ours open; its process, or -1 where it can't be run. The
// arguments end with a null pointer, the first is looked up in PATH. Any thread.
int ct_spawn_apart(char *const arguments[]);

// Starts a program that shares our terminal, in our process group; the rest as above. Any thread.
int ct_spawn_here(char *const arguments[]);

// Waits for such a program and returns its status, or 128 and its signal. Any thread.
int ct_wait_for(int process);

// Ends the process by a signal's default action, so that the parent sees the true reason.
void ct_exit_by_signal(int signal) __attribute__((noreturn));

#endif
