// Framed Thrift Binary on TNonblockingServer. Two I/O threads run the handlers themselves, which is its fastest arrangement on two cores.
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/server/TNonblockingServer.h>
#include <thrift/transport/TNonblockingServerSocket.h>

#include <thread>

#include "../Common/control.h"
#include "Echo.h"

using namespace apache::thrift;

namespace {

class Handler : public echo::EchoIf {
 public:
  void Echo(std::string& reply, const std::string& text) override { reply = text; }
};

}  // namespace

int main() {
  GlobalOutput.setOutputFunction([](const char*) {});
  auto socket = std::make_shared<transport::TNonblockingServerSocket>("127.0.0.1", 0);
  server::TNonblockingServer server(
      std::make_shared<echo::EchoProcessor>(std::make_shared<Handler>()),
      std::make_shared<protocol::TBinaryProtocolFactoryT<transport::TMemoryBuffer>>(), socket);
  server.setNumIOThreads(2);

  class Announce : public server::TServerEventHandler {
   public:
    explicit Announce(std::shared_ptr<transport::TNonblockingServerSocket> socket) : socket_(std::move(socket)) {}
    void preServe() override {
      int port = socket_->getListenPort();
      std::thread([port] { peer::ServeServer(port); }).detach();
    }

   private:
    std::shared_ptr<transport::TNonblockingServerSocket> socket_;
  };
  server.setServerEventHandler(std::make_shared<Announce>(socket));
  server.serve();
}
