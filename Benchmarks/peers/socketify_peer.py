"""socketify, Python on uWebSockets: each text published to the topic that is the path, the sender included."""
import sys

from socketify import App, CompressOptions, OpCode


def upgrade(response, request, socket_context):
    response.upgrade(
        request.get_header("sec-websocket-key"), request.get_header("sec-websocket-protocol"),
        request.get_header("sec-websocket-extensions"), socket_context, {"room": request.get_url()})


def opened(socket):
    socket.subscribe(socket.get_user_data()["room"])


def said(socket, text, opcode):
    # To the publisher, too, unlike uWebSockets' own.
    socket.publish(socket.get_user_data()["room"], text, OpCode.TEXT)


app = App()
app.ws("/*", {
    "compression": CompressOptions.DISABLED, "max_payload_length": 1 << 20, "max_backpressure": 64 << 20,
    "idle_timeout": 0, "upgrade": upgrade, "open": opened, "message": said})
app.listen({"port": int(sys.argv[1]), "host": "127.0.0.1"}, lambda config: None)
app.run()
