/// RFC 3339 times, written and read without a calendar library: the Gregorian calendar is all there is.
extension Timestamp {
    /// The moment in UTC with milliseconds: `2026-11-23T12:03:07.042Z`.
    public var rfc3339: String {
        var text: [UInt8] = []
        appendRFC3339(to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the moment in UTC as ASCII.
    func appendRFC3339(to text: inout [UInt8]) {
        let (year, month, day) = Self.civil(fromDays: milliseconds.dividedDown(by: Self.dayMilliseconds))
        let second = milliseconds.dividedDown(by: 1000).modulo(86_400)
        text.appendDigits(of: year, 4)
        text.append(UInt8(ascii: "-"))
        text.appendDigits(of: month, 2)
        text.append(UInt8(ascii: "-"))
        text.appendDigits(of: day, 2)
        text.append(UInt8(ascii: "T"))
        text.appendDigits(of: second / 3600, 2)
        text.append(UInt8(ascii: ":"))
        text.appendDigits(of: second / 60 % 60, 2)
        text.append(UInt8(ascii: ":"))
        text.appendDigits(of: second % 60, 2)
        text.append(UInt8(ascii: "."))
        text.appendDigits(of: milliseconds.modulo(1000), 3)
        text.append(UInt8(ascii: "Z"))
    }

    /// Creates a moment from RFC 3339 text with `Z` or an offset, or nil if it is none.
    ///
    /// Digits of a second after the third are cut.
    public init?(_ text: String) {
        var reader = DigitReader(text)
        guard let year = reader.number(4), reader.take("-"), let month = reader.number(2), reader.take("-"),
            let day = reader.number(2), reader.take("T") || reader.take("t"),
            let hour = reader.number(2), reader.take(":"), let minute = reader.number(2), reader.take(":"),
            let second = reader.number(2), let fraction = reader.milliseconds(), let offset = reader.offset(),
            reader.isAtEnd
        else { return nil }
        guard year >= 1, (1...12).contains(month), (1...Self.days(inMonth: month, of: year)).contains(day) else {
            return nil
        }
        // A leap second is legal in RFC 3339 and counts as the second after it, as POSIX does.
        guard hour < 24, minute < 60, second <= 60 else { return nil }
        let seconds = hour * 3600 + minute * 60 + second - offset * 60
        let days = Self.days(fromCivil: year, month, day)
        self.init(milliseconds: days * Self.dayMilliseconds + seconds * 1000 + fraction)
    }

    /// The time of day at an offset from UTC, as a clock on the wall shows it: `12:03:07`.
    public func clock(utcOffset: Duration = .zero) -> String {
        // No place on earth is a day away from UTC; the bound keeps the sum from overflowing.
        let offset = min(max(utcOffset.components.seconds, -86_400), 86_400)
        let second = (milliseconds.dividedDown(by: 1000) + offset).modulo(86_400)
        return "\(Self.padded(second / 3600, 2)):\(Self.padded(second / 60 % 60, 2)):\(Self.padded(second % 60, 2))"
    }

    private static let dayMilliseconds: Int64 = 86_400_000

    private static func padded(_ number: Int64, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }

    /// Returns the date that lies `days` after 1970-01-01, counting in eras of 400 years that begin in March.
    private static func civil(fromDays days: Int64) -> (year: Int64, month: Int64, day: Int64) {
        let shifted = days + 719_468
        let era = shifted.dividedDown(by: 146_097)
        let dayOfEra = shifted.modulo(146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let marchMonth = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
        let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
    }

    /// Returns how many days after 1970-01-01 a date lies.
    private static func days(fromCivil year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
        let marchYear = month <= 2 ? year - 1 : year
        let era = marchYear.dividedDown(by: 400)
        let yearOfEra = marchYear.modulo(400)
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    private static func days(inMonth month: Int64, of year: Int64) -> Int64 {
        let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        return switch month {
        case 2: isLeapYear ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

extension Int64 {
    /// Division that rounds down, also below zero.
    fileprivate func dividedDown(by divisor: Int64) -> Int64 { (self - modulo(divisor)) / divisor }

    /// The remainder that is never negative.
    fileprivate func modulo(_ divisor: Int64) -> Int64 { (self % divisor + divisor) % divisor }
}

extension [UInt8] {
    /// Appends exactly so many digits of a number that is not negative.
    fileprivate mutating func appendDigits(of number: Int64, _ digits: Int) {
        var unit: Int64 = 1
        for _ in 1..<digits { unit *= 10 }
        while unit > 0 {
            append(UInt8(ascii: "0") + UInt8(number / unit % 10))
            unit /= 10
        }
    }
}

/// Reads fixed numbers of ASCII digits and single characters, left to right.
private struct DigitReader {
    private var rest: Substring.UTF8View

    init(_ text: String) {
        rest = text[...].utf8
    }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard let first = rest.first, UInt32(first) == character.value else { return false }
        rest = rest.dropFirst()
        return true
    }

    mutating func number(_ digits: Int) -> Int64? {
        var number: Int64 = 0
        for _ in 0..<digits {
            guard let digit = digit() else { return nil }
            number = number * 10 + digit
        }
        return number
    }

    /// Reads an optional fraction of at most nine digits as milliseconds.
    mutating func milliseconds() -> Int64? {
        guard take(".") else { return 0 }
        var scale: Int64 = 100
        var milliseconds: Int64 = 0
        var count = 0
        while let digit = digit() {
            milliseconds += digit * scale
            scale /= 10
            count += 1
        }
        return (1...9).contains(count) ? milliseconds : nil
    }

    /// Reads `Z` or an offset such as `+09:00`, in minutes east of UTC.
    mutating func offset() -> Int64? {
        if take("Z") || take("z") { return 0 }
        let sign: Int64 = take("+") ? 1 : -1
        guard sign == 1 || take("-"), let hours = number(2), take(":"), let minutes = number(2) else { return nil }
        return hours < 24 && minutes < 60 ? sign * (hours * 60 + minutes) : nil
    }

    private mutating func digit() -> Int64? {
        guard let first = rest.first, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
        rest = rest.dropFirst()
        return Int64(first - UInt8(ascii: "0"))
    }
}
