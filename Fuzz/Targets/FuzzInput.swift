/// An input: the fuzzer's choices in its first bytes, then the bytes that the code is given.
struct FuzzInput {
    private var rest: ArraySlice<UInt8>

    init(_ bytes: [UInt8]) {
        rest = bytes[...]
    }

    /// Takes a byte of choices; 0 once there are none.
    mutating func choice() -> UInt8 {
        rest.popFirst() ?? 0
    }

    /// The bytes that are left.
    var bytes: [UInt8] { Array(rest) }

    /// Takes two bytes of choices and cuts what is left into pieces of the two sizes in turn, from 1 to 256 bytes.
    mutating func pieces() -> [[UInt8]] {
        let sizes = [Int(choice()) + 1, Int(choice()) + 1]
        var pieces: [[UInt8]] = []
        var left = rest
        while !left.isEmpty {
            let piece = left.prefix(sizes[pieces.count % 2])
            pieces.append(Array(piece))
            left = left.dropFirst(piece.count)
        }
        return pieces
    }
}
