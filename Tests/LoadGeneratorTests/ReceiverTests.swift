import LoadGenerator
import Testing

@Suite("A receiver of the generator")
struct ReceiverTests {
    private let tag = Marker.Tag(1)

    /// A server's frame, whole and unmasked.
    private func frame(_ payload: [UInt8], opcode: UInt8 = 1) -> [UInt8] {
        let header: [UInt8] =
            switch payload.count {
            case ..<126: [UInt8(payload.count)]
            case ..<65_536: [126, UInt8(payload.count >> 8), UInt8(payload.count & 0xFF)]
            default: [127] + (0..<8).map { UInt8(truncatingIfNeeded: payload.count >> (56 - 8 * $0)) }
            }
        return [0x80 | opcode] + header + payload
    }

    private func message(_ sender: Int, _ number: UInt32, padding: Int = 0) -> [UInt8] {
        frame(Marker(sender: sender, number: number).bytes(tag) + Array(repeating: 120, count: padding))
    }

    /// A board on which each sender has sent so many messages.
    private func board(senders: Int, sent: Int) -> Board {
        var board = Board(senders: senders)
        for sender in 0..<senders { for _ in 0..<sent { _ = board.send(sender, due: 0) } }
        return board
    }

    @Test("counts every message once, however the bytes are cut", arguments: [1, 2, 3, 7, 13, 64, 4_096, 100_000])
    func cuts(pieceBytes: Int) {
        var board = board(senders: 2, sent: 4)
        var receiver = Receiver(senders: 0..<2, tag: tag, ownSender: 1)
        receiver.listens = false
        var bytes: [UInt8] = []
        for number in 0..<UInt32(4) {
            for (sender, padding) in [(0, [0, 120, 600, 70_000][Int(number)]), (1, 10)] {
                bytes += message(sender, number, padding: padding)
            }
            bytes += frame(Array("presence".utf8)) + frame([1, 2], opcode: 9)
        }
        for start in stride(from: 0, to: bytes.count, by: pieceBytes) {
            let piece = Array(bytes[start..<min(start + pieceBytes, bytes.count)])
            unsafe receiver.take(piece.span.bytes, at: 5_000, onto: &board)
        }
        #expect(board.deliveries == 8)
        #expect(board.payloadBytes == 8 * 16 + 720 + 70_000 + 40)
        #expect(board.late == 0)
        #expect(board.overtaken == 0)
        #expect(receiver.takeReturned() == 4)
        #expect(receiver.takeHeard().map(\.opcode) == [9, 9, 9, 9])
        #expect(board.takeLatencies().milliseconds(1) == 0.005)
    }

    @Test("sees what is missing, what comes twice and what comes late")
    func order() {
        var board = board(senders: 1, sent: 5)
        var receiver = Receiver(senders: 0..<1, tag: tag)
        for number: UInt32 in [0, 2, 1, 2, 4] {
            unsafe receiver.take(message(0, number).span.bytes, at: 0, onto: &board)
        }
        #expect(board.deliveries == 5)
        #expect(board.overtaken == 2)
        #expect(board.late == 2)
    }

    @Test("takes a message of another room for one out of its turn")
    func foreignRoom() {
        var board = board(senders: 4, sent: 1)
        var receiver = Receiver(senders: 2..<4, tag: tag)
        unsafe receiver.take(message(0, 0).span.bytes, at: 0, onto: &board)
        #expect(board.late == 1)
    }

    @Test("keeps what it hears while it comes in")
    func listening() {
        var board = board(senders: 1, sent: 0)
        var receiver = Receiver(senders: 0..<1, tag: tag)
        unsafe receiver.take(frame(Array("welcome".utf8)).span.bytes, at: 0, onto: &board)
        #expect(receiver.takeHeard().map(\.head) == [Array("welcome".utf8)])
        #expect(receiver.takeHeard() == [])
    }

    @Test("a latency counts from when its message was due, and what is too old from the oldest that is known")
    func latencies() {
        var board = Board(senders: 1)
        for number in 0..<2_000_000 { _ = board.send(0, due: Int64(number) * 1_000) }
        var receiver = Receiver(senders: 0..<1, tag: tag)
        unsafe receiver.take(message(0, 1_999_999).span.bytes, at: 2_000_999_000, onto: &board)
        #expect(board.takeLatencies().milliseconds(1) == 1)
        unsafe receiver.take(message(0, 3).span.bytes, at: 2_000_999_000, onto: &board)
        #expect(board.takeLatencies().milliseconds(1) > 1_000)
    }
}
