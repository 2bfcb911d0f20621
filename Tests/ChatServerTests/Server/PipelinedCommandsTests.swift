import ChatServer
import NIOCore
import NIOPosix
import Testing

/// Commands that a client sends without waiting for answers, as scripts do, and as people do who paste and leave.
@Suite(.timeLimit(.minutes(1))) struct PipelinedCommandsTests {
    @Test func `hello, join and send in one packet: the author still reads its own line`() async throws {
        try await RunningServer.run { server in
            let hello = #"{"t":"hello","id":"h","client":{"name":"t","ver":"1"},"caps":[],"nick":"mina"}"#
            let join = ##"{"t":"join","id":"j","room":"#lobby"}"##
            let send = ##"{"t":"send","room":"#lobby","cid":"0123456789abcdef","text":"성급한 말","kind":"text"}"##
            let loop = MultiThreadedEventLoopGroup.singleton.next()
            let acknowledged = loop.makePromise(of: Void.self)
            let client = RecordingClient(
                RecordingClient.Kind(
                    isPlain: false, opening: [hello, join, send], ready: #""cid":"0123456789abcdef""#),
                countWanted: 0, ready: acknowledged, begun: loop.makePromise(), full: loop.makePromise(),
                ended: loop.makePromise())
            let bound = NIOLoopBoundBox.makeBoxSendingValue(client, eventLoop: loop)
            let channel = try await ClientBootstrap(group: loop)
                .channelInitializer { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.addHandler(bound.value)
                    }
                }
                .connect(host: "127.0.0.1", port: server.port).get()
            try await acknowledged.futureResult.get()
            try await channel.close()
        }
    }

    @Test func `who pastes more than the rate allows and leaves has said all of it`() async throws {
        try await RunningServer.run { server in
            let reader = try await server.member("mina")
            let author = try await server.plain()
            for number in 1...8 { try await author.say("줄 \(number)") }
            try await author.say("/quit")
            for number in 1...8 {
                let event = try await reader.next("ev")
                #expect(event["text"]?.string == "줄 \(number)")
            }
        }
    }
}
