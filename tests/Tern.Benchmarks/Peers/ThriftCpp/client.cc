// The library's synchronous client, as it is used: a thread and a framed connection to each caller.
// Arguments: port, callers, payload.
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TSocket.h>

#include <thread>

#include "../Common/control.h"
#include "Echo.h"

using namespace apache::thrift;

namespace {

using Protocol = protocol::TBinaryProtocolT<transport::TFramedTransport>;
using Client = echo::EchoClientT<Protocol>;

std::unique_ptr<Client> Connect(int port) {
  auto socket = std::make_shared<transport::TSocket>("127.0.0.1", port);
  socket->setNoDelay(true);
  socket->open();
  return std::make_unique<Client>(std::make_shared<Protocol>(std::make_shared<transport::TFramedTransport>(socket)));
}

}  // namespace

int main(int, char** arguments) {
  int port = std::atoi(arguments[1]);
  int count = std::atoi(arguments[2]);
  auto text = peer::Payload(std::atoi(arguments[3]));
  std::vector<std::unique_ptr<Client>> clients;
  for (int index = 0; index < count; index++) clients.push_back(Connect(port));

  peer::ServeClient(count, [&](std::vector<peer::Caller>& callers, const std::atomic<bool>& stopping) {
    std::vector<std::thread> threads;
    for (int index = 0; index < count; index++) {
      threads.emplace_back([&, index] {
        auto& caller = callers[index];
        caller.Begin();
        std::string reply;
        while (!stopping.load(std::memory_order_relaxed)) {
          clients[index]->Echo(reply, text);
          if (reply.size() != text.size()) std::abort();
          caller.Replied();
        }
      });
    }
    for (auto& thread : threads) thread.join();
  });
}
