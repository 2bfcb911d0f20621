extension Model {
    /// Does what a key of the table stands for, in the function of its group.
    mutating func perform(_ action: KeyAction, metrics: any ChatMetrics) -> [Effect] {
        let wasCompleting = completion != nil
        if action != .input(.complete), action != .input(.completeBackward) { completion = nil }
        if action != .program(.interrupt), action != .program(.endOfInput) { session.quitArmedUntil = nil }
        switch action {
        case .switching(let action): return perform(action)
        case .scrolling(let action): return perform(action, metrics: metrics)
        case .input(let action): return perform(action)
        case .editing(let action): return perform(action, metrics: metrics)
        case .screen(let action): return perform(action)
        case .program(let action): return perform(action, wasCompleting: wasCompleting)
        case .list(let action): return perform(action)
        case .prompt(let action): return perform(action)
        case .form(let action): return perform(action)
        }
    }
}
