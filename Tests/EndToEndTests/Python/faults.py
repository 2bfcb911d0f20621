"""Kills roostd with -9 again and again while clients talk through connections that are cut at random, and checks then
that nothing acknowledged is lost, nothing is there twice, everybody has read the same, and each author's order holds.

  faults.py ROOSTD --kills N [--seed S]

Every client sends numbered messages, several at once, and repeats what was not answered under the same id, as the
protocol asks for. Ends with status 0 and a line of counts, or with a sentence that says what is wrong.
"""
import argparse
import asyncio
import json
import os
import random
import re
import signal
import subprocess
import sys
import tempfile

import websockets

CLIENTS = 6
IN_FLIGHT = 12
ROOMS = ["#lobby", "#회의"]
# A run that hits too little of what it is for proves nothing.
UNANSWERED_KILLS_MIN, DUPLICATES_MIN, ACKNOWLEDGED_MIN = 20, 10, 1000
# Far more than a busy machine needs for any single step.
PATIENCE = 60


class Failure(Exception):
    pass


class Server:
    """roostd on one directory, killed and started again on the same port."""

    def __init__(self, program, folder):
        self.program, self.folder, self.port, self.process = program, folder, 0, None

    async def start(self):
        flags = ["--port", str(self.port), "--host", "127.0.0.1", "--data", self.folder, "--rate", "0"]
        self.process = await asyncio.create_subprocess_exec(
            self.program, *flags, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        while True:
            line = await asyncio.wait_for(self.process.stdout.readline(), PATIENCE)
            if not line:
                raise Failure("roostd does not start again.")
            found = re.match(rb"listening on ws://127\.0\.0\.1:(\d+)", line)
            if found:
                self.port = int(found[1])
                return

    async def kill(self):
        self.process.send_signal(signal.SIGKILL)
        await self.process.wait()


class Client:
    """One author and reader: sends, repeats, resumes by position, and keeps all that it reads."""

    def __init__(self, number, server, chance, begin):
        self.number, self.server, self.chance, self.begin = number, server, chance, begin
        self.session = None
        self.sent = 0
        self.waiting = {}  # cid -> (room, text), in the order of sending
        self.acknowledged = {}  # cid -> (room, text)
        self.events = {room: {} for room in ROOMS}  # seq -> event
        self.epochs = {}
        self.next = {}  # the event that has to come next on this connection
        self.duplicates = 0
        self.has_joined = asyncio.Event()
        # How much there is to read, once that is known.
        self.level = {room: float("inf") for room in ROOMS}
        self.is_sending = True
        self.socket = None
        self.resumed = 0

    async def run(self):
        while self.is_sending or self.waiting or not self.is_level():
            try:
                await self.converse()
            except (OSError, asyncio.TimeoutError, websockets.WebSocketException):
                await asyncio.sleep(self.chance.uniform(0.005, 0.05))

    def is_level(self):
        return all(self.whole(room) >= self.level[room] for room in ROOMS)

    def whole(self, room):
        """The number up to which no event of a room is missing."""
        events = self.events[room]
        if not events or max(events) == len(events):
            return len(events)
        return min(seq for seq in range(1, len(events) + 1) if seq not in events) - 1

    async def converse(self):
        address = "ws://127.0.0.1:%d/ws" % self.server.port
        async with websockets.connect(
            address, subprotocols=["roost.v1.json"], open_timeout=PATIENCE, close_timeout=0.2, compression=None
        ) as socket:
            self.socket = socket
            hello = {"t": "hello", "id": "h", "client": {"name": "faults", "ver": "1"}, "caps": []}
            if self.session:
                hello["resume"] = self.session
            else:
                hello["nick"] = "author%d" % self.number
            await socket.send(json.dumps(hello))
            while True:
                welcome = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
                if welcome["t"] == "welcome":
                    break
            self.session = {"session": welcome["session"], "token": welcome["token"]}
            self.resumed += welcome["resumed"]
            for room in ROOMS:
                join = {"t": "join", "id": "j" + room, "room": room}
                if room in self.epochs:
                    join["pos"] = [self.epochs[room], self.whole(room)]
                await socket.send(json.dumps(join))
            if self.number % 2:
                # Half of them repeat at once, and not only what the replay has not answered.
                await self.repeat()
            live = set()
            while True:
                message = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
                self.take(message)
                if message["t"] in ("joined", "page"):
                    await self.load_gap(message)
                if message["t"] == "live" and message["room"] not in live:
                    live.add(message["room"])
                    if live == set(ROOMS):
                        self.has_joined.set()
                        # Nobody speaks before all are there to hear it.
                        await self.begin.wait()
                        await self.repeat()
                if live == set(ROOMS):
                    while self.is_sending and len(self.waiting) < IN_FLIGHT:
                        self.sent += 1
                        room = self.chance.choice(ROOMS)
                        cid = "%026x" % self.chance.getrandbits(100)
                        text = "author%d %d 안녕" % (self.number, self.sent)
                        self.waiting[cid] = (room, text)
                        await self.say(cid, room, text)
                if not self.is_sending and not self.waiting and self.is_level():
                    return

    async def load_gap(self, message):
        """Asks for what was too much to be replayed, page by page."""
        if message["t"] == "joined":
            gap = message.get("gap")
            start = gap and gap["from"] - 1
            room = message["room"]
        else:
            room, start = message["re"], max((event["seq"] for event in message["events"]), default=None)
        if start is not None and start + 1 not in self.events[room]:
            await self.socket.send(json.dumps({
                "t": "history", "id": room, "room": room, "after": [self.epochs[room], start], "limit": 200}))

    async def repeat(self):
        for cid, (room, text) in list(self.waiting.items()):
            await self.say(cid, room, text)

    async def say(self, cid, room, text):
        message = {"t": "send", "room": room, "cid": cid, "text": text, "kind": "text"}
        await self.socket.send(json.dumps(message))

    def take(self, message):
        kind = message["t"]
        if kind == "joined":
            room = message["room"]
            if self.epochs.setdefault(room, message["epoch"]) != message["epoch"]:
                raise Failure("%s has a new epoch although the machine has not stopped." % room)
            self.next[room] = message["from"]
        elif kind == "page":
            for event in message["events"]:
                self.keep(event)
                self.acknowledge(event["cid"])
        elif kind == "ev":
            room = message["room"]
            if message["seq"] != self.next[room]:
                raise Failure("event %d of %s comes where %d should" % (message["seq"], room, self.next[room]))
            self.next[room] += 1
            self.keep(message)
            self.acknowledge(message["cid"])
        elif kind == "ok" and message.get("re") in self.waiting:
            self.duplicates += bool(message.get("dup"))
            self.acknowledge(message["re"])
        elif kind == "err" and message.get("code") not in ("unavailable", "draining"):
            raise Failure("refused: %s" % message)

    def keep(self, message):
        event = (message["uid"], message["cid"], message["text"])
        if self.events[message["room"]].setdefault(message["seq"], event) != event:
            raise Failure("event %d of %s has become another one" % (message["seq"], message["room"]))

    def acknowledge(self, cid):
        if cid in self.waiting:
            self.acknowledged[cid] = self.waiting.pop(cid)

    def cut(self):
        if self.socket and self.socket.transport:
            self.socket.transport.abort()


async def main(arguments):
    chance = random.Random(arguments.seed)
    unanswered_kills = 0
    with tempfile.TemporaryDirectory(prefix="roost-faults-") as folder:
        server = Server(arguments.roostd, folder)
        await server.start()
        begin = asyncio.Event()
        clients = [Client(number, server, random.Random(chance.random()), begin) for number in range(CLIENTS)]
        tasks = [asyncio.create_task(client.run()) for client in clients]
        try:
            for client in clients:
                await asyncio.wait_for(client.has_joined.wait(), PATIENCE)
            begin.set()
            for _ in range(arguments.kills):
                for _ in range(chance.randrange(3)):
                    await asyncio.sleep(chance.uniform(0.01, 0.1))
                    chance.choice(clients).cut()
                await asyncio.sleep(chance.uniform(0.05, 0.3))
                ended = [task for task in tasks if task.done()]
                if ended:
                    await ended[0]
                await server.kill()
                unanswered_kills += any(client.waiting for client in clients)
                await server.start()
            for client in clients:
                client.is_sending = False
            # Everybody reads up to where the log ends, which is known once all is answered.
            await until(lambda: all(not client.waiting for client in clients), tasks, clients)
            level = await heads(server)
            for client in clients:
                client.level = level
            for client in clients:
                client.cut()
            await asyncio.wait_for(asyncio.gather(*tasks), PATIENCE)
        finally:
            for task in tasks:
                task.cancel()
            await server.kill()
    check(clients)
    acknowledged = sum(len(client.acknowledged) for client in clients)
    duplicates = sum(client.duplicates for client in clients)
    print("%d kills, %d of them with unanswered sends; %d acknowledged, %d answered dup, %d resumed" % (
        arguments.kills, unanswered_kills, acknowledged, duplicates, sum(client.resumed for client in clients)))
    if arguments.kills >= UNANSWERED_KILLS_MIN:
        if unanswered_kills < UNANSWERED_KILLS_MIN or duplicates < DUPLICATES_MIN or acknowledged < ACKNOWLEDGED_MIN:
            raise Failure("That is too little to prove anything.")


async def heads(server):
    """The number of each room's newest event, as somebody hears it who comes only now."""
    async with websockets.connect(
        "ws://127.0.0.1:%d/ws" % server.port, subprotocols=["roost.v1.json"], open_timeout=PATIENCE
    ) as socket:
        await socket.send(json.dumps({"t": "hello", "client": {"name": "faults", "ver": "1"}, "caps": []}))
        for room in ROOMS:
            await socket.send(json.dumps({"t": "join", "id": "j" + room, "room": room}))
        found = {}
        while len(found) < len(ROOMS):
            message = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
            if message["t"] == "joined":
                found[message["room"]] = message["head"]
        return found


async def until(condition, tasks, clients):
    for _ in range(PATIENCE * 20):
        if condition():
            return
        for task in tasks:
            if task.done():
                await task
        await asyncio.sleep(0.05)
    raise Failure("Not everything was answered in time: %s" % [client.waiting for client in clients])


def check(clients):
    first = clients[0]
    for room in ROOMS:
        for client in clients:
            if client.events[room] != first.events[room]:
                raise Failure("author%d has read another %s than author0: %d and %d events" % (
                    client.number, room, len(client.events[room]), len(first.events[room])))
        events = [first.events[room][seq] for seq in sorted(first.events[room])]
        cids = [cid for _, cid, _ in events]
        if len(cids) != len(set(cids)):
            raise Failure("something is in %s twice" % room)
        for client in clients:
            lost = {cid for cid, (where, _) in client.acknowledged.items() if where == room} - set(cids)
            if lost:
                raise Failure("acknowledged and not in %s: %s" % (room, lost))
            said = [int(text.split()[1]) for _, _, text in events
                    if text.startswith("author%d " % client.number)]
            if said != sorted(said):
                raise Failure("author%d's messages are out of order in %s" % (client.number, room))


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("roostd", type=os.path.abspath)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    try:
        asyncio.run(main(parser.parse_args()))
    except Failure as failure:
        sys.exit("faults: %s" % failure)
