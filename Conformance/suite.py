#!/usr/bin/env python3
"""Runs the published Autobahn test suite, which is Python 2 source, on Python 3.

  suite.py cases                    prints the number of every case, in the suite's order
  suite.py fuzzingclient SPEC.json  tries the server named in the specification
  suite.py fuzzingserver SPEC.json  waits for clients, until it is ended

The installed package stays as it is: an import hook reads its modules, rewrites what Python 3 does not
take (print statements, implicit relative imports, byte strings) and compiles the result. Inside the suite
a payload remains a str whose characters are octets, as in Python 2; the mixin `Octets` turns it into
bytes where it enters the autobahn library, and back where it leaves.
"""
import codecs
import importlib.abc
import importlib.machinery
import importlib.metadata
import importlib.util
import json
import os
import re
import sys
import types
import warnings

# ---- What the rewritten modules call


def to_bytes(text):
    return text.encode("latin-1") if isinstance(text, str) else bytes(text)


def to_octets(data):
    return data if isinstance(data, str) else bytes(data).decode("latin-1")


def to_hex(data):
    return to_bytes(data).hex()


def join_octets(parts):
    return "".join(to_octets(part) for part in parts)


def log_binary(data, length=64):
    return to_hex(data[:length]) + (" ..." if len(data) > length - 4 else "")


def log_text(data, length=64, replace=False):
    shown = to_bytes(data[:length]) + (b" ..." if len(data) > length - 4 else b"")
    try:
        return shown.decode("utf8", errors="replace" if replace else "strict")
    except UnicodeDecodeError:
        return "0x" + log_binary(data, length)


def json_default(value):
    return to_octets(value) if isinstance(value, (bytes, bytearray)) else repr(value)


class Octets:
    """Stands between the suite's protocol classes, which speak str, and the library's, which speak bytes."""

    def sendFrame(self, opcode, payload=b"", fin=True, rsv=0, mask=None, payload_len=None, chopsize=None, sync=False):
        payload = to_bytes(payload)
        if payload_len is not None and payload:
            # The library repeats the payload with a division that gives a float on Python 3.
            times, rest = divmod(payload_len, len(payload))
            payload, payload_len = payload * times + payload[:rest], None
        mask = None if mask is None else to_bytes(mask)
        return super().sendFrame(opcode, payload, fin, rsv, mask, payload_len, chopsize, sync)

    def sendMessage(self, payload, *arguments, **named):
        return super().sendMessage(to_bytes(payload), *arguments, **named)

    def sendMessageFrameData(self, payload, *arguments, **named):
        return super().sendMessageFrameData(to_bytes(payload), *arguments, **named)

    def sendPing(self, payload=None):
        return super().sendPing(None if payload is None else to_bytes(payload))

    def sendPong(self, payload=None):
        return super().sendPong(None if payload is None else to_bytes(payload))

    def sendCloseFrame(self, code=None, reasonUtf8=None, isReply=False):
        if isinstance(reasonUtf8, str):
            reasonUtf8 = reasonUtf8.encode("utf8") if isReply else to_bytes(reasonUtf8)
        return super().sendCloseFrame(code, reasonUtf8, isReply)

    def _onMessage(self, payload, isBinary):
        self.onMessage(to_octets(payload), isBinary)

    def _onPong(self, payload):
        self.onPong(to_octets(payload))


GIVEN = {
    "to_bytes": to_bytes, "to_hex": to_hex, "join_octets": join_octets, "log_binary": log_binary,
    "log_text": log_text, "json_default": json_default, "Octets": Octets, "xrange": range, "unichr": chr,
}

# ---- The rewriting

# In every module: a pattern and what stands in its place.
EVERYWHERE = [
    (r"^(\s*)print$", r"\1print()"),
    (r"^(\s*)print +([^(\n].*)$", r"\1print(\2)"),
    (r"([\w.\[\]\"']+)\.has_key\(([^()]*)\)", r"(\2 in \1)"),
    (r"\(object, Case, \)", "(Case, )"),
    (r"binascii\.(b2a_hex|hexlify)\(", "to_hex("),
]

# In one module, by the last part of its name: a text and what stands in its place.
IN_MODULE = {
    "case": [("pickle.dumps(obj1) == pickle.dumps(obj2)", "obj1 == obj2")],
    "case10_1_1": [
        ("len(self.payload) / self.p.autoFragmentSize", "len(self.payload) // self.p.autoFragmentSize"),
    ],
    "case12_x_x": [
        ("def onMessage(self, msg, binary):\n", "def onMessage(self, msg, binary):\n   msg = to_bytes(msg)\n"),
    ],
    "fuzzing": [
        ("class FuzzingProtocol:", "class FuzzingProtocol(Octets):"),
        ("''.join(payload)", "join_octets(payload)"),
        ("json.dumps(case, ", "json.dumps(case, default = json_default, "),
        ("json.dumps(res, ", "json.dumps(res, default = json_default, "),
        ('log.msg("Pong received: " + payload)', "pass"),
        ("class FuzzingFactory:", "binLogData = log_binary\nasciiLogData = log_text\n\nclass FuzzingFactory:"),
        # The reports are for our own table, and nobody else is to reach the server.
        ("produceHtml = True", "produceHtml = False"),
        ("listenWS(factory, sslContext)", 'listenWS(factory, sslContext, interface = "127.0.0.1")'),
    ],
}


def rewrite(module, text):
    last = module.rsplit(".", 1)[-1]
    if module == "autobahntestsuite":  # It would import every mode there is.
        return "version = __version__ = %r\n" % importlib.metadata.version("autobahntestsuite")
    if last == "report":
        return 'CSS_COMMON = CSS_DETAIL_REPORT = CSS_MASTER_REPORT = JS_MASTER_REPORT = ""\n'
    text = text.replace("\r\n", "\n")
    for pattern, replacement in EVERYWHERE:
        text = re.sub(pattern, replacement, text, flags=re.M)
    siblings = r"case\w*" if module.startswith("autobahntestsuite.case") else "case|caseset|report|_version|spectemplate"
    text = re.sub(r"^from (%s) import" % siblings, r"from .\1 import", text, flags=re.M)
    if module == "autobahntestsuite.case":  # A case that the suite itself leaves out, and that does not load.
        return text.replace("from .case9_9_1 import *", "")
    for old, new in IN_MODULE.get(last, []):
        text = text.replace(old, new)
    return text


class Loader(importlib.machinery.SourceFileLoader):
    def get_code(self, fullname):
        path = self.get_filename(fullname)
        with open(path, "rb") as file:
            text = rewrite(fullname, file.read().decode("latin-1"))
        return compile(text, path, "exec", dont_inherit=True)

    def exec_module(self, module):
        module.__dict__.update(GIVEN)
        super().exec_module(module)


class Finder(importlib.abc.MetaPathFinder):
    def find_spec(self, fullname, path=None, target=None):
        if fullname.split(".")[0] != "autobahntestsuite":
            return None
        spec = importlib.machinery.PathFinder.find_spec(fullname, path)
        if spec is None or not spec.origin or not spec.origin.endswith(".py"):
            return spec
        return importlib.util.spec_from_file_location(
            fullname, spec.origin, loader=Loader(fullname, spec.origin),
            submodule_search_locations=spec.submodule_search_locations)


# ---- The library's two hot loops, which its pure Python makes too slow for messages of 16 MiB


class Utf8Validator:
    def __init__(self):
        self.reset()

    def reset(self):
        self.unfinished, self.total = b"", 0

    def validate(self, data):
        data = to_bytes(data)
        text = self.unfinished + data
        try:
            _, used = codecs.utf_8_decode(text, "strict", False)
        except UnicodeDecodeError as error:
            position = max(0, error.start - len(self.unfinished))
            return False, False, position, self.total + position
        self.unfinished = text[used:]
        self.total += len(data)
        return True, not self.unfinished, len(data), self.total


class XorMasker:
    def __init__(self, key):
        self.key, self.position = bytes(key), 0

    def pointer(self):
        return self.position

    def reset(self):
        self.position = 0

    def process(self, data):
        length, start = len(data), self.position & 3
        key = ((self.key[start:] + self.key[:start]) * ((length + 3) // 4))[:length]
        self.position += length
        return (int.from_bytes(data, "little") ^ int.from_bytes(key, "little")).to_bytes(length, "little")


def install():
    """Makes `import autobahntestsuite` work."""
    warnings.simplefilter("ignore")
    sys.dont_write_bytecode = True
    sys.meta_path.insert(0, Finder())

    # Gone from setuptools; the suite uses one function of it.
    resources = types.ModuleType("pkg_resources")
    resources.resource_filename = lambda package, path: os.path.join(
        os.path.dirname(importlib.util.find_spec(package).origin), path)
    sys.modules["pkg_resources"] = resources

    import txaio
    txaio.use_twisted()

    # Only wss:// would need OpenSSL, which is not installed.
    import twisted.internet
    tls = types.ModuleType("twisted.internet.ssl")
    tls.ClientContextFactory = lambda: None
    sys.modules["twisted.internet.ssl"] = twisted.internet.ssl = tls

    import autobahn.websocket.utf8validator
    import autobahn.websocket.xormasker
    autobahn.websocket.utf8validator.Utf8Validator = Utf8Validator
    autobahn.websocket.xormasker.createXorMasker = lambda key, length=None: XorMasker(key)


def main():
    mode, paths = sys.argv[1], sys.argv[2:]
    install()
    if mode == "cases":
        from autobahntestsuite.case import Cases
        for case in Cases:
            print(case.__name__[len("Case"):].replace("_", "."))
        return
    from autobahntestsuite import fuzzing
    from twisted.internet import reactor
    with open(paths[0]) as file:
        specification = json.load(file)
    if mode == "fuzzingclient":
        fuzzing.startClient(specification)
    else:
        fuzzing.startServer(specification, 0)
    reactor.run()


if __name__ == "__main__":
    main()
