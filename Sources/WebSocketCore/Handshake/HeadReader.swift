/// Collects an HTTP head from pieces until its empty line, looking at every byte once (RFC 9112, 2.1 and 2.2).
struct HeadReader: Sendable {
    /// What the bytes so far amount to.
    enum Progress: Equatable {
        /// The empty line has not come yet.
        case needsMore
        /// The head is complete; `consumed` of the bytes just given belong to it.
        case complete(consumed: Int)
        /// No legal head can begin like this.
        case refused(HeadViolation)
    }

    /// The bytes of the head so far.
    private(set) var bytes: [UInt8] = []

    private let bytesMax: Int
    private var followsCarriageReturn = false
    private var lineIsEmpty = true

    init(bytesMax: Int) {
        self.bytesMax = bytesMax
    }

    /// Takes the next bytes, up to the end of the head.
    mutating func receive(_ span: RawSpan) -> Progress {
        for offset in 0..<span.byteCount {
            guard bytes.count < bytesMax else { return .refused(.tooLong(limit: bytesMax)) }
            let byte = span.byte(at: offset)
            bytes.append(byte)
            do throws(HeadViolation) {
                if try endsHead(byte) { return .complete(consumed: offset + 1) }
            } catch {
                return .refused(error)
            }
        }
        return .needsMore
    }

    /// Takes one byte and returns whether it is the last of the head.
    private mutating func endsHead(_ byte: UInt8) throws(HeadViolation) -> Bool {
        switch byte {
        case UInt8(ascii: "\n"):
            guard followsCarriageReturn else { throw .bareLineFeed }
            followsCarriageReturn = false
            guard !lineIsEmpty else { return true }
            lineIsEmpty = true
        case _ where followsCarriageReturn:
            throw .bareCarriageReturn
        case UInt8(ascii: "\r"):
            followsCarriageReturn = true
        case 0..<0x09, 0x0A..<0x20, 0x7F:
            throw .controlCharacter
        default:
            lineIsEmpty = false
        }
        return false
    }
}
