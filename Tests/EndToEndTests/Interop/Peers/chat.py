"""A chat client with Python websockets: chat.py URL deflate|off [SUBPROTOCOL].

Sends what it reads, a line a message, and prints what it receives, and how it ended.
"""
import asyncio
import sys

from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed


async def chat(url, compression, subprotocols):
    async with connect(url, compression=compression, subprotocols=subprotocols) as socket:
        print("subprotocol", socket.subprotocol or "none")
        print("extensions", socket.response.headers.get("Sec-WebSocket-Extensions", "none"))
        reader = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)

        async def send():
            while line := await reader.readline():
                await socket.send(line.decode().rstrip("\n"))
            await socket.close()

        sending = asyncio.create_task(send())
        try:
            async for message in socket:
                print(message)
        except ConnectionClosed:
            pass
        sending.cancel()
        print("closed", socket.protocol.close_code, socket.protocol.close_reason)


url, deflate, *subprotocol = sys.argv[1:]
asyncio.run(chat(url, "deflate" if deflate == "deflate" else None, subprotocol or None))
