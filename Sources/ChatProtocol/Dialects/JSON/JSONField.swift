/// Every field name of the JSON dialect; no other place spells one.
enum JSONField: String, CodingKey {
    case after, around, before, by, caps, cid, client, code, count, dup, epoch, events, from, gap, head, id, k, kept
    case kind, last, limit, limits, members, more, msg, name, nick, password, pos, re, reason, recovered, resume
    case resumed, retry, room, rooms, seq, server, session, t, text, to, token, topic, ts, uid, value, ver, why
    case op, secret, target
    case of, on, peer, q, reached, read
    case seconds = "for"
    case pingMilliseconds = "ping_ms"
    case retryMilliseconds = "retry_ms"

    // Inside `welcome.limits`.
    case requestBytes = "request_bytes"
    case textBytes = "text_bytes"
    case textLines = "text_lines"
    case topicBytes = "topic_bytes"
    case nameScalars = "name_scalars"
    case nameBytes = "name_bytes"
    case pageEvents = "page_events"
    case roomsPerMember = "rooms_per_member"
    case messageBurst = "message_burst"
    case messagesPerSecond = "messages_per_second"
}

/// The values of `t` in what a client sends.
enum RequestType: String {
    case hello, join, direct, part, send, redact, history, search, read, typing, rooms, who, nick, topic, oper, mod,
        ping
    case bye
}

/// The values of `t` in what a server sends.
enum ServerMessageType: String {
    case welcome, joined, ev, eph, live, gap, ok, err, page, who, rooms, pong, note, closing
}

/// The values of `k` in `ev`.
enum EventKind: String {
    case msg, topic, mod, redact, tombstone
}

/// The values of `k` in `eph`.
enum EphemeralKind: String {
    case join, leave, nick, count, typing, read
}
