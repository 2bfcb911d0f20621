"""A chat client of a few lines without a subprotocol: sends what it reads, prints what it receives."""
import asyncio
import sys

import websockets


async def main(url):
    async with websockets.connect(url) as websocket:
        reader = asyncio.StreamReader()
        await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)

        async def send():
            while line := await reader.readline():
                await websocket.send(line.decode().rstrip("\n"))
            await websocket.close()

        sending = asyncio.create_task(send())
        async for message in websocket:
            print(message, flush=True)
        sending.cancel()


asyncio.run(main(sys.argv[1]))
