"""Shows by a trace of system calls that roostd with --durability full has on the disk what anybody is told of.

  trace.py ROOSTD [--messages N] [--durability MODE]

Starts roostd under strace, says N messages one after another, each of which another client waits for, and reads in the
trace: between the write that puts a message into the database's log and the first write that delivers it there is an
fdatasync of that log which has come back. Ends with status 0 and a line of counts, or with a sentence that says what is
wrong.
"""
import argparse
import asyncio
import json
import os
import re
import signal
import subprocess
import sys
import tempfile

import websockets

# Far more than a busy machine needs for any single step.
PATIENCE = 60
# Of each write, so that the whole of a page of the database is in the trace.
BYTES = 5000


class Failure(Exception):
    pass


async def client(port, nick):
    socket = await websockets.connect(
        f"ws://127.0.0.1:{port}/", subprotocols=["roost.v1.json"], compression=None)
    await socket.send(json.dumps(
        {"t": "hello", "id": "h", "client": {"name": "trace", "ver": "1"}, "caps": [], "nick": nick}))
    await socket.send(json.dumps({"t": "join", "id": "j", "room": "#lobby"}))
    await wait(socket, lambda message: message["t"] == "live")
    return socket


async def wait(socket, is_wanted):
    while True:
        message = json.loads(await asyncio.wait_for(socket.recv(), PATIENCE))
        if is_wanted(message):
            return message


async def talk(program, folder, trace, count, durability):
    flags = ["--port", "0", "--host", "127.0.0.1", "--data", folder, "--rate", "0", "--durability", durability]
    calls = "trace=write,writev,pwrite64,sendto,sendmsg,fsync,fdatasync"
    server = await asyncio.create_subprocess_exec(
        "strace", "-f", "-y", "-s", str(BYTES), "-e", calls, "-o", trace, program, *flags,
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    try:
        while True:
            line = await asyncio.wait_for(server.stdout.readline(), PATIENCE)
            if not line:
                raise Failure("roostd does not start under strace.")
            found = re.match(rb"listening on ws://127\.0\.0\.1:(\d+)", line)
            if found:
                break
        mina, jun = await client(int(found[1]), "mina"), await client(int(found[1]), "jun")
        for number in range(count):
            text = name(number)
            await mina.send(json.dumps({"t": "send", "room": "#lobby", "cid": f"{number:026d}", "text": text}))
            await wait(jun, lambda message: message["t"] == "ev" and message["text"] == text)
    finally:
        # To strace, which passes nothing on but ends what it traces with itself.
        if server.returncode is None:
            children = subprocess.run(["pgrep", "-P", str(server.pid)], capture_output=True, text=True).stdout.split()
            for child in children:
                os.kill(int(child), signal.SIGTERM)
            await asyncio.wait_for(server.wait(), PATIENCE)


def name(number):
    return f"durable-{number:04d}-message"


def read(trace, count):
    """The number of deliveries that were proved."""
    written, synced, delivered = set(), set(), set()
    # What a thread has begun and not yet ended: the call, and what was written when it began.
    begun = {}
    for line in open(trace, encoding="utf-8", errors="replace"):
        thread, call = line.split(None, 1)
        if call.startswith("<... "):
            beginning, before = begun.pop(thread, ("", set()))
            call, is_begin = beginning + call.split("resumed>", 1)[-1], False
        else:
            before, is_begin = set(written), True
        is_end = "<unfinished ...>" not in call
        if not is_end:
            call = call.split("<unfinished ...>")[0]
            begun[thread] = call, before
        name_of_call, target = call.split("(", 1)[0], call.split(",")[0]
        messages = re.findall(r"durable-\d{4}-message", call)
        if name_of_call == "pwrite64" and "rooms.sqlite-wal>" in target and is_end:
            written.update(messages)
        elif name_of_call == "fdatasync" and "rooms.sqlite-wal>" in target and call.rstrip().endswith("= 0"):
            # It answers for what was written when it began.
            synced |= before
        elif name_of_call in ("write", "writev", "sendto", "sendmsg") and "<socket:" in target and is_begin:
            for message in messages:
                if message not in synced:
                    raise Failure(f"{message} is delivered before it is on the disk.")
                delivered.add(message)
    missing = [name(number) for number in range(count) if name(number) not in delivered]
    if missing:
        raise Failure(f"The trace has no delivery of {missing[0]} and {len(missing) - 1} more.")
    return len(delivered)


async def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("roostd")
    parser.add_argument("--messages", type=int, default=20)
    parser.add_argument("--durability", default="full")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        trace = os.path.join(folder, "trace")
        await talk(arguments.roostd, os.path.join(folder, "data"), trace, arguments.messages, arguments.durability)
        print(f"{read(trace, arguments.messages)} messages delivered, each on the disk before")


try:
    asyncio.run(main())
except Failure as failure:
    print(failure)
    sys.exit(1)
