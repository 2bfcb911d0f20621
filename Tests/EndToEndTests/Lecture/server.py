import asyncio
import websockets

connected_clients = set()

async def handler(websocket, path):
    # 클라이언트 연결 관리
    connected_clients.add(websocket)
    try:
        async for message in websocket:
            # 연결된 모든 클라이언트에게 메시지 전송
            for client in connected_clients:
                if client != websocket:
                    await client.send(f"서버 응답: {message}")
    finally:
        # 연결 종료 시 클라이언트 제거
        connected_clients.remove(websocket)

# 웹 소켓 서버 실행
start_server = websockets.serve(handler, "localhost", 8080)
asyncio.get_event_loop().run_until_complete(start_server)
asyncio.get_event_loop().run_forever()
