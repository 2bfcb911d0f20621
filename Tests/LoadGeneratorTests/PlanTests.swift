import LoadGenerator
import Testing
import WebSocketNIO

@Suite("What a generator says")
struct PlanTests {
    @Test("a template's places are filled, and JSON's braces stay")
    func template() throws {
        let template = Template(##"{"room":"#{room}","by":{"name":"{name}"}} {} {"##)
        #expect(
            try template.filled(["room": "a", "name": "b"]) == ##"{"room":"#a","by":{"name":"b"}} {} {"##)
        #expect(throws: Template.UnknownField.self) { try template.filled(["room": "a"]) }
        #expect(try Template("").filled([:]) == "")
    }

    @Test("Roost's preset asks for what PROTOCOL.md asks for")
    func roostPreset() throws {
        let roost = SpokenDialect(.roost)
        let values = ["name": "b1", "room": "r1", "id": "LOADaaaaaaaaaaaa", "pad": "xx", "session": "s", "token": "t"]
        #expect(
            try roost.message.filled(values)
                == ##"{"t":"send","room":"#r1","cid":"LOADaaaaaaaaaaaa","text":"xx","kind":"text"}"##)
        #expect(try roost.returning[0].filled(values).hasSuffix(#""resume":{"session":"s","token":"t"}}"#))
    }

    @Test("what was told is captured once, kept as a line and read again")
    func captured() {
        var fields = CapturedFields()
        fields.capture(["session", "token"], from: #"{"t":"welcome","session":"abc","token":"de=f","uid":"u"}"#)
        fields.capture(["session", "epoch"], from: #"{"session":"other","epoch":"e"}"#)
        #expect(fields.values == ["session": "abc", "token": "de=f", "epoch": "e"])
        #expect(CapturedFields(line: fields.line) == fields)
    }

    @Test("a process's figures are read behind a name that holds anything")
    func processReading() throws {
        let rest = "S 1 1 1 0 -1 0 10 0 0 0 150 50 0 0 20 0 3 0 100 4096000 256 0"
        let reading = try #require(
            ProcessReading(stat: "12 (a) b) (c) \(rest)", ticksPerSecond: 100, pageBytes: 4_096))
        #expect(reading.seconds == 2)
        #expect(reading.kernelSeconds == 0.5)
        let later = try #require(
            ProcessReading(
                stat: "12 (a) " + rest.replacing("150 50", with: "180 60"), ticksPerSecond: 100, pageBytes: 4_096))
        #expect(later.kernelShare(since: reading) == 0.25)
        #expect(reading.kernelShare(since: reading) == nil)
        #expect(reading.residentBytes == 256 * 4_096)
        #expect(ProcessReading(stat: "12 (a) S 1", ticksPerSecond: 100, pageBytes: 4_096) == nil)
    }
}
