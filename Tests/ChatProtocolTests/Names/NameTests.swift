import ChatProtocol
import Testing

@Suite("Names: PROTOCOL.md section 7")
struct NameTests {
    @Test(
        "legal names are kept as they are written",
        arguments: ["lobby", "민아", "회의실-2", "Dana_7", "Ωμέγα", "дом", "नमस्ते", "สวัสดี", "日本語", "١٢٣", "-", "_", "7"])
    func legal(name: String) throws {
        #expect(try Nickname(name).text == name)
        #expect(try RoomName(name).text == name)
        #expect(try RoomName("#" + name).wire == "#" + name)
    }

    @Test(
        "illegal names",
        arguments: [
            ("", "empty"), ("two words", "space"), ("a\tb", "tab"), ("a\nb", "newline"), ("a\u{0}b", "NUL"),
            ("a\u{85}b", "next line"), ("a\u{200D}b", "zero width joiner"), ("a\u{200B}b", "zero width space"),
            ("a\u{202E}b", "right-to-left override"), ("a\u{2066}b", "isolate"), ("\u{FEFF}a", "byte order mark"),
            ("a\u{E000}", "private use"), ("a\u{378}", "unassigned"), ("a\u{FFFE}", "noncharacter"),
            ("\u{115F}", "Hangul choseong filler"), ("\u{1160}", "Hangul jungseong filler"),
            ("민\u{3164}아", "Hangul filler"), ("\u{FFA0}", "halfwidth Hangul filler"), ("🙂", "emoji"),
            ("a🇰🇷", "flag"), ("1\u{20E3}", "keycap"), ("mina!", "punctuation"), ("<mina>", "angle brackets"),
            ("@mi na", "sigil of a conversation"), ("@", "a conversation without an id"), ("##a", "two sigils"),
            ("a.b", "full stop"), ("a/b", "slash"),
            ("½", "fraction"), ("\u{301}a", "a mark first"), ("￥", "currency"), ("a\u{34F}", "invisible joiner"),
            ("a\u{FE0F}", "variation selector"), ("가\u{180B}", "Mongolian selector"),
        ])
    func illegal(name: String, why: String) {
        #expect(throws: NameError.self, "\(why)") { try RoomName(name) }
        #expect(throws: NameError.self, "\(why)") { try Nickname(name) }
    }

    @Test("NFC and NFD spellings are one name, kept in NFC")
    func normalised() throws {
        let composed = "\u{BBFC}\u{C544}"
        let decomposed = "\u{1106}\u{1175}\u{11AB}\u{110B}\u{1161}"
        let first = try Nickname(composed)
        let second = try Nickname(decomposed)
        #expect(first == second)
        #expect(Set([first, second]).count == 1)
        #expect(Array(second.text.unicodeScalars) == Array(composed.unicodeScalars))
        // A syllable that lacks its final, and the final behind it.
        let halfComposed = try Nickname("\u{BBF8}\u{11AB}\u{C544}")
        #expect(first == halfComposed)
        #expect(Array(halfComposed.text.unicodeScalars) == Array(composed.unicodeScalars))
        #expect(try RoomName("caf\u{E9}") == RoomName("CAFE\u{301}"))
    }

    @Test(
        "case makes no difference",
        arguments: [
            ("Lobby", "lobby"), ("ΣΟΦΟΣ", "σοφοσ"), ("σοφος", "ΣΟΦΟΣ"), ("straße", "STRASSE"), ("ǅ", "ǆ"),
            ("İzmir", "i\u{307}zmir"), ("mına", "MINA"), ("ДОМ", "дом"), ("ｄａｎａ", "ＤＡＮＡ"),
        ])
    func folded(one: String, other: String) throws {
        #expect(try Nickname(one) == Nickname(other))
        #expect(try Set([RoomName(one), RoomName(other)]).count == 1)
    }

    @Test(
        "different names stay different",
        arguments: [("민아", "미나"), ("i\u{307}", "i"), ("resume", "résumé"), ("가", "ㄱㅏ")])
    func different(one: String, other: String) throws {
        #expect(try Nickname(one) != Nickname(other))
    }

    @Test("the spelling of whoever came first is what is shown")
    func spelling() throws {
        #expect(try Nickname("DaNa").description == "DaNa")
        #expect(try RoomName("#DeV").description == "#DeV")
    }

    @Test("length is bounded in scalars and in bytes of NFC")
    func length() throws {
        #expect(try Nickname(String(repeating: "a", count: 32)).text.count == 32)
        #expect(throws: NameError(kind: .nickname, reason: .tooLong)) {
            try Nickname(String(repeating: "a", count: 33))
        }
        // 21 syllables of three bytes fit into 64 bytes, 22 do not.
        #expect(try Nickname(String(repeating: "가", count: 21)).text.utf8.count == 63)
        #expect(throws: NameError(kind: .nickname, reason: .tooLong)) {
            try Nickname(String(repeating: "가", count: 22))
        }
        // Decomposed it is 63 scalars and 189 bytes, and as legal as composed.
        #expect(try Nickname(String(repeating: "\u{1100}\u{1161}\u{11A8}", count: 21)).text.unicodeScalars.count == 21)
        #expect(throws: NameError.self) { try RoomName(String(repeating: "x", count: 1_000_000)) }
    }

    @Test("of ASCII, letters, digits, - and _ are legal", arguments: UInt8(0)...127)
    func ascii(byte: UInt8) {
        let scalar = Unicode.Scalar(byte)
        let isLegal = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_".unicodeScalars.contains(scalar)
        #expect(((try? Nickname("a\(scalar)a")) != nil) == isLegal)
        #expect(((try? Nickname("\(scalar)")) != nil) == isLegal)
    }

    @Test("names are ordered by their folded bytes")
    func order() throws {
        let sorted = try ["나", "b", "A", "가", "c"].map { try Nickname($0) }.sorted().map(\.text)
        #expect(sorted == ["A", "b", "c", "가", "나"])
    }

    @Test("errors are sentences that say what a name is made of")
    func sentences() {
        #expect(
            NameError(kind: .room, reason: .empty).sentence == "Room names are 1 to 32 letters, digits, - or _.")
        #expect(
            NameError(kind: .nickname, reason: .tooLong).sentence == "Nicknames are 1 to 32 letters, digits, - or _.")
    }

    @Test("the first room needs no parsing")
    func lobby() throws {
        #expect(try RoomName("#lobby") == .lobby)
        #expect(RoomName.lobby.wire == "#lobby")
    }

    @Test("a conversation's name is an id: it is no room's and keeps its case")
    func direct() throws {
        let name = try RoomName("@u1-U2")
        #expect(name.wire == "@u1-U2")
        #expect(name.text == "@u1-U2")
        #expect(name.isDirect)
        #expect(name.directID == "u1-U2")
        #expect(try name != RoomName("@u1-u2"))
        #expect(try name != RoomName("u1-U2"))
        #expect(try RoomName("u1-U2").directID == nil)
        #expect(throws: NameError.self) { try Nickname("@u1") }
    }
}
