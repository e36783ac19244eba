"""Apache Thrift for Python as server or client of its own cross-language test.

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

from ThriftTest import ThriftTest
from ThriftTest.ttypes import Insanity, Numberz, Xception, Xception2, Xtruct, Xtruct2

TRANSPORTS = {
    "buffered": (TTransport.TBufferedTransport, TTransport.TBufferedTransportFactory),
    "framed": (TTransport.TFramedTransport, TTransport.TFramedTransportFactory),
}
PROTOCOLS = {
    "binary": (TBinaryProtocol.TBinaryProtocol, TBinaryProtocol.TBinaryProtocolFactory),
    "compact": (TCompactProtocol.TCompactProtocol, TCompactProtocol.TCompactProtocolFactory),
}
MAPS = {-4: {-4: -4, -3: -3, -2: -2, -1: -1}, 4: {1: 1, 2: 2, 3: 3, 4: 4}}
INSANE = Insanity(
    userMap={Numberz.FIVE: 5, Numberz.EIGHT: 8},
    xtructs=[Xtruct("Hello2", 74, 0xff, 0xffffffffffff), Xtruct("Goodbye4", 4, 4, 4)])


class Handler:
    def testVoid(self):
        pass

    def testString(self, thing):
        return thing

    testBool = testByte = testI32 = testI64 = testDouble = testBinary = testStruct = testNest = testString
    testMap = testStringMap = testSet = testList = testEnum = testTypedef = testString

    def testMapMap(self, hello):
        return MAPS

    def testInsanity(self, argument):
        return {1: {Numberz.TWO: argument, Numberz.THREE: argument}, 2: {Numberz.SIX: Insanity({}, [])}}

    def testMulti(self, arg0, arg1, arg2, arg3, arg4, arg5):
        return Xtruct("Hello2", arg0, arg1, arg2)

    def testException(self, arg):
        if arg == "Xception":
            raise Xception(errorCode=1001, message=arg)
        if arg == "TException":
            raise ValueError(arg)

    def testMultiException(self, arg0, arg1):
        if arg0 == "Xception":
            raise Xception(errorCode=1001, message="This is an Xception")
        if arg0 == "Xception2":
            raise Xception2(errorCode=2002, struct_thing=Xtruct(string_thing="This is an Xception2", byte_thing=0, i32_thing=0, i64_thing=0))
        return Xtruct(string_thing=arg1, byte_thing=0, i32_thing=0, i64_thing=0)

    def testOneway(self, secondsToSleep):
        pass


def serve(transport, protocol):
    socket = TSocket.TServerSocket("127.0.0.1", 0)
    socket.listen()
    # A second listen on the bound socket would pick another port.
    socket.listen = lambda: None
    server = TServer.TThreadedServer(
        ThriftTest.Processor(Handler()), socket, TRANSPORTS[transport][1](), PROTOCOLS[protocol][1](), daemon=True)
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


def check(client, checks):
    checks.equal("void", None, client.testVoid())
    for value in ("", "Test", "é世界 🐦\t\n\\ \"quoted\"", "x" * 5000):
        checks.equal("string %d" % len(value), value, client.testString(value))
    for value in (True, False):
        checks.equal("bool %s" % value, value, client.testBool(value))
    for value in (0, 63, -128, 127):
        checks.equal("byte %d" % value, value, client.testByte(value))
    for value in (0, -1, 2**31 - 1, -2**31):
        checks.equal("i32 %d" % value, value, client.testI32(value))
    for value in (0, -1, 2**63 - 1, -2**63, -34359738368):
        checks.equal("i64 %d" % value, value, client.testI64(value))
    for value in (0.0, 5.235098235, -1e-300, float("inf")):
        checks.equal("double %r" % value, value, client.testDouble(value))
    for value in (b"", bytes(range(256))):
        checks.equal("binary %d" % len(value), value, client.testBinary(value))
    struct = Xtruct("Zero", 1, -3, -5)
    checks.equal("struct", struct, client.testStruct(struct))
    nest = Xtruct2(byte_thing=1, struct_thing=struct, i32_thing=5)
    checks.equal("nest", nest, client.testNest(nest))
    for value in ({}, {0: -10, 1: -9, -5: 2**31 - 1}):
        checks.equal("map %d" % len(value), value, client.testMap(value))
    strings = {"a": "2", "b": "blah", "some": "thing", "": ""}
    checks.equal("string map", strings, client.testStringMap(strings))
    checks.equal("set", {-2, -1, 0, 1, 2}, client.testSet({-2, -1, 0, 1, 2}))
    checks.equal("list", [-2, -1, 0, 1, 2], client.testList([-2, -1, 0, 1, 2]))
    for value in (Numberz.ONE, Numberz.EIGHT):
        checks.equal("enum %d" % value, value, client.testEnum(value))
    checks.equal("typedef", 309858235082523, client.testTypedef(309858235082523))
    checks.equal("map map", MAPS, client.testMapMap(1))
    checks.equal("insanity", Handler().testInsanity(INSANE), client.testInsanity(INSANE))
    checks.equal("multi", Xtruct("Hello2", 74, 0xff00ff, 0xf000f000), client.testMulti(74, 0xff00ff, 0xf000f000, {0: "abc"}, Numberz.FIVE, 0xf0f0f0))
    checks.equal("exception none", None, client.testException("success"))
    checks.raises("exception", lambda: client.testException("Xception"), Xception, lambda e: (e.errorCode, e.message) == (1001, "Xception"))
    checks.equal("multi none", "foobar", client.testMultiException("success", "foobar").string_thing)
    checks.raises(
        "multi first", lambda: client.testMultiException("Xception", "x"), Xception,
        lambda e: (e.errorCode, e.message) == (1001, "This is an Xception"))
    checks.raises(
        "multi second", lambda: client.testMultiException("Xception2", "x"), Xception2,
        lambda e: (e.errorCode, e.struct_thing.string_thing) == (2002, "This is an Xception2"))
    client.testOneway(0)
    checks.equal("after oneway", "again", client.testString("again"))
    checks.raises("exception undeclared", lambda: client.testException("TException"), TApplicationException, lambda e: True)


def call(transport, protocol, host, port):
    checks = Checks()
    wire = TRANSPORTS[transport][0](TSocket.TSocket(host, int(port)))
    wire.open()
    check(ThriftTest.Client(PROTOCOLS[protocol][0](wire)), checks)
    wire.close()
    return 1 if checks.failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "server":
        serve(*sys.argv[2:4])
    else:
        sys.exit(call(*sys.argv[2:6]))
