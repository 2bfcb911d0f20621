import Testing
import WebSocketCore

@Suite("RFC 9112 4: responses")
struct HTTPResponseTests {
    @Test func `a response is written with its length, its type and the end of the connection`() {
        let response = HTTPResponse(status: 404, fields: [("X-A", "b")], body: "없음\n")
        let head = """
            HTTP/1.1 404 Not Found
            X-A: b
            Content-Type: text/plain; charset=utf-8
            Content-Length: 7
            Connection: close


            """.replacing("\n", with: "\r\n")
        #expect(String(decoding: response.bytes(), as: UTF8.self) == head + "없음\n")
        #expect(String(decoding: response.bytes(omitBody: true), as: UTF8.self) == head)
    }

    @Test func `a value cannot begin another field`() {
        let response = HTTPResponse(status: 200, fields: [("X-A", "b\r\nX-B: c")], body: "")
        #expect(String(decoding: response.bytes(), as: UTF8.self).contains("X-A: b  X-B: c\r\n"))
    }

    @Test(arguments: [200, 400, 403, 404, 405, 408, 426, 429, 431, 500, 503, 505])
    func `a status has a reason`(status: Int) {
        let line = String(decoding: HTTPResponse(status: status, body: "").bytes(), as: UTF8.self).prefix {
            $0 != "\r\n"
        }
        #expect(line.count > "HTTP/1.1 200 ".count)
    }
}
