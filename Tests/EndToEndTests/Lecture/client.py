import asyncio
import websockets

async def client():
    async with websockets.connect("ws://localhost:8080") as websocket:
        await websocket.send("안녕하세요!")
        response = await websocket.recv()
        print(f"서버로부터 수신된 메시지: {response}")

asyncio.run(client())
