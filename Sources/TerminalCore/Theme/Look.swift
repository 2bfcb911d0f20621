/// What a terminal is told to draw a cell in.
public struct Look: Hashable, Sendable {
    /// The colour of the text.
    public var foreground: Colour
    /// The colour behind it.
    public var background: Colour
    /// Bold, dim and the rest.
    public var attributes: Style.Attributes

    /// Makes a look; what is left out is the terminal's own.
    public init(
        _ foreground: Colour = .standard, on background: Colour = .standard, _ attributes: Style.Attributes = []
    ) {
        self.foreground = foreground
        self.background = background
        self.attributes = attributes
    }

    /// The same look in one of 256 colours.
    public init(_ foreground: UInt8, on background: Colour = .standard, _ attributes: Style.Attributes = []) {
        self.init(.indexed(foreground), on: background, attributes)
    }

    /// The same look on a terminal with eight colours.
    ///
    /// A bright colour becomes its plain sister in bold, which many such terminals show as bright. Bright black would be
    /// black on black: it becomes dim. The fixed colours have no sister.
    var inEightColours: Look {
        var look = self
        switch foreground {
        case .indexed(8):
            look.foreground = .standard
            look.attributes.insert(.dim)
        case .indexed(let number) where (9...15).contains(number):
            look.foreground = .indexed(number - 8)
            look.attributes.insert(.bold)
        case .indexed(let number) where number > 15: look.foreground = .standard
        case .indexed, .standard: break
        }
        switch background {
        case .indexed(let number) where (8...15).contains(number): look.background = .indexed(number - 8)
        case .indexed(let number) where number > 15: look.background = .standard
        case .indexed, .standard: break
        }
        return look
    }
}
