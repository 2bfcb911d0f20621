/// A moment on the wall clock and calendar of the person reading.
struct LocalTime: Equatable, Sendable {
    /// Days since 1 January 1970 in local time: two moments with the same number belong under the same date.
    let day: Int
    /// Hour of the day, 0 to 23.
    let hour: Int
    /// Minute of the hour, 0 to 59.
    let minute: Int
    /// Second of the minute, 0 to 59.
    let second: Int

    /// Converts milliseconds since 1970, UTC; `offset` is local time minus UTC, in seconds.
    init(milliseconds: Int64, offset: Int) {
        let seconds = Int(floorDivide(milliseconds, 1000)) + offset
        day = Int(floorDivide(Int64(seconds), 86_400))
        let ofDay = seconds - day * 86_400
        hour = ofDay / 3600
        minute = ofDay / 60 % 60
        second = ofDay % 60
    }

    /// As in `10:02`.
    var clock: String { "\(twoDigits(hour)):\(twoDigits(minute))" }

    /// As in `10:02:37`.
    var clockWithSeconds: String { "\(clock):\(twoDigits(second))" }

    /// As in `Monday 23 November 2026`.
    var date: String {
        let (year, month, dayOfMonth) = civil
        // 1 January 1970 was a Thursday.
        let weekday = ((day + 3) % 7 + 7) % 7
        return "\(Self.weekdays[weekday]) \(dayOfMonth) \(Self.months[month - 1]) \(year)"
    }

    /// As in `23 Nov 2026`.
    var shortDate: String {
        let (year, month, dayOfMonth) = civil
        return "\(dayOfMonth) \(Self.months[month - 1].prefix(3)) \(year)"
    }

    /// Year, month and day in the Gregorian calendar, by counting in eras of 400 years that begin in March.
    private var civil: (year: Int, month: Int, day: Int) {
        let shifted = day + 719_468  // days since 1 March of year 0
        let era = Int(floorDivide(Int64(shifted), 146_097))
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
    }

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
}

/// Divides rounding down, so that moments before 1970 fall on their own day.
private func floorDivide(_ value: Int64, _ by: Int64) -> Int64 {
    value >= 0 ? value / by : -((-value + by - 1) / by)
}

private func twoDigits(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
