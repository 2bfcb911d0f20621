"""A server without a subprotocol that says on its output where it listens and how each connection ends."""
import asyncio

import websockets


async def stay(websocket):
    print("opened", flush=True)
    await websocket.wait_closed()
    print("closed", websocket.close_code, flush=True)


async def main():
    async with websockets.serve(stay, "127.0.0.1", 0) as server:
        print("port", server.sockets[0].getsockname()[1], flush=True)
        await asyncio.Future()


asyncio.run(main())
