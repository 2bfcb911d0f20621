package import ChatProtocol

/// What an operator has taken away from somebody, until it is lifted or over.
package struct Restriction: Equatable, Sendable {
    /// What is taken away.
    package enum Kind: String, Hashable, Sendable, CaseIterable {
        /// Being here.
        case ban
        /// Speaking.
        case mute
    }

    package var kind: Kind
    /// Whom it concerns, under the nickname by which it is lifted.
    package var target: Author
    /// The address that a ban is of as well; none where it is exempt, and none in a mute.
    package var address: String?
    /// When it is over; nil for never.
    package var end: Timestamp?

    /// Creates a restriction.
    package init(_ kind: Kind, of target: Author, address: String? = nil, end: Timestamp? = nil) {
        self.kind = kind
        self.target = target
        self.address = address
        self.end = end
    }

    /// Whether it holds still.
    func holds(at time: Timestamp) -> Bool { end.map { $0 > time } ?? true }
}
