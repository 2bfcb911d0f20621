// A chat client with node-ws: chat.js URL deflate|off [SUBPROTOCOL].
//
// Sends what it reads, a line a message, and prints what it receives, and how it ended.
'use strict';
const { createInterface } = require('readline');
const { WebSocket } = require('ws');

const [url, deflate, ...subprotocols] = process.argv.slice(2);
const socket = new WebSocket(url, subprotocols, { perMessageDeflate: deflate === 'deflate' });
socket.on('upgrade', (response) => {
  console.log('subprotocol', response.headers['sec-websocket-protocol'] || 'none');
  console.log('extensions', response.headers['sec-websocket-extensions'] || 'none');
});
socket.on('open', () => {
  const lines = createInterface({ input: process.stdin });
  lines.on('line', (line) => socket.send(line));
  lines.on('close', () => socket.close());
  socket.on('close', (code, reason) => {
    console.log('closed', code, String(reason));
    process.exit();
  });
});
socket.on('message', (data) => console.log(String(data)));
