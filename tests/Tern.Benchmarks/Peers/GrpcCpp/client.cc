// gRPC's callback client: the callers are spread over a few channels of one connection each.
// Arguments: port, callers, connections, payload.
#include <grpcpp/grpcpp.h>

#include <condition_variable>
#include <mutex>
#include <optional>

#include "../Common/control.h"
#include "echo.grpc.pb.h"

namespace {

class Loop {
 public:
  Loop(echo::Echo::Stub* stub, const std::string& text) : stub_(stub) { request_.set_text(text); }

  void Start(peer::Caller* caller, const std::atomic<bool>* stopping, std::function<void()> ended) {
    caller_ = caller;
    stopping_ = stopping;
    ended_ = std::move(ended);
    caller_->Begin();
    Call();
  }

 private:
  void Call() {
    context_.emplace();
    stub_->async()->Echo(&*context_, &request_, &reply_, [this](const grpc::Status& status) {
      if (!status.ok() || reply_.text().size() != request_.text().size()) {
        std::fprintf(stderr, "gRPC: %s\n", status.error_message().c_str());
        std::abort();
      }
      caller_->Replied();
      if (stopping_->load(std::memory_order_relaxed)) {
        ended_();
      } else {
        Call();
      }
    });
  }

  echo::Echo::Stub* stub_;
  echo::Text request_;
  echo::Text reply_;
  std::optional<grpc::ClientContext> context_;
  peer::Caller* caller_ = nullptr;
  const std::atomic<bool>* stopping_ = nullptr;
  std::function<void()> ended_;
};

std::unique_ptr<echo::Echo::Stub> Connect(const std::string& address) {
  grpc::ChannelArguments arguments;
  // Otherwise all channels to one address share a connection.
  arguments.SetInt(GRPC_ARG_USE_LOCAL_SUBCHANNEL_POOL, 1);
  return echo::Echo::NewStub(grpc::CreateCustomChannel(address, grpc::InsecureChannelCredentials(), arguments));
}

}  // namespace

int main(int, char** arguments) {
  auto address = "127.0.0.1:" + std::string(arguments[1]);
  int count = std::atoi(arguments[2]);
  int connections = std::atoi(arguments[3]);
  auto text = peer::Payload(std::atoi(arguments[4]));
  std::vector<std::unique_ptr<echo::Echo::Stub>> stubs;
  for (int index = 0; index < connections; index++) stubs.push_back(Connect(address));

  peer::ServeClient(count, [&](std::vector<peer::Caller>& callers, const std::atomic<bool>& stopping) {
    std::mutex gate;
    std::condition_variable changed;
    int running = count;
    std::vector<std::unique_ptr<Loop>> loops;
    for (int index = 0; index < count; index++) loops.push_back(std::make_unique<Loop>(stubs[index % connections].get(), text));
    for (int index = 0; index < count; index++) {
      loops[index]->Start(&callers[index], &stopping, [&] {
        std::lock_guard<std::mutex> lock(gate);
        if (--running == 0) changed.notify_one();
      });
    }
    std::unique_lock<std::mutex> lock(gate);
    changed.wait(lock, [&] { return running == 0; });
  });
}
