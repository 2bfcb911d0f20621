/* The limit: what a broadcast server in C can do with epoll and nothing else. It marks the ends of the scale that
 * everything else is measured on, and is no server to use: nobody is ever refused or cut off for what they send or do not read.
 *
 *   limit PORT joined    a tick's messages go out as one send() a connection
 *   limit PORT single    one send() for each message and connection
 *
 * Port 0 takes a free one; which it is, is printed. Each path is a room. A text message goes to everybody in its sender's room, the sender included. A reader who does
 * not read keeps the bytes that the socket does not take, as a reference to the tick's buffer and not as a copy. */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
    READ_BYTES = 256 * 1024,    /* one buffer for all connections */
    HEAD_BYTES_MAX = 8 * 1024,  /* of a request */
    EVENTS_MAX = 1024,          /* of one epoll_wait: a tick */
    PATH_BYTES_MAX = 64,
    MESSAGE_BYTES_MAX = 1 << 20,
};

/* Bytes that several connections may still have to send. */
struct block { size_t count, users; uint8_t bytes[]; };
/* A block that one connection has not sent to its end. */
struct waiting { struct waiting *next; struct block *block; size_t sent; };

struct connection {
    int fd;
    uint8_t is_open, is_watched;
    size_t index;              /* in the room */
    struct room *room;
    uint8_t *rest;             /* what the last read left over */
    size_t rest_count;
    struct waiting *first, *last;
};

struct room {
    char path[PATH_BYTES_MAX];
    struct connection **members;
    size_t count, capacity;
    struct block *tick;        /* the frames of this tick */
    size_t tick_capacity;
    struct room *next, *next_due;
    int is_due;
};

static int poll_fd, joins_tick;
static struct room *rooms, *due;
static struct connection *gone[EVENTS_MAX * 4];
static size_t gone_count;
static uint8_t input[READ_BYTES + MESSAGE_BYTES_MAX + HEAD_BYTES_MAX];

static void *must(void *memory) {
    if (!memory) { perror("limit"); exit(1); }
    return memory;
}

/* SHA-1 of a text that fits in two blocks, and base64 of it: all that the handshake needs. */
static uint32_t rotated(uint32_t x, int n) { return x << n | x >> (32 - n); }

static void sha1(const char *text, size_t count, uint8_t out[20]) {
    uint32_t h[5] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    uint8_t padded[128] = {0};
    size_t total = count + 9 <= 64 ? 64 : 128;
    memcpy(padded, text, count);
    padded[count] = 0x80;
    for (int i = 0; i < 8; i++) padded[total - 1 - i] = (uint8_t)((uint64_t)count * 8 >> (8 * i));
    for (size_t start = 0; start < total; start += 64) {
        uint32_t w[80];
        for (int i = 0; i < 16; i++) {
            const uint8_t *p = padded + start + 4 * i;
            w[i] = (uint32_t)p[0] << 24 | p[1] << 16 | p[2] << 8 | p[3];
        }
        for (int i = 16; i < 80; i++) w[i] = rotated(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        uint32_t a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
        for (int i = 0; i < 80; i++) {
            uint32_t f = i < 20 ? (b & c) | (~b & d) : i < 40 ? b ^ c ^ d : i < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
            uint32_t k = i < 20 ? 0x5A827999 : i < 40 ? 0x6ED9EBA1 : i < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
            uint32_t t = rotated(a, 5) + f + e + k + w[i];
            e = d; d = c; c = rotated(b, 30); b = a; a = t;
        }
        h[0] += a; h[1] += b; h[2] += c; h[3] += d; h[4] += e;
    }
    for (int i = 0; i < 20; i++) out[i] = (uint8_t)(h[i / 4] >> (24 - 8 * (i % 4)));
}

static void base64(const uint8_t *bytes, size_t count, char *out) {
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    for (size_t i = 0; i < count; i += 3) {
        uint32_t bits = bytes[i] << 16 | (i + 1 < count ? bytes[i + 1] << 8 : 0) | (i + 2 < count ? bytes[i + 2] : 0);
        *out++ = letters[bits >> 18];
        *out++ = letters[bits >> 12 & 63];
        *out++ = i + 1 < count ? letters[bits >> 6 & 63] : '=';
        *out++ = i + 2 < count ? letters[bits & 63] : '=';
    }
    *out = 0;
}

static void release(struct block *block) {
    if (--block->users == 0) free(block);
}

static void leave(struct connection *one) {
    if (one->fd < 0) return;
    close(one->fd);
    one->fd = -1;
    if (one->room) {
        struct room *room = one->room;
        room->members[one->index] = room->members[--room->count];
        room->members[one->index]->index = one->index;
        one->room = NULL;
    }
    for (struct waiting *w = one->first, *next; w; w = next) {
        next = w->next;
        release(w->block);
        free(w);
    }
    one->first = one->last = NULL;
    /* Freed behind the tick: an event for it may still be in the list. */
    if (gone_count < sizeof gone / sizeof *gone) gone[gone_count++] = one;
}

static void watch(struct connection *one, int writes) {
    if (one->is_watched == writes) return;
    one->is_watched = (uint8_t)writes;
    struct epoll_event event = {.events = EPOLLIN | (writes ? EPOLLOUT : 0), .data.ptr = one};
    epoll_ctl(poll_fd, EPOLL_CTL_MOD, one->fd, &event);
}

/* Sends what waits; false if the connection broke. */
static int send_waiting(struct connection *one) {
    while (one->first) {
        struct waiting *w = one->first;
        ssize_t n = send(one->fd, w->block->bytes + w->sent, w->block->count - w->sent, MSG_NOSIGNAL);
        if (n < 0) return errno == EAGAIN;
        w->sent += (size_t)n;
        if (w->sent < w->block->count) return 1;
        one->first = w->next;
        if (!one->first) one->last = NULL;
        release(w->block);
        free(w);
    }
    watch(one, 0);
    return 1;
}

/* Sends a block to a connection, behind what waits there. */
static void send_block(struct connection *one, struct block *block) {
    size_t sent = 0;
    if (!one->first) {
        ssize_t n = send(one->fd, block->bytes, block->count, MSG_NOSIGNAL);
        if (n < 0 && errno != EAGAIN) { shutdown(one->fd, SHUT_RDWR); return; }
        if (n > 0) sent = (size_t)n;
        if (sent == block->count) return;
    }
    struct waiting *w = must(malloc(sizeof *w));
    *w = (struct waiting){.block = block, .sent = sent};
    block->users++;
    if (one->last) one->last->next = w; else one->first = w;
    one->last = w;
    watch(one, 1);
}

/* Sends what a room has collected to all of it. */
static void send_tick(struct room *room) {
    struct block *block = room->tick;
    if (!block || block->count == 0) return;
    block->users = 1;
    for (size_t i = 0; i < room->count; i++) send_block(room->members[i], block);
    if (block->users == 1) { block->count = 0; return; }  /* nobody keeps it: it serves the next tick */
    release(block);
    room->tick = NULL;
    room->tick_capacity = 0;
}

/* Collects a message for a room as the frame that goes to everybody. */
static void say(struct room *room, const uint8_t *text, size_t count) {
    size_t used = room->tick ? room->tick->count : 0;
    size_t needed = used + count + 10;
    if (needed > room->tick_capacity) {
        room->tick_capacity = needed * 2;
        room->tick = must(realloc(room->tick, sizeof *room->tick + room->tick_capacity));
    }
    uint8_t *out = room->tick->bytes + used;
    *out++ = 0x81;
    if (count < 126) *out++ = (uint8_t)count;
    else if (count < 65536) { *out++ = 126; *out++ = (uint8_t)(count >> 8); *out++ = (uint8_t)count; }
    else { *out++ = 127; for (int i = 7; i >= 0; i--) *out++ = (uint8_t)((uint64_t)count >> (8 * i)); }
    memcpy(out, text, count);
    room->tick->count = (size_t)(out - room->tick->bytes) + count;
    if (!joins_tick) { send_tick(room); return; }
    if (room->is_due) return;
    room->is_due = 1;
    room->next_due = due;
    due = room;
}

static struct room *room_of(const char *path) {
    for (struct room *room = rooms; room; room = room->next) if (!strcmp(room->path, path)) return room;
    struct room *room = must(calloc(1, sizeof *room));
    snprintf(room->path, sizeof room->path, "%s", path);
    room->next = rooms;
    rooms = room;
    return room;
}

/* Answers a request that is complete; returns its length, 0 if it is not complete, -1 if it is none. */
static ssize_t open_connection(struct connection *one, uint8_t *bytes, size_t count) {
    uint8_t *end = memmem(bytes, count, "\r\n\r\n", 4);
    if (!end) return count > HEAD_BYTES_MAX ? -1 : 0;
    *end = 0;
    char path[PATH_BYTES_MAX], text[128], answer[256], key[32] = "";
    if (sscanf((char *)bytes, "GET %63s HTTP/1.1", path) != 1) return -1;
    char *field = strcasestr((char *)bytes, "\r\nSec-WebSocket-Key:");
    if (!field || sscanf(field + 20, " %31s", key) != 1) return -1;
    uint8_t digest[20];
    char accept[32];
    int n = snprintf(text, sizeof text, "%s258EAFA5-E914-47DA-95CA-C5AB0DC85B11", key);
    sha1(text, (size_t)n, digest);
    base64(digest, sizeof digest, accept);
    n = snprintf(answer, sizeof answer, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
        "Connection: Upgrade\r\nSec-WebSocket-Accept: %s\r\n\r\n", accept);
    if (send(one->fd, answer, (size_t)n, MSG_NOSIGNAL) != n) return -1;
    struct room *room = room_of(path);
    if (room->count == room->capacity) {
        room->capacity = room->capacity ? room->capacity * 2 : 16;
        room->members = must(realloc(room->members, room->capacity * sizeof *room->members));
    }
    one->index = room->count;
    room->members[room->count++] = one;
    one->room = room;
    one->is_open = 1;
    return end + 4 - bytes;
}

/* Unmasks by words; both ends of the machine's word are the mask's ends. */
static void unmask(uint8_t *bytes, size_t count, const uint8_t mask[4]) {
    uint32_t half;
    memcpy(&half, mask, 4);
    uint64_t word = (uint64_t)half << 32 | half, value;
    size_t i = 0;
    for (; i + 8 <= count; i += 8) {
        memcpy(&value, bytes + i, 8);
        value ^= word;
        memcpy(bytes + i, &value, 8);
    }
    for (; i < count; i++) bytes[i] ^= mask[i & 3];
}

/* Takes one frame; returns its length, 0 if it is not complete, -1 to end the connection. */
static ssize_t take_frame(struct connection *one, uint8_t *bytes, size_t count) {
    if (count < 2) return 0;
    size_t header = 2;
    uint64_t length = bytes[1] & 0x7F;
    if (length >= 126) {
        int extra = length == 126 ? 2 : 8;
        if (count < 2 + (size_t)extra) return 0;
        length = 0;
        for (int i = 0; i < extra; i++) length = length << 8 | bytes[2 + i];
        header += (size_t)extra;
    }
    if (!(bytes[1] & 0x80) || length > MESSAGE_BYTES_MAX) return -1;
    if (count < header + 4 + length) return 0;
    uint8_t *payload = bytes + header + 4;
    unmask(payload, length, bytes + header);
    switch (bytes[0] & 0x0F) {
    case 1: case 2: say(one->room, payload, length); break;
    case 8: return -1;
    case 9: {
        uint8_t pong[2 + 125] = {0x8A, (uint8_t)length};
        if (length > 125) return -1;
        memcpy(pong + 2, payload, length);
        if (send(one->fd, pong, 2 + length, MSG_NOSIGNAL) < 0) return -1;
        break;
    }
    default: break;
    }
    return (ssize_t)(header + 4 + length);
}

static void read_from(struct connection *one) {
    size_t count = one->rest_count;
    if (count) memcpy(input, one->rest, count);
    ssize_t n = recv(one->fd, input + count, READ_BYTES, 0);
    if (n <= 0) {
        if (n == 0 || errno != EAGAIN) leave(one);
        return;
    }
    count += (size_t)n;
    size_t position = 0;
    while (position < count) {
        ssize_t taken = one->is_open ? take_frame(one, input + position, count - position)
                                     : open_connection(one, input + position, count - position);
        if (taken < 0) { leave(one); return; }
        if (taken == 0) break;
        position += (size_t)taken;
    }
    one->rest_count = count - position;
    if (one->rest_count) {
        one->rest = must(realloc(one->rest, one->rest_count));
        memcpy(one->rest, input + position, one->rest_count);
    } else {
        free(one->rest);
        one->rest = NULL;
    }
}

static void accept_all(int listener) {
    for (;;) {
        int fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK | SOCK_CLOEXEC);
        if (fd < 0) return;
        int on = 1;
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct connection *one = must(calloc(1, sizeof *one));
        one->fd = fd;
        struct epoll_event event = {.events = EPOLLIN, .data.ptr = one};
        epoll_ctl(poll_fd, EPOLL_CTL_ADD, fd, &event);
    }
}

int main(int count, char **arguments) {
    if (count != 3 || (strcmp(arguments[2], "joined") && strcmp(arguments[2], "single"))) {
        fprintf(stderr, "usage: limit PORT joined|single\n");
        return 64;
    }
    joins_tick = !strcmp(arguments[2], "joined");
    signal(SIGPIPE, SIG_IGN);
    struct rlimit files;
    if (!getrlimit(RLIMIT_NOFILE, &files)) { files.rlim_cur = files.rlim_max; setrlimit(RLIMIT_NOFILE, &files); }
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons((uint16_t)atoi(arguments[1])),
        .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (bind(listener, (struct sockaddr *)&address, sizeof address) || listen(listener, 4096)) {
        perror("limit");
        return 1;
    }
    socklen_t length = sizeof address;
    getsockname(listener, (struct sockaddr *)&address, &length);
    printf("listening on %d\n", ntohs(address.sin_port));
    fflush(stdout);
    poll_fd = epoll_create1(EPOLL_CLOEXEC);
    struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL}, events[EVENTS_MAX];
    epoll_ctl(poll_fd, EPOLL_CTL_ADD, listener, &event);
    for (;;) {
        int ready = epoll_wait(poll_fd, events, EVENTS_MAX, -1);
        for (int i = 0; i < ready; i++) {
            struct connection *one = events[i].data.ptr;
            if (!one) { accept_all(listener); continue; }
            if (one->fd >= 0 && events[i].events & EPOLLOUT && !send_waiting(one)) leave(one);
            if (one->fd >= 0 && events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR)) read_from(one);
        }
        while (due) {
            struct room *room = due;
            due = room->next_due;
            room->is_due = 0;
            send_tick(room);
        }
        while (gone_count) {
            struct connection *one = gone[--gone_count];
            free(one->rest);
            free(one);
        }
    }
}
