// Drives an echo with node-ws, as its client or as its server, and prints what comes back, a line each.
//
//   echo.js client URL [deflate] [ending]      deflate: off, takeover or fresh
//   echo.js server [deflate] [ending]          ending: code and reason, empty, or too-big
//   echo.js tls-server PEM-FILE [deflate] [ending]
'use strict';
const { createHash } = require('crypto');
const { once } = require('events');
const { readFileSync } = require('fs');
const http = require('http');
const https = require('https');
const { WebSocket, WebSocketServer } = require('ws');

const SIZES = [0, 1, 125, 126, 65535, 65536, 1024 * 1024];
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

/** What came in, in order; for `await`. */
function inbox(socket) {
  const waiting = [];
  const readers = [];
  const put = (line) => (readers.length ? readers.shift()(line) : waiting.push(line));
  socket.on('message', (data, isBinary) =>
    put(`${isBinary ? 'binary' : 'text'} ${data.length} ${sha256(data).slice(0, 8)}`));
  socket.on('pong', (data) => put(`pong ${data.length}`));
  return () => new Promise((resolve) => (waiting.length ? resolve(waiting.shift()) : readers.push(resolve)));
}

async function drive(socket, wire, extensions, ending) {
  const next = inbox(socket);
  console.log('extensions', extensions || 'none');
  for (const size of SIZES) {
    socket.send(Buffer.from(Array.from({ length: size }, (_, i) => i % 251)));
    console.log(await next());
    socket.send('가'.repeat(size / 3) + 'x'.repeat(size % 3));
    console.log(await next());
  }
  socket.send('조각난 ', { fin: false });
  socket.send('', { fin: false });
  socket.send('글');
  console.log(await next());

  socket.send(Buffer.from('be'), { fin: false });
  socket.ping('가운데');
  socket.send(Buffer.from('tween'));
  console.log(await next());
  console.log(await next());
  socket.ping('p'.repeat(125));
  console.log(await next());

  // Random letters, the same twice: only a compressor that remembers makes the second small.
  const letters = Array.from({ length: 64 }, (_, i) => sha256(Buffer.of(i))).join('');
  for (let i = 0; i < 2; i++) {
    const before = wire.bytesRead;
    socket.send(letters);
    console.log(await next());
    console.log('wire', wire.bytesRead - before);
  }

  const closed = once(socket, 'close');
  if (ending[0] === 'too-big') socket.send('x'.repeat(2 * 1024 * 1024 + 1));
  else if (ending[0] === 'empty') socket.close();
  else socket.close(Number(ending[0]), ending.slice(1).join(' '));
  const [code, reason] = await closed;
  console.log('closed', code, String(reason));
}

async function runClient(url, deflate, ending) {
  const offer = {
    off: false,
    takeover: { threshold: 0 },
    fresh: { threshold: 0, serverNoContextTakeover: true, clientNoContextTakeover: true, serverMaxWindowBits: 9 },
  }[deflate];
  const socket = new WebSocket(url, { perMessageDeflate: offer });
  const [[response]] = await Promise.all([once(socket, 'upgrade'), once(socket, 'open')]);
  await drive(socket, response.socket, response.headers['sec-websocket-extensions'], ending);
}

async function runServer(pem, deflate, ending) {
  const takes = {
    off: false,
    takeover: { threshold: 0 },
    fresh: { threshold: 0, serverNoContextTakeover: true, clientNoContextTakeover: true },
  }[deflate];
  const listener = pem ? https.createServer({ cert: pem, key: pem }) : http.createServer();
  const server = new WebSocketServer({ server: listener, perMessageDeflate: takes });
  let extensions;
  server.on('headers', (lines) => {
    extensions = lines.find((line) => /^sec-websocket-extensions:/i.test(line))?.replace(/^[^:]*: /, '');
  });
  await once(listener.listen(0, '127.0.0.1'), 'listening');
  console.log(`listening on ${pem ? 'wss' : 'ws'}://127.0.0.1:${listener.address().port}`);
  const [socket, request] = await once(server, 'connection');
  await drive(socket, request.socket, extensions, ending);
  listener.close();
}

const [role, ...rest] = process.argv.slice(2);
if (role === 'client') runClient(rest[0], rest[1], rest.slice(2));
else if (role === 'server') runServer(null, rest[0], rest.slice(1));
else runServer(readFileSync(rest[0]), rest[1], rest.slice(2));
