/// One row of the setting table: a field of `Settings` with its name and its words.
package struct SettingRow: Sendable {
    /// The name, which is the long flag's too: `mouse` for `--mouse`.
    package let name: String
    /// What it can be.
    package let kind: SettingKind
    /// What it does, as a phrase.
    package let explanation: String
    /// Whether it is only looked at when the program starts.
    package let isForStart: Bool
    /// The field as it is written.
    private let read: @Sendable (Settings) -> String
    /// Changes the field; returns false when the text is none of the legal ones.
    private let write: @Sendable (inout Settings, String) -> Bool

    /// Makes the row of a field; `kind` is needed only where the field's type allows more than the setting does.
    init<Value: SettingValue>(
        _ name: String, _ field: any WritableKeyPath<Settings, Value> & Sendable, _ explanation: String,
        kind: SettingKind = Value.kind, isForStart: Bool = false
    ) {
        self.name = name
        self.kind = kind
        self.explanation = explanation
        self.isForStart = isForStart
        read = { $0[keyPath: field].settingText }
        write = { settings, text in
            guard let value = Value(settingText: text), kind.allows(value) else { return false }
            settings[keyPath: field] = value
            return true
        }
    }

    /// How the setting stands, as it is written.
    package func text(in settings: Settings) -> String { read(settings) }

    /// How it stands for who has set nothing.
    package var standard: String { read(Settings()) }

    /// The environment's variable for it: `ROOST_NICK_COLORS`.
    package var variable: String {
        "ROOST_" + String(name.uppercased().map { $0 == "-" ? "_" : $0 })
    }

    /// The flag for it, as a manual shows it: `--[no-]mouse`, `--theme word`.
    package var flag: String { kind == .flag ? "--[no-]\(name)" : "--\(name) \(kind.valueName)" }

    /// Whether it takes several words.
    var isList: Bool { kind.isList }

    /// Changes the setting to what a person wrote.
    package func set(_ text: String, _ settings: inout Settings) throws(SettingError) {
        guard write(&settings, text) else { throw .illegal(name, kind) }
    }
}

/// Why a setting was not changed, as a sentence for who wrote it.
package enum SettingError: Error, Equatable, Sendable {
    /// There is none of this name; perhaps another was meant.
    case unknown(String, meant: String?)
    /// It cannot be that.
    case illegal(String, SettingKind)

    /// What is wrong and what to write.
    package var sentence: String {
        switch self {
        case .unknown(let name, let meant?): "There is no setting \(name). Did you mean \(meant)?"
        case .unknown(let name, nil): "There is no setting \(name)."
        case .illegal(let name, let kind): "\(name) must be \(kind.sentence)."
        }
    }

    /// The same for somebody who wrote it in a place that is named before; without a full stop.
    func phrase(value: String) -> String {
        switch self {
        case .unknown(let name, let meant?): "unknown setting \"\(name)\"; did you mean \"\(meant)\"?"
        case .unknown(let name, nil): "unknown setting \"\(name)\""
        case .illegal(let name, let kind): "\(name) must be \(kind.sentence), not \"\(value)\""
        }
    }
}
