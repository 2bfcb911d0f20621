import Glibc

/// A colour as a terminal reports it.
public struct RGB: Hashable, Sendable {
    /// From 0 to 255.
    public let red: UInt8
    /// From 0 to 255.
    public let green: UInt8
    /// From 0 to 255.
    public let blue: UInt8

    /// Mixes a colour.
    public init(red: UInt8, green: UInt8, blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// How much light it gives, from 0 for black to 1 for white (WCAG 2, relative luminance).
    public var luminance: Double {
        0.2126 * Self.linear(red) + 0.7152 * Self.linear(green) + 0.0722 * Self.linear(blue)
    }

    /// Whether black text can be read better on it than white text.
    public var isLight: Bool { luminance > Self.middleLuminance }

    /// Black and white have the same contrast, the root of 21, to a colour of this luminance.
    private static let middleLuminance = 0.179

    private static func linear(_ value: UInt8) -> Double {
        let value = Double(value) / 255
        return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
}
