"""Greets, closes and hangs up without TLS's goodbye, all in one go, as small servers do: curt_server.py PEM-FILE."""
import base64
import hashlib
import socket
import ssl
import sys


def frame(opcode, payload):
    return bytes([0x80 | opcode, len(payload)]) + payload


tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
tls.load_cert_chain(sys.argv[1])
with socket.create_server(("127.0.0.1", 0)) as listener:
    print(f"listening on wss://127.0.0.1:{listener.getsockname()[1]}")
    while True:
        connection = tls.wrap_socket(listener.accept()[0], server_side=True)
        head = b""
        while not head.endswith(b"\r\n\r\n"):
            head += connection.recv(4096)
        key = next(line for line in head.split(b"\r\n") if line.lower().startswith(b"sec-websocket-key:"))
        digest = hashlib.sha1(key[18:].strip() + b"258EAFA5-E914-47DA-95CA-C5AB0DC85B11").digest()
        answer = b"\r\n".join([b"HTTP/1.1 101 Switching Protocols", b"Upgrade: websocket", b"Connection: Upgrade",
                               b"Sec-WebSocket-Accept: " + base64.b64encode(digest), b"", b""])
        connection.sendall(answer + frame(1, "잠깐만요".encode()) + frame(8, b"\x0f\xa1" + "점심시간입니다".encode()))
        # Closing a wrapped socket says nothing in TLS.
        connection.close()
