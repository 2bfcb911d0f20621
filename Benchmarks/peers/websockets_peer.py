"""Python `websockets`: each text to everybody on the same path, by the library's own broadcast()."""
import asyncio
import collections
import sys

from websockets.asyncio.server import broadcast, serve

rooms = collections.defaultdict(set)


async def handle(connection):
    room = rooms[connection.request.path]
    room.add(connection)
    try:
        async for text in connection:
            broadcast(room, text)
    finally:
        room.discard(connection)


async def main():
    server = await serve(handle, "127.0.0.1", int(sys.argv[1]), compression=None, max_size=1 << 20, backlog=4096)
    await server.serve_forever()


asyncio.run(main())
