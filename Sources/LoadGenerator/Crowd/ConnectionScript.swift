/// What one connection says, all templates filled.
struct ConnectionScript {
    let path: String
    let hello: [String]
    let ready: String?
    /// The first message; nil for who only receives.
    let message: String?

    /// Fills a plan's templates for a connection.
    ///
    /// - Throws: `Template.UnknownField`, and `LoadFailure` for a message without a marker.
    init(_ plan: LoadPlan, connection: Int) throws {
        let values = plan.values(of: connection)
        let dialect = plan.dialect
        path = try dialect.path.filled(values)
        if plan.handshakeOnly {
            (hello, ready, message) = ([], nil, nil)
            return
        }
        let lines = plan.returning.isEmpty ? dialect.hello : dialect.returning
        hello = try lines.map { try $0.filled(values) }
        ready = try dialect.ready?.filled(values)
        message = plan.sender(of: connection) == nil ? nil : try dialect.message.filled(values)
        guard message.map({ MarkedMessage($0, plan.tag) == nil }) != true else {
            throw LoadFailure("A message has to hold {id} or {body}.")
        }
    }
}
