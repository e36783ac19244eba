"""gRPC for Python as server or client of interop.proto and checks.proto.

  peer.py server                 listens on a free port, prints "listening PORT", ends with its standard input
  peer.py client HOST PORT       runs every check and prints "ok NAME" or "FAILED NAME: why"; exit code 0 if all are ok
"""
import collections
import concurrent.futures
import queue
import sys
import threading
import time
import traceback

import grpc

import checks_pb2 as checks
import interop_pb2 as interop

# Generous: only a hang reaches it.
LIMIT = 120
INITIAL_KEY = "x-grpc-test-echo-initial"
TRAILING_KEY = "x-grpc-test-echo-trailing-bin"
UNLIMITED = [("grpc.max_receive_message_length", -1), ("grpc.max_send_message_length", -1)]
STATUS_CODES = {code.value[0]: code for code in grpc.StatusCode}

TEST = "grpc.testing.TestService"
CHECKS = "tern.interop.Checks"
METHODS = {
    (TEST, "EmptyCall"): ("unary_unary", interop.Empty, interop.Empty),
    (TEST, "UnaryCall"): ("unary_unary", interop.SimpleRequest, interop.SimpleResponse),
    (TEST, "StreamingInputCall"): ("stream_unary", interop.StreamingInputCallRequest, interop.StreamingInputCallResponse),
    (TEST, "StreamingOutputCall"): ("unary_stream", interop.StreamingOutputCallRequest, interop.StreamingOutputCallResponse),
    (TEST, "FullDuplexCall"): ("stream_stream", interop.StreamingOutputCallRequest, interop.StreamingOutputCallResponse),
    (TEST, "UnimplementedCall"): ("unary_unary", interop.Empty, interop.Empty),
    ("grpc.testing.UnimplementedService", "UnimplementedCall"): ("unary_unary", interop.Empty, interop.Empty),
    (CHECKS, "Fail"): ("unary_unary", checks.FailRequest, checks.Nothing),
    (CHECKS, "Remaining"): ("unary_unary", checks.Nothing, checks.TimeLeft),
    (CHECKS, "Wait"): ("unary_unary", checks.WaitRequest, checks.Nothing),
    (CHECKS, "WaitStream"): ("unary_stream", checks.WaitRequest, checks.Nothing),
    (CHECKS, "WasCancelled"): ("unary_unary", checks.WaitRequest, checks.Cancelled),
}


def zeros(size):
    return interop.Payload(body=bytes(size))


# ---- server


class Server:
    def __init__(self):
        self._cancelled = collections.defaultdict(threading.Event)

    def handlers(self):
        by_service = collections.defaultdict(dict)
        for (service, name), (kind, request, response) in METHODS.items():
            function = getattr(self, name, None)
            if function is not None:
                make = getattr(grpc, kind + "_rpc_method_handler")
                by_service[service][name] = make(
                    function, request_deserializer=request.FromString, response_serializer=response.SerializeToString)
        return [grpc.method_handlers_generic_handler(service, handlers) for service, handlers in by_service.items()]

    def EmptyCall(self, request, context):
        echo_metadata(context)
        return interop.Empty()

    def UnaryCall(self, request, context):
        echo_metadata(context)
        echo_status(request, context)
        compress(request.response_compressed, context)
        return interop.SimpleResponse(payload=zeros(request.response_size))

    def StreamingInputCall(self, requests, context):
        echo_metadata(context)
        return interop.StreamingInputCallResponse(aggregated_payload_size=sum(len(request.payload.body) for request in requests))

    def StreamingOutputCall(self, request, context):
        echo_metadata(context)
        yield from self._answer(request, context)

    def FullDuplexCall(self, requests, context):
        echo_metadata(context)
        for request in requests:
            yield from self._answer(request, context)

    def Fail(self, request, context):
        if request.reason:
            status = checks.Status(code=request.code, message=request.message)
            status.details.add().Pack(checks.Reason(text=request.reason))
            context.set_trailing_metadata((("grpc-status-details-bin", status.SerializeToString()),))
        context.abort(STATUS_CODES[request.code], request.message)

    def Remaining(self, request, context):
        left = context.time_remaining()
        # Without a deadline it is None, or in some versions a time that no clock reaches.
        return checks.TimeLeft() if left is None or left > 1e9 else checks.TimeLeft(milliseconds=int(left * 1000))

    def Wait(self, request, context):
        self._note_end(request, context).wait(LIMIT)
        return checks.Nothing()

    def WaitStream(self, request, context):
        ended = self._note_end(request, context)
        yield checks.Nothing()
        ended.wait(LIMIT)

    def WasCancelled(self, request, context):
        return checks.Cancelled(value=self._cancelled[request.id].wait(LIMIT))

    def _note_end(self, request, context):
        ended = self._cancelled[request.id]
        if not context.add_callback(ended.set):
            ended.set()
        return ended

    def _answer(self, request, context):
        echo_status(request, context)
        for parameters in request.response_parameters:
            if parameters.interval_us:
                time.sleep(parameters.interval_us / 1e6)
            compress(parameters.compressed, context)
            yield interop.StreamingOutputCallResponse(payload=zeros(parameters.size))


def echo_metadata(context):
    for key, value in context.invocation_metadata():
        if key == INITIAL_KEY:
            context.send_initial_metadata(((key, value),))
        elif key == TRAILING_KEY:
            context.set_trailing_metadata(((key, value),))


def echo_status(request, context):
    if request.HasField("response_status"):
        context.abort(STATUS_CODES[request.response_status.code], request.response_status.message)


def compress(asked, context):
    # What the server is set to, gzip, holds for a call until this message is taken out of it.
    if not asked.value:
        context.disable_next_message_compression()


def serve():
    server = grpc.server(concurrent.futures.ThreadPoolExecutor(32), options=UNLIMITED, compression=grpc.Compression.Gzip)
    server.add_generic_rpc_handlers(Server().handlers())
    port = server.add_insecure_port("127.0.0.1:0")
    server.start()
    print(f"listening {port}", flush=True)
    sys.stdin.read()
    server.stop(None).wait()


# ---- client


class Client:
    def __init__(self, channel):
        for (service, name), (kind, request, response) in METHODS.items():
            make = getattr(channel, kind)
            function = make(f"/{service}/{name}", request_serializer=request.SerializeToString, response_deserializer=response.FromString)
            setattr(self, name if service in (TEST, CHECKS) else "UnimplementedService", function)


def expect(expected, actual):
    if expected != actual:
        raise AssertionError(f"{actual!r} instead of {expected!r}")


def expect_zeros(size, payload):
    if payload.body != bytes(size):
        raise AssertionError(f"{len(payload.body)} bytes instead of {size} zeros")


def expect_failure(code, call):
    try:
        call()
    except grpc.RpcError as error:
        expect(code, error.code())
        return error
    raise AssertionError(f"the call succeeded instead of failing with {code}")


class Requests:
    """Requests that are given one by one."""

    def __init__(self):
        self._queue = queue.Queue()

    def add(self, request):
        self._queue.put(request)

    def end(self):
        self._queue.put(None)

    def __iter__(self):
        return iter(self._queue.get, None)


def large_request(**more):
    return interop.SimpleRequest(response_size=314159, payload=zeros(271828), **more)


def duplex_request(size, response_size):
    return interop.StreamingOutputCallRequest(payload=zeros(size), response_parameters=[interop.ResponseParameters(size=response_size)])


def empty_unary(client):
    expect(interop.Empty(), client.EmptyCall(interop.Empty(), timeout=LIMIT))


def large_unary(client):
    expect_zeros(314159, client.UnaryCall(large_request()).payload)


def eight_mebibytes(client):
    size = 8 * 1024 * 1024
    expect_zeros(size, client.UnaryCall(interop.SimpleRequest(response_size=size, payload=zeros(size))).payload)
    replies = list(client.FullDuplexCall(iter([duplex_request(size, size)])))
    expect(1, len(replies))
    expect_zeros(size, replies[0].payload)


def client_compressed_unary(client):
    def call(compression, expected):
        request = large_request(expect_compressed=interop.BoolValue(value=expected))
        return client.UnaryCall(request, compression=compression, timeout=LIMIT)

    expect_failure(grpc.StatusCode.INVALID_ARGUMENT, lambda: call(grpc.Compression.NoCompression, True))
    expect_zeros(314159, call(grpc.Compression.Gzip, True).payload)
    expect_zeros(314159, call(grpc.Compression.Deflate, True).payload)
    expect_zeros(314159, call(grpc.Compression.NoCompression, False).payload)


def client_compressed_streaming(client):
    def request():
        return interop.StreamingInputCallRequest(payload=zeros(27182), expect_compressed=interop.BoolValue(value=True))

    expect_failure(grpc.StatusCode.INVALID_ARGUMENT, lambda: client.StreamingInputCall(iter([request()])))
    reply = client.StreamingInputCall(iter([request(), request()]), compression=grpc.Compression.Gzip)
    expect(2 * 27182, reply.aggregated_payload_size)


def server_compressed_unary(client):
    for compressed in (True, False):
        expect_zeros(314159, client.UnaryCall(large_request(response_compressed=interop.BoolValue(value=compressed))).payload)


def server_compressed_streaming(client):
    request = interop.StreamingOutputCallRequest(response_parameters=[
        interop.ResponseParameters(size=31415, compressed=interop.BoolValue(value=True)),
        interop.ResponseParameters(size=92653, compressed=interop.BoolValue(value=False)),
    ])
    replies = list(client.StreamingOutputCall(request))
    expect(2, len(replies))
    expect_zeros(31415, replies[0].payload)
    expect_zeros(92653, replies[1].payload)


def client_streaming(client):
    requests = [interop.StreamingInputCallRequest(payload=zeros(size)) for size in (27182, 8, 1828, 45904)]
    expect(74922, client.StreamingInputCall(iter(requests), timeout=LIMIT).aggregated_payload_size)


def server_streaming(client):
    sizes = [31415, 9, 2653, 58979]
    request = interop.StreamingOutputCallRequest(response_parameters=[interop.ResponseParameters(size=size) for size in sizes])
    expect(sizes, [len(reply.payload.body) for reply in client.StreamingOutputCall(request, timeout=LIMIT)])


def ping_pong(client):
    requests = Requests()
    replies = client.FullDuplexCall(iter(requests), timeout=LIMIT)
    for size, response_size in ((27182, 31415), (8, 9), (1828, 2653), (45904, 58979)):
        requests.add(duplex_request(size, response_size))
        expect_zeros(response_size, next(replies).payload)
    requests.end()
    expect([], list(replies))


def empty_stream(client):
    expect([], list(client.FullDuplexCall(iter([]), timeout=LIMIT)))


def custom_metadata(client):
    metadata = ((INITIAL_KEY, "test_initial_metadata_value"), (TRAILING_KEY, b"\xab\xab\xab"))

    def check(call):
        expect("test_initial_metadata_value", dict(call.initial_metadata()).get(INITIAL_KEY))
        expect(b"\xab\xab\xab", dict(call.trailing_metadata()).get(TRAILING_KEY))

    reply, call = client.UnaryCall.with_call(large_request(), metadata=metadata, timeout=LIMIT)
    expect_zeros(314159, reply.payload)
    check(call)
    call = client.FullDuplexCall(iter([duplex_request(271828, 314159)]), metadata=metadata, timeout=LIMIT)
    expect([314159], [len(reply.payload.body) for reply in call])
    check(call)


def status(client, message):
    echo = interop.EchoStatus(code=2, message=message)
    error = expect_failure(grpc.StatusCode.UNKNOWN, lambda: client.UnaryCall(interop.SimpleRequest(response_status=echo)))
    expect(message, error.details())
    request = interop.StreamingOutputCallRequest(response_status=echo)
    error = expect_failure(grpc.StatusCode.UNKNOWN, lambda: list(client.FullDuplexCall(iter([request]))))
    expect(message, error.details())


def status_code_and_message(client):
    status(client, "test status message")


def special_status_message(client):
    status(client, "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n")


def every_status_code(client):
    for number, code in STATUS_CODES.items():
        if number != 0:
            request = interop.SimpleRequest(response_status=interop.EchoStatus(code=number, message=f"code {number}"))
            error = expect_failure(code, lambda: client.UnaryCall(request, timeout=LIMIT))
            expect(f"code {number}", error.details())


def status_details(client):
    request = checks.FailRequest(code=9, message="not now", reason="closed on Sundays")
    error = expect_failure(grpc.StatusCode.FAILED_PRECONDITION, lambda: client.Fail(request, timeout=LIMIT))
    expect("not now", error.details())
    sent = checks.Status.FromString(dict(error.trailing_metadata())["grpc-status-details-bin"])
    expect((9, "not now", 1), (sent.code, sent.message, len(sent.details)))
    expect("type.googleapis.com/tern.interop.Reason", sent.details[0].type_url)
    reason = checks.Reason()
    sent.details[0].Unpack(reason)
    expect("closed on Sundays", reason.text)


def unimplemented_method(client):
    expect_failure(grpc.StatusCode.UNIMPLEMENTED, lambda: client.UnimplementedCall(interop.Empty(), timeout=LIMIT))


def unimplemented_service(client):
    expect_failure(grpc.StatusCode.UNIMPLEMENTED, lambda: client.UnimplementedService(interop.Empty(), timeout=LIMIT))


def deadline(client):
    left = client.Remaining(checks.Nothing(), timeout=1000)
    # gRPC's own implementations round the time up.
    if not 800_000 <= left.milliseconds <= 1_100_000:
        raise AssertionError(f"{left.milliseconds} ms left of 1000 s")
    expect(False, client.Remaining(checks.Nothing()).HasField("milliseconds"))


def timeout_on_sleeping_server(client):
    requests = Requests()
    requests.add(interop.StreamingOutputCallRequest(payload=zeros(27182)))
    expect_failure(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: list(client.FullDuplexCall(iter(requests), timeout=0.001)))
    requests.end()
    call = client.WaitStream(checks.WaitRequest(id="late"), timeout=0.5)
    replies = []
    expect_failure(grpc.StatusCode.DEADLINE_EXCEEDED, lambda: replies.extend(call))
    if replies:
        # Where the time ran out before the first reply, the server may not have begun.
        expect(True, client.WasCancelled(checks.WaitRequest(id="late"), timeout=LIMIT).value)


def cancel_after_begin(client):
    requests = Requests()
    call = client.StreamingInputCall.future(iter(requests))
    call.cancel()
    expect(grpc.StatusCode.CANCELLED, call.code())
    requests.end()


def cancel_after_first_response(client):
    requests = Requests()
    call = client.FullDuplexCall(iter(requests))
    requests.add(duplex_request(27182, 31415))
    expect_zeros(31415, next(call).payload)
    call.cancel()
    expect_failure(grpc.StatusCode.CANCELLED, lambda: next(call))
    requests.end()


def cancel_reaches_server(client):
    call = client.WaitStream(checks.WaitRequest(id="stream"))
    next(call)
    call.cancel()
    expect(True, client.WasCancelled(checks.WaitRequest(id="stream"), timeout=LIMIT).value)


def call_server(host, port):
    cases = [
        empty_unary, large_unary, eight_mebibytes, client_compressed_unary, client_compressed_streaming, server_compressed_unary,
        server_compressed_streaming, client_streaming, server_streaming, ping_pong, empty_stream, custom_metadata, status_code_and_message,
        special_status_message, every_status_code, status_details, unimplemented_method, unimplemented_service, deadline,
        timeout_on_sleeping_server, cancel_after_begin, cancel_after_first_response, cancel_reaches_server,
    ]
    failed = 0
    with grpc.insecure_channel(f"{host}:{port}", options=UNLIMITED) as channel:
        client = Client(channel)
        for case in cases:
            try:
                case(client)
                print(f"ok {case.__name__}", flush=True)
            except Exception:
                failed += 1
                print(f"FAILED {case.__name__}: {traceback.format_exc()}", flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    if sys.argv[1] == "server":
        serve()
    else:
        sys.exit(call_server(sys.argv[2], sys.argv[3]))
