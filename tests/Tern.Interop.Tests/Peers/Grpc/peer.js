// gRPC for Node.js (@grpc/grpc-js) as server or client of interop.proto and checks.proto; the same arguments and output as peer.py.
'use strict';

const assert = require('node:assert');
const path = require('node:path');
const grpc = require('@grpc/grpc-js');
const protoLoader = require('@grpc/proto-loader');
const protobuf = require('protobufjs');

// Generous: only a hang reaches it.
const LIMIT_MS = 120_000;
const INITIAL_KEY = 'x-grpc-test-echo-initial';
const TRAILING_KEY = 'x-grpc-test-echo-trailing-bin';
const UNLIMITED = { 'grpc.max_receive_message_length': -1, 'grpc.max_send_message_length': -1 };
const { identity: NO_COMPRESSION, gzip: GZIP, deflate: DEFLATE } = grpc.compressionAlgorithms;

const definition = protoLoader.loadSync(['interop.proto', 'checks.proto'], {
  includeDirs: [__dirname],
  keepCase: true,
  longs: Number,
  enums: Number,
  defaults: true,
});
const { TestService, UnimplementedService } = grpc.loadPackageDefinition(definition).grpc.testing;
const { Checks } = grpc.loadPackageDefinition(definition).tern.interop;

// Messages that travel inside of others are written by protobufjs, which the loader stands on.
const types = new protobuf.Root();
types.resolvePath = (origin, target) => (target.startsWith('google/') ? target : path.join(__dirname, target));
types.loadSync('checks.proto');
const codecOf = name => ({
  read: bytes => types.lookupType(name).decode(bytes),
  write: value => Buffer.from(types.lookupType(name).encode(value).finish()),
});
const STATUS = codecOf('tern.interop.Status');
const REASON = codecOf('tern.interop.Reason');

const zeros = size => ({ body: Buffer.alloc(size) });

// ---- server

function echoMetadata(call) {
  const [initial] = call.metadata.get(INITIAL_KEY);
  if (initial !== undefined) {
    const metadata = new grpc.Metadata();
    metadata.set(INITIAL_KEY, initial);
    call.sendMetadata(metadata);
  }
  const trailers = new grpc.Metadata();
  const [trailing] = call.metadata.get(TRAILING_KEY);
  if (trailing !== undefined) trailers.set(TRAILING_KEY, trailing);
  return trailers;
}

const failure = (status, metadata) => Object.assign(new Error(status.message), { code: status.code, details: status.message, metadata });

function serve() {
  const cancelled = new Map();
  const cancellation = id => {
    if (!cancelled.has(id)) {
      const entry = {};
      entry.promise = new Promise(resolve => { entry.resolve = resolve; });
      cancelled.set(id, entry);
    }
    return cancelled.get(id);
  };
  const noteEnd = call => call.on('cancelled', () => cancellation(call.request.id).resolve(true));
  const answer = (call, request) => {
    for (const parameters of request.response_parameters) call.write({ payload: zeros(parameters.size) });
  };

  // It takes packed messages and packs none itself.
  const server = new grpc.Server(UNLIMITED);
  server.addService(TestService.service, {
    EmptyCall: (call, callback) => callback(null, {}, echoMetadata(call)),
    UnaryCall: (call, callback) => {
      const trailers = echoMetadata(call);
      if (call.request.response_status) callback(failure(call.request.response_status, trailers));
      else callback(null, { payload: zeros(call.request.response_size) }, trailers);
    },
    StreamingInputCall: (call, callback) => {
      const trailers = echoMetadata(call);
      let size = 0;
      call.on('data', request => { size += request.payload ? request.payload.body.length : 0; });
      call.on('end', () => callback(null, { aggregated_payload_size: size }, trailers));
    },
    StreamingOutputCall: call => {
      const trailers = echoMetadata(call);
      answer(call, call.request);
      call.end(trailers);
    },
    FullDuplexCall: call => {
      const trailers = echoMetadata(call);
      call.on('data', request => {
        if (request.response_status) call.emit('error', failure(request.response_status, trailers));
        else answer(call, request);
      });
      call.on('end', () => call.end(trailers));
    },
  });
  server.addService(Checks.service, {
    Fail: (call, callback) => {
      const { code, message, reason } = call.request;
      const metadata = new grpc.Metadata();
      if (reason) {
        const details = [{ type_url: 'type.googleapis.com/tern.interop.Reason', value: REASON.write({ text: reason }) }];
        metadata.set('grpc-status-details-bin', STATUS.write({ code, message, details }));
      }
      callback(failure({ code, message }, metadata));
    },
    Remaining: (call, callback) => {
      const deadline = call.getDeadline();
      callback(null, deadline === Infinity ? {} : { milliseconds: Math.max(0, Math.floor(+deadline - Date.now())) });
    },
    Wait: noteEnd,
    WaitStream: call => {
      noteEnd(call);
      call.write({});
    },
    WasCancelled: (call, callback) => {
      const limit = setTimeout(() => cancellation(call.request.id).resolve(false), LIMIT_MS);
      cancellation(call.request.id).promise.then(value => {
        clearTimeout(limit);
        callback(null, { value });
      });
    },
  });
  server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error) throw error;
    console.log(`listening ${port}`);
  });
  process.stdin.resume();
  process.stdin.on('end', () => {
    server.forceShutdown();
    process.exit(0);
  });
}

// ---- client

/** A unary call or one with a stream of requests: its reply, and the metadata of its response. */
function call(client, method, ...requests) {
  const options = requests.length > 1 && !Array.isArray(requests[1]) ? requests[1] : {};
  const { metadata = new grpc.Metadata(), cancel, ...more } = options;
  return new Promise((resolve, reject) => {
    const result = {};
    const done = (error, reply) => {
      if (error) reject(error);
      else Object.assign(result, { reply });
    };
    const isStream = client[method].requestStream;
    const started = isStream
      ? client[method](metadata, { deadline: Date.now() + LIMIT_MS, ...more }, done)
      : client[method](requests[0], metadata, { deadline: Date.now() + LIMIT_MS, ...more }, done);
    started.on('metadata', headers => { result.headers = headers; });
    started.on('status', status => {
      result.trailers = status.metadata;
      if (status.code === grpc.status.OK) setImmediate(() => resolve(result));
    });
    if (isStream && !cancel) {
      for (const request of requests[0]) started.write(request);
      started.end();
    }
    if (cancel) started.cancel();
  });
}

/** A call with a stream of replies, read one by one. */
class Replies {
  constructor(stream) {
    this.stream = stream;
    this._items = [];
    this._waiting = [];
    stream.on('metadata', headers => { this.headers = headers; });
    stream.on('data', item => this._push({ item }));
    stream.on('end', () => this._push({ isEnd: true }));
    stream.on('error', error => this._push({ error }));
    this.status = new Promise(resolve => stream.on('status', resolve));
  }

  _push(entry) {
    const waiting = this._waiting.shift();
    if (waiting) waiting(entry);
    else this._items.push(entry);
  }

  /** The next reply; undefined at the end. */
  async next() {
    const entry = this._items.shift() ?? await new Promise(resolve => this._waiting.push(resolve));
    if (entry.error) throw entry.error;
    return entry.item;
  }

  async all() {
    const items = [];
    for (let item = await this.next(); item !== undefined; item = await this.next()) items.push(item);
    return items;
  }
}

function duplex(client, { metadata = new grpc.Metadata(), deadline = Date.now() + LIMIT_MS } = {}) {
  return new Replies(client.FullDuplexCall(metadata, { deadline }));
}

const limit = () => ({ deadline: Date.now() + LIMIT_MS });

function expectZeros(size, payload) {
  assert.ok(Buffer.alloc(size).equals(payload ? payload.body : Buffer.alloc(0)), `${payload && payload.body.length} bytes instead of ${size} zeros`);
}

async function expectFailure(code, promise) {
  try {
    await promise;
  } catch (error) {
    assert.strictEqual(error.code, code, `${error.message} (${error.code} instead of ${code})`);
    return error;
  }
  throw new assert.AssertionError({ message: `the call succeeded instead of failing with ${code}` });
}

const largeRequest = more => ({ response_size: 314159, payload: zeros(271828), ...more });
const duplexRequest = (size, responseSize) => ({ payload: zeros(size), response_parameters: [{ size: responseSize }] });

async function expectStatus(test, message) {
  const response_status = { code: 2, message };
  let error = await expectFailure(2, call(test, 'UnaryCall', { response_status }));
  assert.strictEqual(error.details, message);
  const replies = duplex(test);
  replies.stream.write({ response_status });
  replies.stream.end();
  error = await expectFailure(2, replies.all());
  assert.strictEqual(error.details, message);
}

const CASES = {
  async empty_unary({ test }) {
    assert.deepStrictEqual((await call(test, 'EmptyCall', {})).reply, {});
  },
  async large_unary({ test }) {
    expectZeros(314159, (await call(test, 'UnaryCall', largeRequest())).reply.payload);
  },
  async eight_mebibytes({ test }) {
    const size = 8 * 1024 * 1024;
    expectZeros(size, (await call(test, 'UnaryCall', { response_size: size, payload: zeros(size) })).reply.payload);
    const replies = duplex(test);
    replies.stream.write(duplexRequest(size, size));
    replies.stream.end();
    const [reply, ...more] = await replies.all();
    expectZeros(size, reply.payload);
    assert.deepStrictEqual(more, []);
  },
  async client_compressed_unary({ test, gzip, deflate }) {
    const request = largeRequest({ expect_compressed: { value: true } });
    await expectFailure(3, call(test, 'UnaryCall', request));
    for (const client of [gzip, deflate]) expectZeros(314159, (await call(client, 'UnaryCall', request)).reply.payload);
  },
  async client_compressed_streaming({ test, gzip }) {
    const request = { payload: zeros(27182), expect_compressed: { value: true } };
    await expectFailure(3, call(test, 'StreamingInputCall', [request]));
    // It announces the encoding and decides itself which messages of a stream it packs.
    const free = { payload: zeros(27182) };
    const { reply } = await call(gzip, 'StreamingInputCall', [free, free]);
    assert.strictEqual(reply.aggregated_payload_size, 2 * 27182);
  },
  async server_compressed_unary({ test }) {
    for (const value of [true, false]) {
      const { reply } = await call(test, 'UnaryCall', largeRequest({ response_compressed: { value } }));
      expectZeros(314159, reply.payload);
    }
  },
  async server_compressed_streaming({ test }) {
    const response_parameters = [{ size: 31415, compressed: { value: true } }, { size: 92653, compressed: { value: false } }];
    const replies = new Replies(test.StreamingOutputCall({ response_parameters }, limit()));
    const sizes = (await replies.all()).map(reply => reply.payload.body.length);
    assert.deepStrictEqual(sizes, [31415, 92653]);
  },
  async client_streaming({ test }) {
    const requests = [27182, 8, 1828, 45904].map(size => ({ payload: zeros(size) }));
    assert.strictEqual((await call(test, 'StreamingInputCall', requests)).reply.aggregated_payload_size, 74922);
  },
  async server_streaming({ test }) {
    const sizes = [31415, 9, 2653, 58979];
    const replies = new Replies(test.StreamingOutputCall({ response_parameters: sizes.map(size => ({ size })) }, limit()));
    assert.deepStrictEqual((await replies.all()).map(reply => reply.payload.body.length), sizes);
  },
  async ping_pong({ test }) {
    const replies = duplex(test);
    for (const [size, responseSize] of [[27182, 31415], [8, 9], [1828, 2653], [45904, 58979]]) {
      replies.stream.write(duplexRequest(size, responseSize));
      expectZeros(responseSize, (await replies.next()).payload);
    }
    replies.stream.end();
    assert.deepStrictEqual(await replies.all(), []);
  },
  async empty_stream({ test }) {
    const replies = duplex(test);
    replies.stream.end();
    assert.deepStrictEqual(await replies.all(), []);
  },
  async custom_metadata({ test }) {
    const metadata = new grpc.Metadata();
    metadata.set(INITIAL_KEY, 'test_initial_metadata_value');
    metadata.set(TRAILING_KEY, Buffer.from('ababab', 'hex'));
    const check = (headers, trailers) => {
      assert.deepStrictEqual(headers.get(INITIAL_KEY), ['test_initial_metadata_value']);
      assert.strictEqual(trailers.get(TRAILING_KEY)[0].toString('hex'), 'ababab');
    };
    const unary = await call(test, 'UnaryCall', largeRequest(), { metadata });
    expectZeros(314159, unary.reply.payload);
    check(unary.headers, unary.trailers);
    const replies = duplex(test, { metadata });
    replies.stream.write(duplexRequest(271828, 314159));
    replies.stream.end();
    expectZeros(314159, (await replies.next()).payload);
    assert.strictEqual(await replies.next(), undefined);
    check(replies.headers, (await replies.status).metadata);
  },
  async status_code_and_message({ test }) {
    await expectStatus(test, 'test status message');
  },
  async special_status_message({ test }) {
    await expectStatus(test, '\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \u{1f608}\t\n');
  },
  async every_status_code({ test }) {
    for (let code = 1; code <= 16; code++) {
      const error = await expectFailure(code, call(test, 'UnaryCall', { response_status: { code, message: `code ${code}` } }));
      assert.strictEqual(error.details, `code ${code}`);
    }
  },
  async status_details({ checks }) {
    const error = await expectFailure(9, call(checks, 'Fail', { code: 9, message: 'not now', reason: 'closed on Sundays' }));
    assert.strictEqual(error.details, 'not now');
    const status = STATUS.read(error.metadata.get('grpc-status-details-bin')[0]);
    assert.deepStrictEqual([status.code, status.message, status.details.length], [9, 'not now', 1]);
    assert.strictEqual(status.details[0].type_url, 'type.googleapis.com/tern.interop.Reason');
    assert.strictEqual(REASON.read(status.details[0].value).text, 'closed on Sundays');
  },
  async unimplemented_method({ test }) {
    await expectFailure(12, call(test, 'UnimplementedCall', {}));
  },
  async unimplemented_service({ unimplemented }) {
    await expectFailure(12, call(unimplemented, 'UnimplementedCall', {}));
  },
  async deadline({ checks }) {
    const { reply } = await call(checks, 'Remaining', {}, { deadline: Date.now() + 1_000_000 });
    // gRPC's own implementations round the time up.
    assert.ok(reply.milliseconds >= 800_000 && reply.milliseconds <= 1_100_000, `${reply.milliseconds} ms left of 1000 s`);
    const without = await call(checks, 'Remaining', {}, { deadline: Infinity });
    assert.ok(!Object.hasOwn(without.reply, '_milliseconds'), 'a deadline that nobody set');
  },
  async timeout_on_sleeping_server({ test, checks }) {
    const replies = duplex(test, { deadline: Date.now() + 1 });
    replies.stream.write({ payload: zeros(27182) });
    await expectFailure(4, replies.all());
    const waiting = new Replies(checks.WaitStream({ id: 'late' }, { deadline: Date.now() + 500 }));
    let began = false;
    await expectFailure(4, (async () => {
      began = await waiting.next() !== undefined;
      await waiting.next();
    })());
    // Where the time ran out before the first reply, the server may not have begun.
    if (began) assert.strictEqual((await call(checks, 'WasCancelled', { id: 'late' })).reply.value, true);
  },
  async cancel_after_begin({ test }) {
    await expectFailure(1, call(test, 'StreamingInputCall', [], { cancel: true }));
  },
  async cancel_after_first_response({ test }) {
    const replies = duplex(test);
    replies.stream.write(duplexRequest(27182, 31415));
    expectZeros(31415, (await replies.next()).payload);
    replies.stream.cancel();
    await expectFailure(1, replies.all());
  },
  async cancel_reaches_server({ checks }) {
    const replies = new Replies(checks.WaitStream({ id: 'stream' }, limit()));
    await replies.next();
    replies.stream.cancel();
    assert.strictEqual((await call(checks, 'WasCancelled', { id: 'stream' })).reply.value, true);
  },
};

async function callServer(host, port) {
  const make = (Service, options) => new Service(`${host}:${port}`, grpc.credentials.createInsecure(), { ...UNLIMITED, ...options });
  const compressing = algorithm => make(TestService, { 'grpc.default_compression_algorithm': algorithm });
  const clients = {
    test: make(TestService, { 'grpc.default_compression_algorithm': NO_COMPRESSION }),
    gzip: compressing(GZIP),
    deflate: compressing(DEFLATE),
    unimplemented: make(UnimplementedService),
    checks: make(Checks),
  };
  let failed = 0;
  for (const [name, run] of Object.entries(CASES)) {
    try {
      await run(clients);
      console.log(`ok ${name}`);
    } catch (error) {
      failed++;
      console.log(`FAILED ${name}: ${error.stack}`);
    }
  }
  for (const client of Object.values(clients)) client.close();
  // Timers of deadlines would hold the process.
  process.exit(failed ? 1 : 0);
}

if (process.argv[2] === 'server') serve();
else callServer(process.argv[3], process.argv[4]);
