import Glibc
import Terminal
import Testing

@Suite(.timeLimit(.minutes(1))) struct TerminalInputTests {
    @Test func bytesComeAndTheStreamEndsWithTheOtherSide() async throws {
        var ends: [Int32] = [-1, -1]
        try #require(unsafe pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer { close(reading) }
        var received: [UInt8] = []
        let stream = TerminalInput.bytes(fileDescriptor: reading)
        let sent = Array(String(repeating: "한글 text\n", count: 2_000).utf8)
        let writer = Task.detached {
            var rest = sent[...]
            while !rest.isEmpty {
                let count = unsafe rest.withUnsafeBytes { unsafe write(writing, $0.baseAddress, $0.count) }
                guard count > 0 else { break }
                rest = rest.dropFirst(count)
            }
            close(writing)
        }
        for await piece in stream {
            #expect(!piece.isEmpty)
            received += piece
        }
        await writer.value
        #expect(received == sent)
    }

    @Test func nothingIsReadWhileAnotherProgramHasTheTerminal() async throws {
        var ends: [Int32] = [-1, -1]
        try #require(unsafe pipe(&ends) == 0)
        let (reading, writing) = (ends[0], ends[1])
        defer { close(reading) }
        let hold = try #require(InputHold())
        var pieces = TerminalInput.bytes(fileDescriptor: reading, hold: hold).makeAsyncIterator()
        for round in 0..<20 {
            type("ours \(round)", writing)
            #expect(await pieces.next() == Array("ours \(round)".utf8))
            await hold.hold()
            type("theirs", writing)
            var theirs = [UInt8](repeating: 0, count: 100)
            let count = unsafe read(reading, &theirs, theirs.count)
            #expect(theirs.prefix(max(0, count)).elementsEqual("theirs".utf8))
            hold.release()
        }
        close(writing)
        #expect(await pieces.next() == nil)
        // There is nobody to hold any more.
        await hold.hold()
    }

    private func type(_ text: String, _ descriptor: Int32) {
        let bytes = Array(text.utf8)
        _ = unsafe bytes.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
    }
}
