"""Apache Thrift for Python as server or client of interop.thrift.

peer.py server <transport> <protocol>               prints "listening <port>", serves until its standard input closes
peer.py client <transport> <protocol> <host> <port> runs every check, prints "ok <name>" or "FAILED <name>: <why>" for each
"""
import os
import sys
import threading

from thrift.Thrift import TApplicationException
from thrift.protocol import TBinaryProtocol, TCompactProtocol
from thrift.server import TServer
from thrift.transport import TSocket, TTransport

from interop import Interop, Newer
from interop.constants import SAMPLE
from interop.ttypes import Missing, Point, Refused, Shade, Shape

TRANSPORTS = {
    "buffered": (TTransport.TBufferedTransport, TTransport.TBufferedTransportFactory),
    "framed": (TTransport.TFramedTransport, TTransport.TFramedTransportFactory),
}
PROTOCOLS = {
    "binary": (TBinaryProtocol.TBinaryProtocol, TBinaryProtocol.TBinaryProtocolFactory),
    "compact": (TCompactProtocol.TCompactProtocol, TCompactProtocol.TCompactProtocolFactory),
}


class Handler:
    def __init__(self):
        self.noted = []
        self.lock = threading.Lock()

    def ping(self, text):
        return "pong:" + text

    def echo(self, value):
        return value

    def sample(self):
        return SAMPLE

    def check(self, value):
        return "" if value == SAMPLE else repr(value)

    echoBool = echoByte = echoI16 = echoI32 = echoI64 = echoDouble = echoString = echoBinary = echo
    echoShade = echoShape = echoList = echoSet = echoMap = echo

    def add(self, left, right):
        return left + right

    def nothing(self):
        pass

    def refuse(self, kind):
        if kind == 0:
            return "fine"
        if kind == 1:
            raise Refused(code=41, reason="refused")
        if kind == 2:
            raise Missing(subject="missing")
        raise ValueError("not declared")

    def refuseVoid(self, kind):
        self.refuse(kind)

    def note(self, text):
        with self.lock:
            self.noted.append(text)

    def notes(self):
        with self.lock:
            return list(self.noted)


def serve(transport, protocol):
    socket = TSocket.TServerSocket("127.0.0.1", 0)
    socket.listen()
    # A second listen on the bound socket would pick another port.
    socket.listen = lambda: None
    server = TServer.TThreadedServer(
        Interop.Processor(Handler()), socket, TRANSPORTS[transport][1](), PROTOCOLS[protocol][1](), daemon=True)
    threading.Thread(target=server.serve, daemon=True).start()
    print("listening", socket.handle.getsockname()[1], flush=True)
    sys.stdin.read()
    # Threads of open connections must not keep the process.
    os._exit(0)


class Checks:
    def __init__(self):
        self.failed = False

    def equal(self, name, expected, actual):
        self.report(name, expected == actual, "expected %r, got %r" % (expected, actual))

    def raises(self, name, call, kind, test):
        try:
            call()
        except kind as error:
            self.report(name, test(error), repr(error))
        except Exception as error:  # another kind is the finding
            self.report(name, False, repr(error))
        else:
            self.report(name, False, "nothing was raised")

    def report(self, name, passed, why):
        self.failed |= not passed
        print("ok " + name if passed else "FAILED %s: %s" % (name, why), flush=True)


def check_values(client, checks):
    checks.equal("ping", "pong:hi", client.ping("hi"))
    checks.equal("sample", SAMPLE, client.sample())
    checks.equal("check", "", client.check(SAMPLE))
    checks.equal("echo", SAMPLE, client.echo(SAMPLE))
    for value in (True, False):
        checks.equal("bool %s" % value, value, client.echoBool(value))
    for value in (0, -1, 127, -128):
        checks.equal("byte %d" % value, value, client.echoByte(value))
    for value in (0, -1, 32767, -32768):
        checks.equal("i16 %d" % value, value, client.echoI16(value))
    for value in (0, -1, 2**31 - 1, -2**31):
        checks.equal("i32 %d" % value, value, client.echoI32(value))
    for value in (0, -1, 2**63 - 1, -2**63):
        checks.equal("i64 %d" % value, value, client.echoI64(value))
    for value in (0.0, -0.1, 1e308, float("inf"), float("-inf")):
        checks.equal("double %r" % value, value, client.echoDouble(value))
    for value in ("", "é世界 🐦", "x" * 70000):
        checks.equal("string %d" % len(value), value, client.echoString(value))
    for value in (b"", bytes(range(256)), bytes(4 * 1024 * 1024)):
        checks.equal("binary %d" % len(value), value, client.echoBinary(value))
    for value in (Shade.DARK, Shade.ODD):
        checks.equal("shade %d" % value, value, client.echoShade(value))
    for name, value in (("circle", Shape(circle=0.5)), ("label", Shape(label="")), ("point", Shape(point=Point(x=1, y=2)))):
        checks.equal("shape " + name, value, client.echoShape(value))
    checks.equal("list empty", [], client.echoList([]))
    checks.equal("list long", list(range(-500, 500)), client.echoList(list(range(-500, 500))))
    checks.equal("set", {"a", "b", ""}, client.echoSet({"a", "b", ""}))
    checks.equal("map empty", {}, client.echoMap({}))
    checks.equal("map", {"p": Point(x=1, y=-1, name="n")}, client.echoMap({"p": Point(x=1, y=-1, name="n")}))
    checks.equal("add", -3, client.add(4, -7))
    checks.equal("nothing", None, client.nothing())


def check_failures(client, checks):
    checks.equal("refuse none", "fine", client.refuse(0))
    checks.raises("refuse declared", lambda: client.refuse(1), Refused, lambda e: (e.code, e.reason) == (41, "refused"))
    checks.raises("refuse second declared", lambda: client.refuse(2), Missing, lambda e: e.subject == "missing")
    checks.raises("refuse undeclared", lambda: client.refuse(9), TApplicationException,
                  lambda e: (e.type, e.message) == (TApplicationException.INTERNAL_ERROR, "not declared"))
    checks.equal("refuseVoid none", None, client.refuseVoid(0))
    checks.raises("refuseVoid declared", lambda: client.refuseVoid(2), Missing, lambda e: e.subject == "missing")
    # Without a service name in the request Kitex says 20, unknown service; Apache Thrift says 1.
    checks.raises(
        "unknown method", lambda: client.newest("x"), TApplicationException,
        lambda e: e.type in (TApplicationException.UNKNOWN_METHOD, 20))


def call(transport, protocol, host, port):
    checks = Checks()

    def connect():
        wire = TRANSPORTS[transport][0](TSocket.TSocket(host, int(port)))
        wire.open()
        return Newer.Client(PROTOCOLS[protocol][0](wire)), wire

    client, wire = connect()
    check_values(client, checks)
    mark = "note of %d" % os.getpid()
    client.note(mark)
    # A server may run handlers side by side, so the note is awaited instead of expected at once.
    seen = False
    for _ in range(10000):
        seen = mark in client.notes()
        if seen:
            break
    checks.report("oneway", seen, "the note did not arrive")
    check_failures(client, checks)
    wire.close()

    # A server may close a connection after a call that it could not serve; the next one works.
    client, wire = connect()
    checks.equal("ping again", "pong:again", client.ping("again"))
    wire.close()
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "server":
        serve(*sys.argv[2:4])
    else:
        sys.exit(call(*sys.argv[2:6]))
