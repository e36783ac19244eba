// gRPC for C++ as server or client of interop.proto and checks.proto; the same arguments and output as peer.py. It alone can see the flag of a message that says whether it was
// packed.
#include <chrono>
#include <condition_variable>
#include <functional>
#include <iostream>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/grpcpp.h>

#include "checks.grpc.pb.h"
#include "interop.grpc.pb.h"

// Flags of the message that was received last; gRPC keeps this function, and the flag "was packed", for its own interoperability tests.
uint32_t grpc_call_test_only_get_message_flags(grpc_call* call);

namespace grpc::testing {

// gRPC names these two as friends of its contexts, for its own interoperability tests.
class InteropServerContextInspector {
public:
    static grpc_call* Call(const ServerContext& context) { return context.call_.call; }
};

class InteropClientContextInspector {
public:
    static grpc_call* Call(const ClientContext& context) { return context.call_; }
};

}  // namespace grpc::testing

namespace {

using namespace grpc::testing;
using namespace std::chrono_literals;
using grpc::ClientContext;
using grpc::ServerContext;
using grpc::Status;
using grpc::StatusCode;
using tern::interop::Checks;

// Generous: only a hang reaches it.
constexpr auto kLimit = 120s;
constexpr uint32_t kPacked = 0x40000000u;
const std::string kInitialKey = "x-grpc-test-echo-initial";
const std::string kTrailingKey = "x-grpc-test-echo-trailing-bin";
const std::string kTrailingValue = "\xab\xab\xab";

template <typename T>
void SetZeros(T* payload, int size) { payload->mutable_payload()->mutable_body()->assign(size, '\0'); }

// ---- server

void EchoMetadata(ServerContext* context) {
    const auto& metadata = context->client_metadata();
    if (auto found = metadata.find(kInitialKey); found != metadata.end())
        context->AddInitialMetadata(kInitialKey, std::string(found->second.data(), found->second.size()));
    if (auto found = metadata.find(kTrailingKey); found != metadata.end())
        context->AddTrailingMetadata(kTrailingKey, std::string(found->second.data(), found->second.size()));
}

bool IsPacked(const ServerContext& context) {
    return (grpc_call_test_only_get_message_flags(InteropServerContextInspector::Call(context)) & kPacked) != 0;
}

template <typename T>
bool IsWronglyPlain(const T& request, const ServerContext& context) { return request.expect_compressed().value() && !IsPacked(context); }

const Status kWronglyPlain(StatusCode::INVALID_ARGUMENT, "The message is not compressed, as it says it is.");

class TestHandler final : public TestService::Service {
public:
    Status EmptyCall(ServerContext* context, const Empty*, Empty*) override {
        EchoMetadata(context);
        return Status::OK;
    }

    Status UnaryCall(ServerContext* context, const SimpleRequest* request, SimpleResponse* response) override {
        EchoMetadata(context);
        if (IsWronglyPlain(*request, *context)) return kWronglyPlain;
        if (request->has_response_status()) return Failure(request->response_status());
        context->set_compression_algorithm(request->response_compressed().value() ? GRPC_COMPRESS_GZIP : GRPC_COMPRESS_NONE);
        SetZeros(response, request->response_size());
        return Status::OK;
    }

    Status StreamingInputCall(ServerContext* context, grpc::ServerReader<StreamingInputCallRequest>* reader, StreamingInputCallResponse* response) override {
        EchoMetadata(context);
        StreamingInputCallRequest request;
        int size = 0;
        while (reader->Read(&request)) {
            if (IsWronglyPlain(request, *context)) return kWronglyPlain;
            size += static_cast<int>(request.payload().body().size());
        }
        response->set_aggregated_payload_size(size);
        return Status::OK;
    }

    Status StreamingOutputCall(
        ServerContext* context, const StreamingOutputCallRequest* request, grpc::ServerWriter<StreamingOutputCallResponse>* writer) override {
        EchoMetadata(context);
        context->set_compression_algorithm(GRPC_COMPRESS_GZIP);
        return Answer(*request, writer);
    }

    Status FullDuplexCall(
        ServerContext* context, grpc::ServerReaderWriter<StreamingOutputCallResponse, StreamingOutputCallRequest>* stream) override {
        EchoMetadata(context);
        StreamingOutputCallRequest request;
        while (stream->Read(&request)) {
            Status status = Answer(request, stream);
            if (!status.ok()) return status;
        }
        return Status::OK;
    }

private:
    static Status Failure(const EchoStatus& status) { return Status(static_cast<StatusCode>(status.code()), status.message()); }

    template <typename TWriter>
    static Status Answer(const StreamingOutputCallRequest& request, TWriter* writer) {
        if (request.has_response_status()) return Failure(request.response_status());
        for (const auto& parameters : request.response_parameters()) {
            StreamingOutputCallResponse response;
            SetZeros(&response, parameters.size());
            grpc::WriteOptions options;
            if (!parameters.compressed().value()) options.set_no_compression();
            writer->Write(response, options);
        }
        return Status::OK;
    }
};

class ChecksHandler final : public Checks::Service {
public:
    Status Fail(ServerContext*, const tern::interop::FailRequest* request, tern::interop::Nothing*) override {
        auto code = static_cast<StatusCode>(request->code());
        if (request->reason().empty()) return Status(code, request->message());
        tern::interop::Status status;
        status.set_code(request->code());
        status.set_message(request->message());
        tern::interop::Reason reason;
        reason.set_text(request->reason());
        status.add_details()->PackFrom(reason);
        return Status(code, request->message(), status.SerializeAsString());
    }

    Status Remaining(ServerContext* context, const tern::interop::Nothing*, tern::interop::TimeLeft* response) override {
        if (context->deadline() != std::chrono::system_clock::time_point::max()) {
            auto left = context->deadline() - std::chrono::system_clock::now();
            response->set_milliseconds(std::chrono::duration_cast<std::chrono::milliseconds>(left).count());
        }
        return Status::OK;
    }

    Status Wait(ServerContext* context, const tern::interop::WaitRequest* request, tern::interop::Nothing*) override {
        AwaitCancellation(context, request->id());
        return Status::OK;
    }

    Status WaitStream(ServerContext* context, const tern::interop::WaitRequest* request, grpc::ServerWriter<tern::interop::Nothing>* writer) override {
        writer->Write(tern::interop::Nothing());
        AwaitCancellation(context, request->id());
        return Status::OK;
    }

    Status WasCancelled(ServerContext*, const tern::interop::WaitRequest* request, tern::interop::Cancelled* response) override {
        std::unique_lock lock(gate_);
        response->set_value(changed_.wait_for(lock, kLimit, [&] { return cancelled_.count(request->id()) != 0; }));
        return Status::OK;
    }

private:
    void AwaitCancellation(ServerContext* context, const std::string& id) {
        // The synchronous interface has no event for it.
        auto limit = std::chrono::steady_clock::now() + kLimit;
        while (!context->IsCancelled() && std::chrono::steady_clock::now() < limit) std::this_thread::sleep_for(5ms);
        std::lock_guard lock(gate_);
        if (context->IsCancelled()) cancelled_.insert(id);
        changed_.notify_all();
    }

    std::mutex gate_;
    std::condition_variable changed_;
    std::set<std::string> cancelled_;
};

int Serve() {
    TestHandler test;
    ChecksHandler checks;
    int port = 0;
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
    grpc::ServerBuilder builder;
    builder.SetMaxReceiveMessageSize(-1);
    builder.SetMaxSendMessageSize(-1);
    builder.AddListeningPort("127.0.0.1:0", grpc::InsecureServerCredentials(), &port);
    builder.RegisterService(&test);
    builder.RegisterService(&checks);
    std::unique_ptr<grpc::Server> server = builder.BuildAndStart();
    std::cout << "listening " << port << std::endl;
    while (std::cin.get() != std::char_traits<char>::eof()) {}
    server->Shutdown(std::chrono::system_clock::now());
    return 0;
}

// ---- client

struct Failed : std::runtime_error {
    using std::runtime_error::runtime_error;
};

template <typename T, typename U>
void Expect(const T& expected, const U& actual, const char* what) {
    if (actual == expected) return;
    std::ostringstream text;
    text << what << " is '" << actual << "' instead of '" << expected << "'";
    throw Failed(text.str());
}

template <typename T>
void ExpectZeros(int size, const T& message) {
    Expect(static_cast<size_t>(size), message.payload().body().size(), "size of the payload");
    if (message.payload().body().find_first_not_of('\0') != std::string::npos) throw Failed("the payload is not all zeros");
}

void ExpectOk(const Status& status) {
    if (!status.ok()) throw Failed("the call failed with " + std::to_string(status.error_code()) + ": " + status.error_message());
}

void ExpectCode(int code, const Status& status) {
    if (status.error_code() != code)
        throw Failed("status " + std::to_string(status.error_code()) + " instead of " + std::to_string(code) + ": " + status.error_message());
}

bool IsPacked(const ClientContext& context) {
    return (grpc_call_test_only_get_message_flags(InteropClientContextInspector::Call(context)) & kPacked) != 0;
}

/// A context whose call cannot hang.
struct Context : ClientContext {
    explicit Context(grpc_compression_algorithm packing = GRPC_COMPRESS_NONE) {
        set_deadline(std::chrono::system_clock::now() + kLimit);
        set_compression_algorithm(packing);
    }
};

struct Clients {
    std::shared_ptr<grpc::Channel> channel;
    std::unique_ptr<TestService::Stub> test = TestService::NewStub(channel);
    std::unique_ptr<UnimplementedService::Stub> unimplemented = UnimplementedService::NewStub(channel);
    std::unique_ptr<Checks::Stub> checks = Checks::NewStub(channel);
};

SimpleRequest LargeRequest() {
    SimpleRequest request;
    request.set_response_size(314159);
    SetZeros(&request, 271828);
    return request;
}

StreamingOutputCallRequest DuplexRequest(int size, int response_size) {
    StreamingOutputCallRequest request;
    SetZeros(&request, size);
    request.add_response_parameters()->set_size(response_size);
    return request;
}

StreamingInputCallRequest InputRequest(int size, bool expect_packed = false) {
    StreamingInputCallRequest request;
    SetZeros(&request, size);
    if (expect_packed) request.mutable_expect_compressed()->set_value(true);
    return request;
}

void EmptyUnary(Clients& clients) {
    Context context;
    Empty response;
    ExpectOk(clients.test->EmptyCall(&context, Empty(), &response));
}

void LargeUnary(Clients& clients) {
    Context context;
    SimpleResponse response;
    ExpectOk(clients.test->UnaryCall(&context, LargeRequest(), &response));
    ExpectZeros(314159, response);
}

void EightMebibytes(Clients& clients) {
    constexpr int size = 8 * 1024 * 1024;
    {
        Context context;
        SimpleRequest request;
        request.set_response_size(size);
        SetZeros(&request, size);
        SimpleResponse response;
        ExpectOk(clients.test->UnaryCall(&context, request, &response));
        ExpectZeros(size, response);
    }
    Context context;
    auto stream = clients.test->FullDuplexCall(&context);
    stream->Write(DuplexRequest(size, size));
    stream->WritesDone();
    StreamingOutputCallResponse response;
    Expect(true, stream->Read(&response), "a response");
    ExpectZeros(size, response);
    Expect(false, stream->Read(&response), "a second response");
    ExpectOk(stream->Finish());
}

void ClientCompressedUnary(Clients& clients) {
    SimpleRequest request = LargeRequest();
    request.mutable_expect_compressed()->set_value(true);
    SimpleResponse response;
    {
        Context context;
        ExpectCode(StatusCode::INVALID_ARGUMENT, clients.test->UnaryCall(&context, request, &response));
    }
    for (auto packing : {GRPC_COMPRESS_GZIP, GRPC_COMPRESS_DEFLATE}) {
        Context context(packing);
        ExpectOk(clients.test->UnaryCall(&context, request, &response));
        ExpectZeros(314159, response);
    }
}

void ClientCompressedStreaming(Clients& clients) {
    StreamingInputCallResponse response;
    {
        Context context;
        auto stream = clients.test->StreamingInputCall(&context, &response);
        stream->Write(InputRequest(27182, true));
        stream->WritesDone();
        ExpectCode(StatusCode::INVALID_ARGUMENT, stream->Finish());
    }
    Context context(GRPC_COMPRESS_GZIP);
    auto stream = clients.test->StreamingInputCall(&context, &response);
    stream->Write(InputRequest(27182, true));
    grpc::WriteOptions plain;
    plain.set_no_compression();
    stream->Write(InputRequest(45904), plain);
    stream->WritesDone();
    ExpectOk(stream->Finish());
    Expect(73086, response.aggregated_payload_size(), "aggregated size");
}

void ServerCompressedUnary(Clients& clients) {
    for (bool packed : {true, false}) {
        Context context;
        SimpleRequest request = LargeRequest();
        request.mutable_response_compressed()->set_value(packed);
        SimpleResponse response;
        ExpectOk(clients.test->UnaryCall(&context, request, &response));
        Expect(packed, IsPacked(context), "compressed flag");
        ExpectZeros(314159, response);
    }
}

void ServerCompressedStreaming(Clients& clients) {
    const std::vector<std::pair<int, bool>> asked = {{31415, true}, {92653, false}};
    StreamingOutputCallRequest request;
    for (const auto& [size, packed] : asked) {
        auto* parameters = request.add_response_parameters();
        parameters->set_size(size);
        parameters->mutable_compressed()->set_value(packed);
    }
    Context context;
    auto stream = clients.test->StreamingOutputCall(&context, request);
    StreamingOutputCallResponse response;
    for (const auto& [size, packed] : asked) {
        Expect(true, stream->Read(&response), "a response");
        Expect(packed, IsPacked(context), "compressed flag");
        ExpectZeros(size, response);
    }
    Expect(false, stream->Read(&response), "a third response");
    ExpectOk(stream->Finish());
}

void ClientStreaming(Clients& clients) {
    Context context;
    StreamingInputCallResponse response;
    auto stream = clients.test->StreamingInputCall(&context, &response);
    for (int size : {27182, 8, 1828, 45904}) stream->Write(InputRequest(size));
    stream->WritesDone();
    ExpectOk(stream->Finish());
    Expect(74922, response.aggregated_payload_size(), "aggregated size");
}

void ServerStreaming(Clients& clients) {
    const std::vector<int> sizes = {31415, 9, 2653, 58979};
    StreamingOutputCallRequest request;
    for (int size : sizes) request.add_response_parameters()->set_size(size);
    Context context;
    auto stream = clients.test->StreamingOutputCall(&context, request);
    StreamingOutputCallResponse response;
    for (int size : sizes) {
        Expect(true, stream->Read(&response), "a response");
        ExpectZeros(size, response);
    }
    Expect(false, stream->Read(&response), "a fifth response");
    ExpectOk(stream->Finish());
}

void PingPong(Clients& clients) {
    Context context;
    auto stream = clients.test->FullDuplexCall(&context);
    StreamingOutputCallResponse response;
    const std::vector<std::pair<int, int>> sizes = {{27182, 31415}, {8, 9}, {1828, 2653}, {45904, 58979}};
    for (const auto& [size, response_size] : sizes) {
        stream->Write(DuplexRequest(size, response_size));
        Expect(true, stream->Read(&response), "a response");
        ExpectZeros(response_size, response);
    }
    stream->WritesDone();
    Expect(false, stream->Read(&response), "a fifth response");
    ExpectOk(stream->Finish());
}

void EmptyStream(Clients& clients) {
    Context context;
    auto stream = clients.test->FullDuplexCall(&context);
    stream->WritesDone();
    StreamingOutputCallResponse response;
    Expect(false, stream->Read(&response), "a response");
    ExpectOk(stream->Finish());
}

void CustomMetadata(Clients& clients) {
    auto add = [](ClientContext& context) {
        context.AddMetadata(kInitialKey, "test_initial_metadata_value");
        context.AddMetadata(kTrailingKey, kTrailingValue);
    };
    auto check = [](const ClientContext& context) {
        auto initial = context.GetServerInitialMetadata().find(kInitialKey);
        Expect(true, initial != context.GetServerInitialMetadata().end(), "initial metadata");
        Expect(grpc::string_ref("test_initial_metadata_value"), initial->second, "initial metadata");
        auto trailing = context.GetServerTrailingMetadata().find(kTrailingKey);
        Expect(true, trailing != context.GetServerTrailingMetadata().end(), "trailing metadata");
        Expect(grpc::string_ref(kTrailingValue), trailing->second, "trailing metadata");
    };
    {
        Context context;
        add(context);
        SimpleResponse response;
        ExpectOk(clients.test->UnaryCall(&context, LargeRequest(), &response));
        ExpectZeros(314159, response);
        check(context);
    }
    Context context;
    add(context);
    auto stream = clients.test->FullDuplexCall(&context);
    stream->Write(DuplexRequest(271828, 314159));
    stream->WritesDone();
    StreamingOutputCallResponse response;
    Expect(true, stream->Read(&response), "a response");
    ExpectZeros(314159, response);
    Expect(false, stream->Read(&response), "a second response");
    ExpectOk(stream->Finish());
    check(context);
}

void ExpectStatus(Clients& clients, const std::string& message) {
    {
        Context context;
        SimpleRequest request;
        request.mutable_response_status()->set_code(2);
        request.mutable_response_status()->set_message(message);
        SimpleResponse response;
        Status status = clients.test->UnaryCall(&context, request, &response);
        ExpectCode(StatusCode::UNKNOWN, status);
        Expect(message, status.error_message(), "status message");
    }
    Context context;
    auto stream = clients.test->FullDuplexCall(&context);
    StreamingOutputCallRequest request;
    request.mutable_response_status()->set_code(2);
    request.mutable_response_status()->set_message(message);
    stream->Write(request);
    stream->WritesDone();
    StreamingOutputCallResponse response;
    Expect(false, stream->Read(&response), "a response");
    Status status = stream->Finish();
    ExpectCode(StatusCode::UNKNOWN, status);
    Expect(message, status.error_message(), "status message");
}

void StatusCodeAndMessage(Clients& clients) { ExpectStatus(clients, "test status message"); }

void SpecialStatusMessage(Clients& clients) { ExpectStatus(clients, "\t\ntest with whitespace\r\nand Unicode BMP \u263a and non-BMP \U0001f608\t\n"); }

void EveryStatusCode(Clients& clients) {
    for (int code = 1; code <= 16; code++) {
        Context context;
        SimpleRequest request;
        request.mutable_response_status()->set_code(code);
        request.mutable_response_status()->set_message("code " + std::to_string(code));
        SimpleResponse response;
        Status status = clients.test->UnaryCall(&context, request, &response);
        ExpectCode(code, status);
        Expect("code " + std::to_string(code), status.error_message(), "status message");
    }
}

void StatusDetails(Clients& clients) {
    Context context;
    tern::interop::FailRequest request;
    request.set_code(9);
    request.set_message("not now");
    request.set_reason("closed on Sundays");
    tern::interop::Nothing response;
    Status status = clients.checks->Fail(&context, request, &response);
    ExpectCode(StatusCode::FAILED_PRECONDITION, status);
    Expect("not now", status.error_message(), "status message");
    tern::interop::Status sent;
    Expect(true, sent.ParseFromString(status.error_details()), "google.rpc.Status");
    Expect(9, sent.code(), "code in the details");
    Expect("not now", sent.message(), "message in the details");
    Expect(1, sent.details_size(), "number of details");
    Expect("type.googleapis.com/tern.interop.Reason", sent.details(0).type_url(), "type of the detail");
    tern::interop::Reason reason;
    Expect(true, sent.details(0).UnpackTo(&reason), "a Reason");
    Expect("closed on Sundays", reason.text(), "reason");
}

void UnimplementedMethod(Clients& clients) {
    Context context;
    Empty response;
    ExpectCode(StatusCode::UNIMPLEMENTED, clients.test->UnimplementedCall(&context, Empty(), &response));
}

void UnimplementedServiceCase(Clients& clients) {
    Context context;
    Empty response;
    ExpectCode(StatusCode::UNIMPLEMENTED, clients.unimplemented->UnimplementedCall(&context, Empty(), &response));
}

void Deadline(Clients& clients) {
    {
        ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + 1000s);
        tern::interop::TimeLeft response;
        ExpectOk(clients.checks->Remaining(&context, tern::interop::Nothing(), &response));
        // gRPC's own implementations round the time up.
        if (response.milliseconds() < 800'000 || response.milliseconds() > 1'100'000)
            throw Failed(std::to_string(response.milliseconds()) + " ms left of 1000 s");
    }
    ClientContext context;
    tern::interop::TimeLeft response;
    ExpectOk(clients.checks->Remaining(&context, tern::interop::Nothing(), &response));
    Expect(false, response.has_milliseconds(), "a deadline that nobody set");
}

bool WasCancelled(Clients& clients, const std::string& id) {
    Context context;
    tern::interop::WaitRequest request;
    request.set_id(id);
    tern::interop::Cancelled response;
    ExpectOk(clients.checks->WasCancelled(&context, request, &response));
    return response.value();
}

void TimeoutOnSleepingServer(Clients& clients) {
    {
        ClientContext context;
        context.set_deadline(std::chrono::system_clock::now() + 1ms);
        auto stream = clients.test->FullDuplexCall(&context);
        StreamingOutputCallRequest request;
        SetZeros(&request, 27182);
        stream->Write(request);
        StreamingOutputCallResponse response;
        Expect(false, stream->Read(&response), "a response");
        ExpectCode(StatusCode::DEADLINE_EXCEEDED, stream->Finish());
    }
    ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + 500ms);
    tern::interop::WaitRequest request;
    request.set_id("late");
    auto stream = clients.checks->WaitStream(&context, request);
    tern::interop::Nothing response;
    bool began = stream->Read(&response);
    Expect(false, stream->Read(&response), "a second response");
    ExpectCode(StatusCode::DEADLINE_EXCEEDED, stream->Finish());
    // Where the time ran out before the first reply, the server may not have begun.
    if (began) Expect(true, WasCancelled(clients, "late"), "cancellation");
}

void CancelAfterBegin(Clients& clients) {
    Context context;
    StreamingInputCallResponse response;
    auto stream = clients.test->StreamingInputCall(&context, &response);
    context.TryCancel();
    ExpectCode(StatusCode::CANCELLED, stream->Finish());
}

void CancelAfterFirstResponse(Clients& clients) {
    Context context;
    auto stream = clients.test->FullDuplexCall(&context);
    stream->Write(DuplexRequest(27182, 31415));
    StreamingOutputCallResponse response;
    Expect(true, stream->Read(&response), "a response");
    ExpectZeros(31415, response);
    context.TryCancel();
    ExpectCode(StatusCode::CANCELLED, stream->Finish());
}

void CancelReachesServer(Clients& clients) {
    {
        Context context;
        tern::interop::WaitRequest request;
        request.set_id("stream");
        auto stream = clients.checks->WaitStream(&context, request);
        tern::interop::Nothing response;
        Expect(true, stream->Read(&response), "a response");
        context.TryCancel();
        ExpectCode(StatusCode::CANCELLED, stream->Finish());
    }
    Expect(true, WasCancelled(clients, "stream"), "cancellation");
}

int CallServer(const std::string& host, const std::string& port) {
    grpc::ChannelArguments arguments;
    arguments.SetMaxReceiveMessageSize(-1);
    arguments.SetMaxSendMessageSize(-1);
    Clients clients{grpc::CreateCustomChannel(host + ":" + port, grpc::InsecureChannelCredentials(), arguments)};
    const std::vector<std::pair<const char*, std::function<void(Clients&)>>> cases = {
        {"empty_unary", EmptyUnary},
        {"large_unary", LargeUnary},
        {"eight_mebibytes", EightMebibytes},
        {"client_compressed_unary", ClientCompressedUnary},
        {"client_compressed_streaming", ClientCompressedStreaming},
        {"server_compressed_unary", ServerCompressedUnary},
        {"server_compressed_streaming", ServerCompressedStreaming},
        {"client_streaming", ClientStreaming},
        {"server_streaming", ServerStreaming},
        {"ping_pong", PingPong},
        {"empty_stream", EmptyStream},
        {"custom_metadata", CustomMetadata},
        {"status_code_and_message", StatusCodeAndMessage},
        {"special_status_message", SpecialStatusMessage},
        {"every_status_code", EveryStatusCode},
        {"status_details", StatusDetails},
        {"unimplemented_method", UnimplementedMethod},
        {"unimplemented_service", UnimplementedServiceCase},
        {"deadline", Deadline},
        {"timeout_on_sleeping_server", TimeoutOnSleepingServer},
        {"cancel_after_begin", CancelAfterBegin},
        {"cancel_after_first_response", CancelAfterFirstResponse},
        {"cancel_reaches_server", CancelReachesServer},
    };
    int failed = 0;
    for (const auto& [name, run] : cases) {
        try {
            run(clients);
            std::cout << "ok " << name << std::endl;
        } catch (const std::exception& error) {
            failed++;
            std::cout << "FAILED " << name << ": " << error.what() << std::endl;
        }
    }
    return failed == 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** arguments) {
    return std::string(arguments[1]) == "server" ? Serve() : CallServer(arguments[2], arguments[3]);
}
