/// A piece of text every terminal draws in the same number of columns: one base scalar and at most three marks.
///
/// Only ``SafeText`` makes units, so whatever is one is safe to send to a terminal: no control, no escape, no
/// bidirectional control, no joiner, nothing whose width is disputed.
public struct Unit: Hashable, Sendable {
    /// Terminals agree on a base with three marks; ncurses drops the fifth, some terminals the fourth.
    public static let markLimit = 3

    /// The base scalar's value; zero only in the right half of a wide cell.
    public let base: UInt32
    /// The marks on the base, in order; zero where there is none.
    public private(set) var marks: Marks
    /// The columns the unit takes: 1 or 2, and 0 in the right half of a wide cell.
    public let width: UInt8

    /// Up to three marks without a heap allocation.
    public struct Marks: Hashable, Sendable {
        /// The first mark or zero.
        public internal(set) var first: UInt32 = 0
        /// The second mark or zero.
        public internal(set) var second: UInt32 = 0
        /// The third mark or zero.
        public internal(set) var third: UInt32 = 0
    }

    /// Makes a unit of a scalar that ``SafeText`` found safe and its width.
    init(base: UInt32, width: UInt8) {
        self.base = base
        self.marks = Marks()
        self.width = width
    }

    /// One empty column.
    public static let blank = Unit(base: 0x20, width: 1)

    /// What stands in the second column of a wide unit.
    static let rightHalf = Unit(base: 0, width: 0)

    /// Puts a mark on the base; the fourth and later are dropped.
    mutating func join(_ mark: UInt32) {
        if marks.first == 0 {
            marks.first = mark
        } else if marks.second == 0 {
            marks.second = mark
        } else if marks.third == 0 {
            marks.third = mark
        }
    }

    /// Whether the base carries no mark.
    var isBare: Bool { marks.first == 0 }

    /// The unit as text.
    public var text: String {
        var scalars = String.UnicodeScalarView()
        for value in [base, marks.first, marks.second, marks.third] where value != 0 {
            if let scalar = Unicode.Scalar(value) {
                scalars.append(scalar)
            }
        }
        return String(scalars)
    }
}
