import ChatProtocol
import NIOCore
import Testing
import WebSocketCore

@testable import ChatServer

/// What goes to everybody, as readers of each form get it.
@Suite struct BroadcastEncoderTests {
    private let clock = ServerClock(now: { Sample.instant(0) }, wall: { Sample.noon })
    /// Longer than what is worth compressing.
    private static let long = String(repeating: "안녕하세요, 점심 먹으러 갑시다! ", count: 12)

    private func message(_ text: String, by nick: String = "mina", seq: Int64 = 1) throws -> ServerMessage {
        .event(
            RoomEvent(
                room: .lobby, seq: seq, time: Sample.noon, author: try Sample.author(nick), cid: nil,
                body: .message(text: text, kind: .text)))
    }

    /// What a client reads that has agreed on a small window without context, as every reader of a shared frame has.
    private func read(_ buffer: ByteBuffer) -> [String] {
        let agreement = DeflateAgreement(server: DeflatePolicy.stateless.own)
        var session = Session(
            role: .client, deflate: agreement, now: Instant(nanoseconds: 0), maskingKey: { 0 })
        var texts: [String] = []
        var buffer = buffer
        var bytes = buffer.mutableReadableBytesSpan
        session.receive(&bytes, now: Instant(nanoseconds: 0)) { _, payload in
            texts.append(unsafe payload.withUnsafeBytes { unsafe String(decoding: $0, as: UTF8.self) })
        }
        return texts
    }

    @Test func `a long message is compressed for those who can read that, and says the same`() throws {
        var encoder = BroadcastEncoder()
        for _ in 0..<2 {
            let frames = encoder.frames(try message(Self.long), isRead: { _ in true }, clock: clock)
            #expect(frames[.json].readableBytesView.first == 0x81)
            #expect(frames[.jsonDeflated].readableBytesView.first == 0xC1)
            #expect(frames[.plainDeflated].readableBytesView.first == 0xC1)
            #expect(frames[.jsonDeflated].readableBytes * 2 < frames[.json].readableBytes)
            #expect(read(frames[.jsonDeflated]) == read(frames[.json]))
            #expect(read(frames[.plainDeflated]) == read(frames[.plain]))
            #expect(read(frames[.json]).first?.contains(Self.long) == true)
        }
    }

    @Test func `a short one is the same bytes for both`() throws {
        var encoder = BroadcastEncoder()
        let frames = encoder.frames(try message("hello"), isRead: { _ in true }, clock: clock)
        #expect(frames[.jsonDeflated] == frames[.json])
        #expect(frames[.plainDeflated] == frames[.plain])
    }

    @Test(arguments: WireForm.allCases)
    func `only what is read is encoded`(read: WireForm) throws {
        var encoder = BroadcastEncoder()
        let frames = encoder.frames(try message("hello"), isRead: { $0 == read }, clock: clock)
        for form in WireForm.allCases { #expect(frames[form].readableBytes > 0 || form != read) }
        #expect(WireForm.allCases.count { frames[$0].readableBytes > 0 } == 1)
    }

    @Test func `an author's own lines are left out of the compressed lines, too`() throws {
        var encoder = BroadcastEncoder()
        var output = RoomOutput(room: .lobby)
        for (seq, nick) in zip(Int64(1)..., ["mina", "jun", "mina"]) {
            let message = try message("\(seq) \(Self.long)", by: nick, seq: seq)
            guard case .event(let event) = message else { continue }
            output.append(event, frames: encoder.frames(message, isRead: { _ in true }, clock: clock))
        }
        guard case .events(let batch)? = output.parts.first else {
            Issue.record("no batch")
            return
        }
        let lines = read(batch.plain(.plainDeflated, without: try Sample.author("mina").uid))
        #expect(lines.count == 1)
        #expect(lines.first?.contains("<jun> 2 안녕") == true)
    }
}
