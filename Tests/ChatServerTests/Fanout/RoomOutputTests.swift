import ChatProtocol
import NIOCore
import Testing

@testable import ChatServer

/// What one turn of a room has for its members, and for those who don't read their own lines.
@Suite struct RoomOutputTests {
    private let clock = ServerClock(now: { Sample.instant(0) }, wall: { Sample.noon })

    private func event(_ seq: Int64, by nick: String, _ text: String) throws -> RoomEvent {
        RoomEvent(
            room: .lobby, seq: seq, time: Sample.noon, author: try Sample.author(nick), cid: nil,
            body: .message(text: text, kind: .text))
    }

    private func frames(_ message: ServerMessage) -> SharedFrames {
        var encoder = BroadcastEncoder()
        return encoder.frames(message, isRead: { _ in true }, clock: clock)
    }

    private func append(_ event: RoomEvent, to output: inout RoomOutput) {
        output.append(event, frames: frames(.event(event)))
    }

    /// The texts of frames below 126 bytes.
    private func texts(_ buffer: ByteBuffer) -> [String] {
        var buffer = buffer
        var texts: [String] = []
        while let header = buffer.readBytes(length: 2), header[0] == 0x81,
            let text = buffer.readString(length: Int(header[1]))
        {
            texts.append(text)
        }
        return texts
    }

    private func batches(_ output: RoomOutput) -> [EventBatch] {
        output.parts.compactMap { if case .events(let batch) = $0 { batch } else { nil } }
    }

    @Test func `a turn's events are one batch, whoever waits for its commands`() throws {
        var output = RoomOutput(room: .lobby)
        for seq in Int64(5)...7 {
            append(try event(seq, by: "mina", "m\(seq)"), to: &output)
            output.carriedOut.append(Origin(shard: 0, connection: ConnectionID(number: 1)))
        }
        #expect(output.parts.count == 1)
        #expect(batches(output).map(\.first) == [5])
        #expect(batches(output).map(\.last) == [7])
    }

    @Test func `presence stays in its place between events`() throws {
        var output = RoomOutput(room: .lobby)
        let join = Ephemeral(room: .lobby, body: .join(try Sample.author("jun")))
        append(try event(1, by: "mina", "a"), to: &output)
        output.append(frames(.ephemeral(join)))
        append(try event(2, by: "jun", "b"), to: &output)
        #expect(output.parts.count == 3)
        #expect(batches(output).map(\.first) == [1, 2])
    }

    @Test func `who does not want their own lines gets all others, in order`() throws {
        var output = RoomOutput(room: .lobby)
        append(try event(1, by: "mina", "one"), to: &output)
        append(try event(2, by: "jun", "two"), to: &output)
        append(try event(3, by: "mina", "three"), to: &output)
        append(try event(4, by: "dana", "four"), to: &output)
        let batch = try #require(batches(output).first)
        func words(without nick: String?) throws -> [String?] {
            let lines = try nick.map { batch.plain(.plain, without: try Sample.author($0).uid) } ?? batch.frames[.plain]
            return texts(lines).map { $0.split(separator: " ").last.map(String.init) }
        }
        #expect(try words(without: nil) == ["one", "two", "three", "four"])
        #expect(try words(without: "mina") == ["two", "four"])
        #expect(try words(without: "stranger") == ["one", "two", "three", "four"])
    }
}
