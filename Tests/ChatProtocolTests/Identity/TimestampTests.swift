import ChatProtocol
import Testing

@Suite("Times: RFC 3339 on the wire, clock times for people")
struct TimestampTests {
    static let pairs: [(Int64, String)] = [
        (0, "1970-01-01T00:00:00.000Z"),
        (1, "1970-01-01T00:00:00.001Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (951_782_399_999, "2000-02-28T23:59:59.999Z"),
        (951_782_400_000, "2000-02-29T00:00:00.000Z"),
        (951_868_800_000, "2000-03-01T00:00:00.000Z"),
        (1_795_435_626_042, "2026-11-23T12:07:06.042Z"),
        (4_107_542_400_000, "2100-03-01T00:00:00.000Z"),
        (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
        (-62_135_596_800_000, "0001-01-01T00:00:00.000Z"),
    ]

    @Test("written and read", arguments: pairs)
    func pair(milliseconds: Int64, text: String) {
        #expect(Timestamp(milliseconds: milliseconds).rfc3339 == text)
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(
        "other legal spellings",
        arguments: [
            ("2026-11-23T12:07:06Z", 1_795_435_626_000), ("2026-11-23t12:07:06.5z", 1_795_435_626_500),
            ("2026-11-23T21:07:06.042+09:00", 1_795_435_626_042),
            ("2026-11-23T07:37:06.042-04:30", 1_795_435_626_042),
            ("2026-11-23T12:07:06.042999999Z", 1_795_435_626_042),
            ("2016-12-31T23:59:60Z", 1_483_228_800_000),
        ] as [(String, Int64)])
    func legal(text: String, milliseconds: Int64) {
        #expect(Timestamp(text)?.milliseconds == milliseconds)
    }

    @Test(
        "no times",
        arguments: [
            "", "now", "2026-11-23", "2026-11-23T12:07:06", "2026-11-23 12:07:06Z", "2026-13-01T00:00:00Z",
            "2026-00-01T00:00:00Z", "2026-02-29T00:00:00Z", "1900-02-29T00:00:00Z", "2026-11-31T00:00:00Z",
            "2026-11-23T24:00:00Z", "2026-11-23T12:60:00Z", "2026-11-23T12:00:61Z", "2026-11-23T12:07:06.Z",
            "2026-11-23T12:07:06.0123456789Z", "2026-11-23T12:07:06.042Zx", "2026-11-23T12:07:06+25:00",
            "-026-11-23T12:07:06Z", "２０２６-11-23T12:07:06Z", "0000-01-01T00:00:00Z", "2026-11-23T12:07:06+9:00",
        ])
    func illegal(text: String) {
        #expect(Timestamp(text) == nil)
    }

    @Test("numbers out of range are cut and never trap")
    func extremes() {
        #expect(Timestamp(milliseconds: .max).rfc3339 == "9999-12-31T23:59:59.999Z")
        #expect(Timestamp(milliseconds: .min).rfc3339 == "0001-01-01T00:00:00.000Z")
        #expect(Timestamp(milliseconds: 0).clock(utcOffset: .seconds(Int64.max)) == "00:00:00")
    }

    @Test("the clock on the wall of the server")
    func clock() {
        let time = Timestamp(milliseconds: 1_795_435_626_999)
        #expect(time.clock() == "12:07:06")
        #expect(time.clock(utcOffset: .seconds(9 * 3600)) == "21:07:06")
        #expect(time.clock(utcOffset: .seconds(13 * 3600)) == "01:07:06")
        #expect(time.clock(utcOffset: .seconds(-13 * 3600)) == "23:07:06")
        #expect(Timestamp(milliseconds: -1).clock() == "23:59:59")
    }
}
