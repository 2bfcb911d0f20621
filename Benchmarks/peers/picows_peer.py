"""picows on uvloop: each text to everybody on the same path, one send for each."""
import asyncio
import collections
import sys

import uvloop
from picows import WSFrame, WSListener, WSMsgType, WSTransport, ws_create_server

rooms = collections.defaultdict(set)


class Member(WSListener):
    def __init__(self, room):
        self.room = room

    def on_ws_connected(self, transport: WSTransport):
        self.transport = transport
        self.room.add(transport)

    def on_ws_frame(self, transport: WSTransport, frame: WSFrame):
        if frame.msg_type == WSMsgType.PING:
            transport.send_pong(frame.get_payload_as_bytes())
        elif frame.msg_type == WSMsgType.CLOSE:
            transport.disconnect()
        else:
            payload = frame.get_payload_as_bytes()
            for member in self.room:
                member.send(WSMsgType.TEXT, payload)

    def on_ws_disconnected(self, transport: WSTransport):
        self.room.discard(transport)


async def main():
    def make_member(request):
        return Member(rooms[request.path])

    server = await ws_create_server(make_member, "127.0.0.1", int(sys.argv[1]), backlog=4096)
    await server.serve_forever()


uvloop.run(main())
