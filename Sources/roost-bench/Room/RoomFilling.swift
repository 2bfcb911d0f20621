import ChatProtocol
import ChatServer
import NIOCore
import NIOPosix

/// Fills a room through the store's own types, as fast as it takes it.
enum RoomFilling {
    /// Messages of one append: what a writer takes in one transaction.
    private static let chunk = 4_096
    /// Milliseconds between two messages: a million of them are a third of a year, so retention has nothing to take away.
    private static let interval: Int64 = 10_000

    private static let authors = ["mina", "jun", "서연", "도윤", "Alex", "하은", "min-jae", "지우"]
    private static let words = [
        "오늘", "내일", "강의가", "아홉", "시에", "시작하는지", "아는", "사람", "있어요", "회의는", "몇", "층에서", "해요", "점심",
        "먹으러", "갈까요", "자료", "올렸습니다", "확인", "부탁드려요", "네", "감사합니다", "죄송한데", "조금", "늦을", "것", "같아요",
        "the", "build", "is", "green", "again", "who", "broke", "it", "see", "you", "at", "nine", "review", "please",
    ]

    /// Holds the log for its loop.
    private final class Box {
        let log: any RoomLog
        init(_ log: any RoomLog) { self.log = log }
    }

    /// Appends so many messages of three to twelve words, the newest from now.
    static func fill(_ room: RoomName, with count: Int, of store: SQLiteStore, now: Timestamp) async throws {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let box = try await loop.submit {
            NIOLoopBound(Box(store.openLog(of: room, on: loop)), eventLoop: loop)
        }.get()
        var random = RandomWords(seed: 1)
        let authors = try Self.authors.map { nick in
            Author(uid: UserID(randomBytes: Array(nick.utf8)), nick: try Nickname(nick))
        }
        for start in stride(from: 0, to: count, by: chunk) {
            let drafts = (start..<min(start + chunk, count)).map { _ in
                Draft(
                    author: authors[random.below(authors.count)], cid: MessageID(random: random.next(), random.next()),
                    body: .message(
                        text: (0..<(3 + random.below(10))).map { _ in words[random.below(words.count)] }
                            .joined(separator: " "), kind: .text))
            }
            let time = Timestamp(milliseconds: now.milliseconds - Int64(count - start) * interval)
            let stored = loop.makePromise(of: Void.self)
            loop.execute {
                box.value.log.append(drafts, at: time) { stored.completeWith($0.map { _ in }.mapError { $0 }) }
            }
            try await stored.futureResult.get()
        }
    }
}

/// Repeats itself in every run: SplitMix64.
private struct RandomWords: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var word = state
        word = (word ^ word >> 30) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ word >> 27) &* 0x94D0_49BB_1331_11EB
        return word ^ word >> 31
    }

    mutating func below(_ bound: Int) -> Int { Int(next() % UInt64(bound)) }
}
