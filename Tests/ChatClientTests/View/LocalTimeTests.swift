import Testing

@testable import ChatClient

@Suite("Local time")
struct LocalTimeTests {
    @Test(
        "dates and times, before and after 1970, with an offset",
        arguments: [
            (1_795_428_153_000, 0, "Monday 23 November 2026", "10:02:33"),
            (1_795_428_153_000, 9 * 3600, "Monday 23 November 2026", "19:02:33"),
            (1_795_460_400_000, 9 * 3600, "Tuesday 24 November 2026", "04:00:00"),
            (0, 0, "Thursday 1 January 1970", "00:00:00"),
            (-1, 0, "Wednesday 31 December 1969", "23:59:59"),
            (0, -3600, "Wednesday 31 December 1969", "23:00:00"),
            (951_782_400_000, 0, "Tuesday 29 February 2000", "00:00:00"),
            (4_107_542_400_000, 0, "Monday 1 March 2100", "00:00:00"),
        ])
    func words(milliseconds: Int64, offset: Int, date: String, clock: String) {
        let time = LocalTime(milliseconds: milliseconds, offset: offset)
        #expect(time.date == date)
        #expect(time.clockWithSeconds == clock)
    }
}
