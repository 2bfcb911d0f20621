/// Who came, went and changed names since somebody spoke.
package struct Activity: Equatable, Sendable {
    /// Came and are still here, in order.
    package var joined: [String] = []
    /// Were here and left, in order.
    package var left: [String] = []
    /// Changed names, in order.
    package var renamed: [Rename] = []

    /// A change of name.
    package struct Rename: Equatable, Sendable {
        /// The name before.
        package var from: String
        /// The name after.
        package var to: String
    }

    /// One thing that happened.
    enum Change: Equatable, Sendable {
        case join(String)
        case leave(String)
        case rename(from: String, to: String)
    }

    /// Changes that one line holds: far more than are ever drawn, bounded because nobody may speak for months.
    static let changesMax = 200

    /// Whether another line has to take what happens next.
    var isFull: Bool { joined.count + left.count + renamed.count >= Self.changesMax }

    /// Whether everything that happened has cancelled out.
    var isEmpty: Bool { joined.isEmpty && left.isEmpty && renamed.isEmpty }

    /// Folds one more change in; who comes and goes leaves no trace.
    mutating func fold(_ change: Change) {
        switch change {
        case .join(let name):
            if let index = left.firstIndex(of: name) { left.remove(at: index) } else { joined.append(name) }
        case .leave(let name):
            if let index = joined.firstIndex(of: name) { joined.remove(at: index) } else { left.append(name) }
        case .rename(let from, let to):
            if let index = joined.firstIndex(of: from) {
                joined[index] = to
            } else if let index = renamed.firstIndex(where: { $0.to == from }) {
                renamed[index].to = to
                if renamed[index].from == to { renamed.remove(at: index) }
            } else {
                renamed.append(Rename(from: from, to: to))
            }
        }
    }
}
