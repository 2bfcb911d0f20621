import Glibc

/// How many columns text takes on the screen.
public enum DisplayWidth {
    /// The columns a text takes once it is drawn as safe units.
    public static func columns(of text: String) -> Int {
        SafeText.units(of: text).reduce(0) { $0 + Int($1.width) }
    }

    /// The columns glibc gives a scalar: 0 for a mark, 1, 2, and -1 for one it does not know.
    ///
    /// glibc's is the table ncurses uses; with any other, ncurses would put cells elsewhere than we think.
    static func columns(of scalar: Unicode.Scalar) -> Int {
        guard let width else { return scalar.isASCII ? 1 : -1 }
        return Int(width(wchar_t(scalar.value)))
    }

    private typealias WidthFunction = @convention(c) @Sendable (wchar_t) -> Int32

    /// glibc's `wcwidth`, which Swift's Glibc module hides behind a feature macro, and which knows nothing but ASCII
    /// until the process has a UTF-8 locale; nil where there is no such locale.
    private static let width: WidthFunction? = {
        guard let symbol = unsafe dlsym(nil, "wcwidth") else { return nil }
        // The type is the one POSIX gives the function.
        let width = unsafe unsafeBitCast(symbol, to: WidthFunction.self)
        if width(0xAC00) == 2 { return width }
        guard unsafe setlocale(LC_CTYPE, "C.UTF-8") != nil, width(0xAC00) == 2 else { return nil }
        return width
    }()
}
