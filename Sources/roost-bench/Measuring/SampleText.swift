/// Text of one script, as people write it in a chat.
enum SampleText: String, CaseIterable {
    case ascii = "ASCII"
    case mostlyASCII = "1 in 30"
    case cyrillic = "Cyrillic"
    case korean = "Korean"
    case emoji = "emoji"

    private var sentence: String {
        switch self {
        case .ascii: "Does anybody know whether the lecture begins at nine or at a quarter past nine today? "
        // One letter in thirty is not ASCII, as in French or German.
        case .mostlyASCII: "a sentence with one accent, pré"
        case .cyrillic: "Кто-нибудь знает, начинается ли лекция сегодня в девять или в четверть десятого? "
        case .korean: "오늘 강의가 아홉 시에 시작하는지 아홉 시 십오 분에 시작하는지 아는 사람 있어요? "
        case .emoji: "😀🎉🥐🌍🚀🙈🍜🎧"
        }
    }

    /// Returns exactly so many bytes of it with a number before each sentence, so that it does not merely repeat itself.
    func varied(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        var number: UInt32 = 1
        while bytes.count < count {
            number = number &* 1_664_525 &+ 1_013_904_223
            bytes += Array("\(number) \(sentence)".utf8)
        }
        // What is cut off at the end may be the middle of a scalar.
        let whole = bytes[..<count].lastIndex { $0 < 0x80 } ?? 0
        return Array(bytes[...whole]) + Array(repeating: UInt8(ascii: "."), count: count - 1 - whole)
    }

    /// Returns exactly so many bytes of it: whole scalars, and full stops where no further one fits.
    func bytes(_ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        let scalars = Array(sentence.unicodeScalars)
        var index = 0
        while let next = UTF8.encode(scalars[index % scalars.count]), bytes.count + next.count <= count {
            bytes += next
            index += 1
        }
        return bytes + Array(repeating: UInt8(ascii: "."), count: count - bytes.count)
    }
}
