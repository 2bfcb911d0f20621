"""Drives an echo with Python websockets, as its client or as its server, and prints what comes back, a line each.

    echo.py client URL [deflate] [ending]      deflate: off, takeover or fresh
    echo.py server [deflate] [ending]          ending: code and reason, or too-big
    echo.py tls-server PEM-FILE [deflate] [ending]
"""
import asyncio
import hashlib
import ssl
import sys

from websockets.asyncio.client import ClientConnection, connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.extensions.permessage_deflate import ClientPerMessageDeflateFactory, ServerPerMessageDeflateFactory

SIZES = [0, 1, 125, 126, 65535, 65536, 1024 * 1024]


class CountingClient(ClientConnection):
    wire = 0

    def data_received(self, data):
        self.wire += len(data)
        super().data_received(data)


class CountingServer(ServerConnection):
    wire = 0

    def data_received(self, data):
        self.wire += len(data)
        super().data_received(data)


def describe(message):
    kind, data = ("text", message.encode()) if isinstance(message, str) else ("binary", message)
    return f"{kind} {len(data)} {hashlib.sha256(data).hexdigest()[:8]}"


async def ping(socket, data):
    # The library itself compares the answer's bytes.
    await (await socket.ping(data))
    print("pong", len(data))


async def exchange(socket, message):
    await socket.send(message)
    print(describe(await socket.recv()))


async def drive(socket, ending):
    print("extensions", socket.response.headers.get("Sec-WebSocket-Extensions", "none"))
    for size in SIZES:
        await exchange(socket, bytes(i % 251 for i in range(size)))
        await exchange(socket, "가" * (size // 3) + "x" * (size % 3))
    await exchange(socket, ["조각난 ", "", "글"])

    async def with_ping():
        yield b"be"
        await ping(socket, "가운데".encode())
        yield b"tween"

    await exchange(socket, with_ping())
    await ping(socket, b"p" * 125)

    # Random letters, the same twice: only a compressor that remembers makes the second small.
    letters = b"".join(hashlib.sha256(bytes([i])).hexdigest().encode() for i in range(64)).decode()
    for _ in range(2):
        before = socket.wire
        await exchange(socket, letters)
        print("wire", socket.wire - before)

    if ending == ["too-big"]:
        try:
            await socket.send("x" * (2 * 1024 * 1024 + 1))
            await socket.recv()
        except ConnectionClosed:
            pass
    else:
        await socket.close(int(ending[0]), " ".join(ending[1:]))
    print("closed", socket.protocol.close_code, socket.protocol.close_reason)


async def run_client(url, deflate, ending):
    offers = {"off": None, "takeover": [ClientPerMessageDeflateFactory(client_max_window_bits=True)],
              "fresh": [ClientPerMessageDeflateFactory(True, True, 9, 10)]}[deflate]
    async with connect(url, create_connection=CountingClient, compression=None, extensions=offers,
                       max_size=None) as socket:
        await drive(socket, ending)


async def run_server(tls, deflate, ending):
    takes = {"off": None, "takeover": [ServerPerMessageDeflateFactory()],
             "fresh": [ServerPerMessageDeflateFactory(True, True)]}[deflate]
    done = asyncio.get_running_loop().create_future()

    async def handler(socket):
        try:
            await drive(socket, ending)
        finally:
            done.set_result(None)

    async with serve(handler, "127.0.0.1", 0, create_connection=CountingServer, compression=None, extensions=takes,
                     max_size=None, ssl=tls) as server:
        print(f"listening on {'wss' if tls else 'ws'}://127.0.0.1:{server.sockets[0].getsockname()[1]}")
        await done


role, *arguments = sys.argv[1:]
if role == "client":
    asyncio.run(run_client(arguments[0], arguments[1], arguments[2:]))
elif role == "server":
    asyncio.run(run_server(None, arguments[0], arguments[1:]))
else:
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(arguments[0])
    asyncio.run(run_server(tls, arguments[1], arguments[2:]))
