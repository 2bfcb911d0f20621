// Go's gorilla/websocket after its chat example: a hub for each path, a reader and a writer for each connection.
//
// The example's writer joins what is queued into one message, which its page takes apart again; here each message stays
// one, as the other peers send it. The queue is longer than the example's 256, for which it would cut readers off.
package main

import (
	"log"
	"net/http"
	"os"
	"sync"

	"github.com/gorilla/websocket"
)

const queueLength = 4096

type client struct {
	connection *websocket.Conn
	queue      chan []byte
}

type hub struct {
	enter, leave chan *client
	say          chan []byte
}

func newHub() *hub {
	h := &hub{make(chan *client), make(chan *client), make(chan []byte)}
	go h.run()
	return h
}

func (h *hub) run() {
	clients := map[*client]bool{}
	for {
		select {
		case c := <-h.enter:
			clients[c] = true
		case c := <-h.leave:
			if clients[c] {
				delete(clients, c)
				close(c.queue)
			}
		case text := <-h.say:
			for c := range clients {
				select {
				case c.queue <- text:
				default:
					delete(clients, c)
					close(c.queue)
				}
			}
		}
	}
}

func (c *client) write() {
	defer c.connection.Close()
	for text := range c.queue {
		if c.connection.WriteMessage(websocket.TextMessage, text) != nil {
			return
		}
	}
}

func (c *client) read(h *hub) {
	defer c.connection.Close()
	c.connection.SetReadLimit(1 << 20)
	for {
		_, text, err := c.connection.ReadMessage()
		if err != nil {
			h.leave <- c
			return
		}
		h.say <- text
	}
}

func main() {
	var lock sync.Mutex
	hubs := map[string]*hub{}
	upgrader := websocket.Upgrader{ReadBufferSize: 1024, WriteBufferSize: 1024}
	http.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		lock.Lock()
		h := hubs[r.URL.Path]
		if h == nil {
			h = newHub()
			hubs[r.URL.Path] = h
		}
		lock.Unlock()
		connection, err := upgrader.Upgrade(w, r, nil)
		if err != nil {
			return
		}
		c := &client{connection, make(chan []byte, queueLength)}
		h.enter <- c
		go c.write()
		go c.read(h)
	})
	log.Fatal(http.ListenAndServe("127.0.0.1:"+os.Args[1], nil))
}
