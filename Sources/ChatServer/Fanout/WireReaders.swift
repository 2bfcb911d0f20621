import Synchronization

/// How many connections read each form: what nobody reads is not encoded.
final class WireReaders: Sendable {
    private let json = Atomic<Int>(0)
    private let jsonDeflated = Atomic<Int>(0)
    private let plain = Atomic<Int>(0)
    private let plainDeflated = Atomic<Int>(0)

    /// Whether anybody reads this form.
    func exist(_ form: WireForm) -> Bool { change(form, by: 0) > 0 }

    func enter(_ form: WireForm) { change(form, by: 1) }

    func leave(_ form: WireForm) { change(form, by: -1) }

    @discardableResult
    private func change(_ form: WireForm, by count: Int) -> Int {
        // An atomic can't be stored in an array, nor returned.
        switch form {
        case .json: json.wrappingAdd(count, ordering: .relaxed).newValue
        case .jsonDeflated: jsonDeflated.wrappingAdd(count, ordering: .relaxed).newValue
        case .plain: plain.wrappingAdd(count, ordering: .relaxed).newValue
        case .plainDeflated: plainDeflated.wrappingAdd(count, ordering: .relaxed).newValue
        }
    }
}
