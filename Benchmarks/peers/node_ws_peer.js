// node's ws: each text to everybody on the same path, as the library's own example broadcasts.
const { WebSocketServer, WebSocket } = require('ws')

const rooms = new Map()
const server = new WebSocketServer({
  host: '127.0.0.1', port: Number(process.argv[2]), perMessageDeflate: false, maxPayload: 1 << 20, backlog: 4096
})

server.on('connection', (socket, request) => {
  if (!rooms.has(request.url)) rooms.set(request.url, new Set())
  const room = rooms.get(request.url)
  room.add(socket)
  socket.on('error', () => {})
  socket.on('close', () => room.delete(socket))
  socket.on('message', (data) => {
    for (const member of room) {
      if (member.readyState === WebSocket.OPEN) member.send(data, { binary: false })
    }
  })
})
