#include "CTerminal.h"

#include <curses.h>
#include <fcntl.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

enum { MAXIMUM_COLUMNS = 1024 };

static SCREEN *screen = NULL;
static struct termios saved;
static int has_modes = 0;    // whether the terminal understands xterm's private modes
static int has_palette = 0;  // whether colours were asked for and are there
static int mouse_wanted = 1;
// Whether the terminal is ours now: false also while we are stopped or in the background. Read by the crash handlers.
static volatile sig_atomic_t taken = 0;

// How the user has Alt set up, and the window's title, which the terminal keeps for us: only the first time, or it
// would keep our own choice.
static const char modes_saved[] = "\033[?1036s\033[?1039s\033[22;2t";
// Paste marks, focus reports, and Alt as an Escape before the key, which xterm does not do by itself.
static const char modes_on[] = "\033[?2004h\033[?1004h\033[?1036h\033[?1039h";
static const char modes_off[] = "\033[?1006l\033[?1002l\033[?1000l\033[?1039r\033[?1036r\033[?1004l\033[?2004l\033[23;2t";
static const char mouse_on[] = "\033[?1000h\033[?1002h\033[?1006h";
static const char mouse_off[] = "\033[?1006l\033[?1002l\033[?1000l";
// Which colour is behind the text: it may have been changed while the terminal was not ours. The answer comes as input.
static const char background_asked[] = "\033]11;?\033\\";

static void send_string(const char *text) {
    fflush(stdout);
    size_t length = strlen(text);
    while (length > 0) {
        ssize_t written = write(STDOUT_FILENO, text, length);
        if (written <= 0) return;
        text += written;
        length -= (size_t)written;
    }
}

static void take_terminal(void) {
    int is_ours = taken;
    taken = 1;
    if (!has_modes) return;
    if (!is_ours) send_string(modes_saved);
    if (!is_ours) send_string(background_asked);
    send_string(modes_on);
    if (mouse_wanted) send_string(mouse_on);
}

static int has_ability(const char *name) {
    const char *value = tigetstr(name);
    return value != NULL && value != (const char *)-1;
}

int ct_open(void) {
    if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return CT_NOT_A_TERMINAL;
    if (tcgetattr(STDIN_FILENO, &saved) != 0) return CT_NOT_A_TERMINAL;
    // ncurses writes wide characters in the locale's encoding; ours is always UTF-8.
    setlocale(LC_CTYPE, "C.UTF-8");

    // setupterm first, because newterm has entered the screen by the time its abilities can be asked.
    const char *name = getenv("TERM");
    int found = 0;
    if (name == NULL || setupterm(name, STDOUT_FILENO, &found) != OK) return CT_UNKNOWN_TERMINAL;
    int can_move = has_ability("cup") && has_ability("clear");
    int knows_mouse = has_ability("kmous");
    del_curterm(cur_term);
    if (!can_move) return CT_TOO_SIMPLE;

    // newterm and not initscr, which exits the process by itself.
    screen = newterm(name, stdout, stdin);
    if (screen == NULL) return CT_UNKNOWN_TERMINAL;
    has_modes = knows_mouse && strncmp(name, "linux", 5) != 0 && strncmp(name, "vt", 2) != 0;
    raw();
    noecho();
    nonl();
    intrflush(stdscr, FALSE);
    keypad(stdscr, TRUE);
    take_terminal();
    return CT_OK;
}

void ct_leave(void) {
    if (!taken) return;
    if (has_modes) send_string(modes_off);
    endwin();
    tcsetattr(STDIN_FILENO, TCSADRAIN, &saved);
    taken = 0;
}

void ct_close(void) {
    if (screen == NULL) return;
    // Where another program has the terminal, it may end without putting its modes back.
    if (!taken && tcgetpgrp(STDIN_FILENO) == getpgrp()) tcsetattr(STDIN_FILENO, TCSANOW, &saved);
    ct_leave();
    delscreen(screen);
    screen = NULL;
}

void ct_enter(void) {
    // In the background the terminal is the shell's; when it brings us back, it continues us once more.
    if (screen == NULL || tcgetpgrp(STDIN_FILENO) != getpgrp()) return;
    reset_prog_mode();
    take_terminal();
    clearok(curscr, TRUE);
    refresh();
}

void ct_update_size(int *row_count, int *column_count) {
    struct winsize size;
    int known = ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 && size.ws_col > 0;
    if (known && (size.ws_row != LINES || size.ws_col != COLS)) resizeterm(size.ws_row, size.ws_col);
    *row_count = LINES;
    *column_count = COLS;
}

int ct_start_colours(void) {
    if (screen == NULL || !has_colors()) return 0;
    if (!has_palette) {
        start_color();
        use_default_colors();
        has_palette = 1;
    }
    return COLORS;
}

static void style_of(const ct_cell *cell, attr_t *attributes, int *pair) {
    *attributes = A_NORMAL;
    if (cell->attributes & CT_BOLD) *attributes |= A_BOLD;
    if (cell->attributes & CT_DIM) *attributes |= A_DIM;
    if (cell->attributes & CT_ITALIC) *attributes |= A_ITALIC;
    if (cell->attributes & CT_UNDERLINE) *attributes |= A_UNDERLINE;
    if (cell->attributes & CT_REVERSE) *attributes |= A_REVERSE;
    *pair = 0;
    if (!has_palette || (cell->foreground < 0 && cell->background < 0)) return;
    int found = alloc_pair(cell->foreground, cell->background);
    if (found > 0) *pair = found;
}

void ct_put_row(int row, const ct_cell *cells, int count) {
    static cchar_t line[MAXIMUM_COLUMNS];
    if (!taken) return;
    int length = 0;
    for (int i = 0; i < count && length < MAXIMUM_COLUMNS; i++) {
        if (cells[i].width == 0) continue;  // ncurses adds the right half of a wide cell itself
        wchar_t text[5] = {0};
        for (int j = 0; j < 4; j++) text[j] = (wchar_t)cells[i].scalars[j];
        attr_t attributes;
        int pair;
        style_of(&cells[i], &attributes, &pair);
        // The last argument, ncurses' extension, carries pairs above 32767.
        if (setcchar(&line[length], text, attributes, 0, &pair) == OK) length++;
    }
    mvadd_wchnstr(row, 0, line, length);
}

void ct_forget_screen(void) {
    if (screen != NULL) clearok(curscr, TRUE);
}

void ct_flush(int cursor_row, int cursor_column) {
    if (!taken) return;
    curs_set(cursor_row >= 0);
    if (cursor_row >= 0) move(cursor_row, cursor_column);
    wnoutrefresh(stdscr);
    doupdate();
}

void ct_bell(void) {
    if (taken) beep();
}

void ct_set_title(const char *utf8) {
    if (!taken || !has_modes) return;
    send_string("\033]2;");
    send_string(utf8);
    send_string("\033\\");
}

void ct_copy(const char *base64) {
    if (!taken || !has_modes) return;
    send_string("\033]52;c;");
    send_string(base64);
    send_string("\033\\");
}

void ct_set_mouse(int on) {
    mouse_wanted = on;
    if (taken && has_modes) send_string(on ? mouse_on : mouse_off);
}

// The emergency exits. They may interrupt ncurses anywhere, so they use nothing of it: only write and tcsetattr.

static const int crash_signals[] = {SIGSEGV, SIGILL, SIGTRAP, SIGBUS, SIGFPE, SIGABRT};
enum { CRASH_SIGNALS = sizeof crash_signals / sizeof crash_signals[0] };
static struct sigaction previous[CRASH_SIGNALS];

void ct_emergency_restore(void) {
    if (!taken) return;
    taken = 0;
    // A frozen terminal must not hold us; the flag is the open file's, so it is put back for the shell.
    int flags = fcntl(STDOUT_FILENO, F_GETFL);
    fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK);
    // Plain style, cursor shown, cursor keys and keypad as a shell has them, no scroll region, normal screen.
    static const char screen_off[] = "\033[0m\033[?25h\033[?1l\033>\033[r\033[?1049l\r\n";
    ssize_t ignored = has_modes ? write(STDOUT_FILENO, modes_off, sizeof modes_off - 1) : 0;
    ignored = write(STDOUT_FILENO, screen_off, sizeof screen_off - 1);
    (void)ignored;
    fcntl(STDOUT_FILENO, F_SETFL, flags);
    tcsetattr(STDIN_FILENO, TCSANOW, &saved);
}

static void on_crash(int signal, siginfo_t *information, void *context) {
    (void)context;
    ct_emergency_restore();
    for (int i = 0; i < CRASH_SIGNALS; i++) {
        if (crash_signals[i] == signal) sigaction(signal, &previous[i], NULL);
    }
    // A fault happens again when the handler returns; an abort, and what another process sent, has to be raised again.
    if (signal == SIGABRT || information->si_code <= 0) {
        sigset_t set;
        sigemptyset(&set);
        sigaddset(&set, signal);
        pthread_sigmask(SIG_UNBLOCK, &set, NULL);
        raise(signal);
    }
}

void ct_install_crash_handlers(void) {
    static int installed = 0;
    if (installed) return;
    installed = 1;
    // An overflowing stack has no room for a handler. This serves the thread that opens the screen; the others have none.
    static char alternate[64 * 1024];
    stack_t stack = {0};
    if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
        stack = (stack_t){.ss_sp = alternate, .ss_size = sizeof alternate};
        sigaltstack(&stack, NULL);
    }
    struct sigaction action = {0};
    action.sa_sigaction = on_crash;
    action.sa_flags = SA_ONSTACK | SA_SIGINFO;
    sigemptyset(&action.sa_mask);
    for (int i = 0; i < CRASH_SIGNALS; i++) sigaction(crash_signals[i], &action, &previous[i]);
}

void ct_ignore_signal(int signal_number) {
    signal(signal_number, SIG_IGN);
}

void ct_heed_signal(int signal_number) {
    signal(signal_number, SIG_DFL);
}

void ct_exit_by_signal(int signal_number) {
    signal(signal_number, SIG_DFL);
    // Dispatch's threads block every signal.
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, signal_number);
    pthread_sigmask(SIG_UNBLOCK, &set, NULL);
    raise(signal_number);
    _exit(128 + signal_number);
}
