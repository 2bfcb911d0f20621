import WebSocketCore
import WebSocketNIO

extension WebSocketChannel {
    /// Queues a text message without flushing it.
    func say(_ text: String) {
        let bytes = Array(text.utf8)
        unsafe send(text: bytes.span.bytes)
    }
}

extension RawSpan {
    /// Whether the bytes begin with these.
    func begins(with start: [UInt8]) -> Bool {
        guard byteCount >= start.count else { return false }
        return unsafe withUnsafeBytes { unsafe $0.prefix(start.count).elementsEqual(start) }
    }

    /// The number that stands right behind the first occurrence of a key, if there is one.
    func number(behind key: [UInt8]) -> Int64? {
        unsafe withUnsafeBytes { bytes in
            var start = 0
            while start + key.count < bytes.count {
                if unsafe bytes[start] == key[0], unsafe bytes[start..<(start + key.count)].elementsEqual(key) {
                    let digits = unsafe bytes[(start + key.count)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
                    return unsafe digits.isEmpty ? nil : digits.reduce(0) { $0 &* 10 &+ Int64($1 - 0x30) }
                }
                start += 1
            }
            return nil
        }
    }
}
