"""Terminals of two people and a server, as tmux runs them: keys go in, screens come out."""

import os
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

LIMIT = 20.0  # Seconds a screen may take to become as wanted; these machines are slow.


class Vain(Exception):
    """A screen did not become as wanted."""


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Terminal:
    """One person's terminal: a tmux server of its own with one pane."""

    def __init__(self, name, home, columns=80, rows=24):
        self.name, self.home = name, home
        self.socket = f"roost-{os.getpid()}-{name}"
        os.makedirs(home, exist_ok=True)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": home, "USER": name, "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "PS1": "$ ",
        }
        self.tmux("-f", "/dev/null", "new-session", "-d", "-x", str(columns), "-y", str(rows), "bash", "--norc", "--noprofile")
        self.tmux("set", "-s", "escape-time", "0")
        self.tmux("set", "-g", "status", "off")
        self.tmux("set", "-g", "window-size", "manual")
        self.process = int(self.tmux("display", "-p", "#{pid}"))

    def tmux(self, *arguments):
        done = subprocess.run(["tmux", "-L", self.socket, *arguments], env=self.environment, capture_output=True)
        if done.returncode != 0:
            raise Vain(f"tmux {' '.join(arguments)}: {done.stderr.decode()}")
        return done.stdout.decode()

    def type(self, text):
        self.tmux("send-keys", "-l", "--", text)

    def press(self, *keys):
        for key in keys:
            self.tmux("send-keys", key)
            if key in ("Escape", "Enter"):
                # What comes within 25 ms of Escape is an Alt key, within 10 of Enter a paste; no person is as fast.
                time.sleep(0.1)

    def paste(self, text):
        self.tmux("set-buffer", "--", text)
        self.tmux("paste-buffer", "-p")

    def resize(self, columns, rows):
        self.tmux("resize-window", "-x", str(columns), "-y", str(rows))

    @property
    def screen(self):
        return self.tmux("capture-pane", "-p")

    def wait(self, *texts, gone=()):
        end = time.monotonic() + LIMIT
        while True:
            screen = self.screen
            if all(text in screen for text in texts) and not any(text in screen for text in gone):
                return screen
            if time.monotonic() > end:
                wanted = ", ".join(repr(text) for text in texts)
                unwanted = f" without {', '.join(map(repr, gone))}" if gone else ""
                raise Vain(f"{self.name}'s screen does not show {wanted}{unwanted}:\n{screen}")
            time.sleep(0.05)

    def freeze(self):
        """Has the terminal take nothing any more."""
        os.kill(self.process, signal.SIGSTOP)

    def thaw(self):
        os.kill(self.process, signal.SIGCONT)

    def again(self):
        """Closes the window, and opens another one of the same person."""
        self.close()
        return Terminal(self.name, self.home)

    def close(self):
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], capture_output=True)


class World:
    """A server, mina's and jun's terminals side by side, and what they have on disk."""

    def __init__(self, binaries):
        self.binaries = binaries
        self.folder = tempfile.mkdtemp(prefix="roost-everyday-")
        self.port = free_port()
        self.address = f"127.0.0.1:{self.port}"
        self.server = None
        self.start_server()
        self.mina = Terminal("mina", os.path.join(self.folder, "mina"))
        self.jun = Terminal("jun", os.path.join(self.folder, "jun"))

    def program(self, name):
        return os.path.join(self.binaries, name)

    def start_server(self):
        log = open(os.path.join(self.folder, "server.log"), "a", encoding="utf-8")
        self.server = subprocess.Popen(
            [self.program("roostd"), "--host", "127.0.0.1", "--port", str(self.port), "--data",
             os.path.join(self.folder, "data"), "--rate", "0"],
            stdout=log, stderr=log)
        end = time.monotonic() + LIMIT
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if time.monotonic() > end or self.server.poll() is not None:
                    raise Vain("The server did not start; see server.log.") from None
                time.sleep(0.05)

    @property
    def operator_secret(self):
        with open(os.path.join(self.folder, "server.log"), encoding="utf-8") as log:
            return re.search(r"Operator secret: (.*)", log.read()).group(1).strip()

    def kill_server(self):
        self.server.send_signal(signal.SIGKILL)
        self.server.wait()

    def run(self, *arguments, text=None):
        """Runs roost as a script does, and returns its output."""
        environment = dict(self.jun.environment, USER="script", HOME=os.path.join(self.folder, "script"))
        done = subprocess.run(
            [self.program("roost"), *arguments], env=environment, input=text, capture_output=True, text=True,
            timeout=LIMIT)
        return done.stdout + done.stderr

    def close(self):
        self.mina.close()
        self.jun.close()
        if self.server.poll() is None:
            self.server.terminate()
            self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
