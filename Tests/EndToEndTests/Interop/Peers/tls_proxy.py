"""Ends TLS in front of a server on this machine, as a LAN's proxy does: tls_proxy.py PEM-FILE PORT."""
import asyncio
import ssl
import sys


async def copy(reader, writer):
    try:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
    except ConnectionError:
        pass
    finally:
        writer.close()


async def main(pem, port):
    async def connected(reader, writer):
        to_server = await asyncio.open_connection("127.0.0.1", port)
        await asyncio.gather(copy(reader, to_server[1]), copy(to_server[0], writer))

    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(pem)
    server = await asyncio.start_server(connected, "127.0.0.1", 0, ssl=tls)
    print(f"listening on wss://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    await server.serve_forever()


asyncio.run(main(sys.argv[1], int(sys.argv[2])))
