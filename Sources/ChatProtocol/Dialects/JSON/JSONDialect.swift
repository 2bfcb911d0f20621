import FoundationEssentials

/// The JSON dialect: one object a text message, in both directions.
public enum JSONDialect {
    /// Made once: a decoder keeps no state between two calls, and making one costs more than a short request.
    private static let decoder = JSONDecoder()

    /// Returns the request in a client's bytes, within `limits`; throws what to answer if there is none.
    ///
    /// Unknown fields are ignored. Bounds: `limits.requestBytes` bytes, `ChatLimits.requestDepth` levels.
    public static func decodeRequest(
        _ bytes: [UInt8], limits: LimitValues = LimitValues()
    ) throws(RequestError) -> Request {
        guard bytes.count <= limits.requestBytes else {
            let sentence = "A command may be \(limits.requestBytes) bytes long. Send the text in parts."
            throw RequestError(code: .tooBig, message: sentence)
        }
        if let send = JSONSend.read(bytes, limits) { return Request(id: send.cid.text, command: .send(send)) }
        return try parseRequest(bytes, limits)
    }

    /// Returns the request as the parser reads it, which is the truth about every form of it.
    static func parseRequest(_ bytes: [UInt8], _ limits: LimitValues) throws(RequestError) -> Request {
        do {
            try JSONScan.check(bytes)
            return try decoder.decode(JSONRequest.self, from: Data(bytes), configuration: limits).request
        } catch let error as RequestError {
            throw error
        } catch let fault as JSONFault {
            throw RequestError(code: fault.code, message: fault.sentence)
        } catch {
            throw RequestError(code: .badJSON)
        }
    }

    /// Returns a request as UTF-8 JSON.
    public static func encode(_ request: Request) -> [UInt8] { JSONWriter.bytes(of: request) }

    /// Returns the message in a server's bytes; throws if they are not one object with the fields of its type.
    ///
    /// Unknown fields are ignored; an unknown type is `ServerMessage.unknown`. The caller bounds the bytes.
    public static func decodeServerMessage(_ bytes: [UInt8]) throws(MalformedMessage) -> ServerMessage {
        do {
            try JSONScan.check(bytes)
            return try decoder.decode(JSONServerMessage.self, from: Data(bytes)).message
        } catch let fault as JSONFault {
            throw MalformedMessage(sentence: fault.sentence)
        } catch {
            throw MalformedMessage(sentence: JSONFault.notAnObject.sentence)
        }
    }

    /// Returns a message as UTF-8 JSON: the same bytes for every reader.
    public static func encode(_ message: ServerMessage) -> [UInt8] { JSONWriter.bytes(of: message) }
}
