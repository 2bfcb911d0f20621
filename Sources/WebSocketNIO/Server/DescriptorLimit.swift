import Glibc

/// How many files, and so connections, this process may have open at once.
package enum DescriptorLimit {
    /// Raises the limit to the most that this user may have, and returns it; nil where the system does not say.
    ///
    /// The usual 1 024 are kept low for programs that use `select`, which none of ours does.
    package static func raise() -> Int? {
        var limit = rlimit()
        guard unsafe getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return nil }
        if limit.rlim_cur < limit.rlim_max {
            var raised = limit
            raised.rlim_cur = limit.rlim_max
            if unsafe setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &raised) == 0 { limit = raised }
        }
        return Int(clamping: limit.rlim_cur)
    }
}
