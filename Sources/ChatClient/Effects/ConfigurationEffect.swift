/// What is to be done with the configuration file.
package enum ConfigurationEffect: Equatable, Sendable {
    /// Write these settings into it and leave everything else as it is; `Input.configurationSaved` answers.
    case save([SettingText])
}

/// What became of it.
package enum ConfigurationOutcome: Equatable, Sendable {
    /// It is in the file of this path.
    case saved(path: String)
    /// It could not be written. The sentence is for people.
    case failed(sentence: String)
}
