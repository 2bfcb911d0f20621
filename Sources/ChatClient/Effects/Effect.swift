package import ChatProtocol

/// What the runtime has to do after an update, in order.
package enum Effect: Equatable, Sendable {
    /// Open a WebSocket to `address` and report everything about it under `number`.
    case connect(address: String, number: ConnectionNumber)
    /// Close the connection of this number, open or still opening, and report nothing more about it.
    ///
    /// The server is told that we are away (1001), so that the session can be taken up again.
    case disconnect(ConnectionNumber)
    /// The same for good (1000): the server need not keep the session.
    case leave(ConnectionNumber)
    /// Send a request in the JSON dialect on the current connection.
    case transmit(Request)
    /// Send a text message as it is to a server without a subprotocol; `NetworkEvent.written` confirms it.
    case transmitText(String)
    /// Send a WebSocket ping on the current connection; `NetworkEvent.pong` answers it.
    case ping
    /// Do something with the terminal.
    case terminal(TerminalEffect)
    /// Write something below the state directory; `Input.fileTrouble` tells when that cannot be done.
    case file(FileEffect)
    /// Do something with the configuration file.
    case configuration(ConfigurationEffect)
    /// Have another program do something.
    case process(ProcessEffect)
    /// End the program; the message, if any, goes to standard error after the screen is restored.
    case quit(exitCode: Int32, message: String?)
}
