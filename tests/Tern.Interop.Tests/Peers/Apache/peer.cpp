// Apache Thrift for C++ as server or client of interop.thrift; the same arguments and output as peer.py.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <iostream>
#include <limits>
#include <mutex>
#include <numeric>
#include <sstream>
#include <thread>
#include <unistd.h>

#include <thrift/TApplicationException.h>
#include <thrift/TConfiguration.h>
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/protocol/TCompactProtocol.h>
#include <thrift/server/TThreadedServer.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TServerSocket.h>
#include <thrift/transport/TSocket.h>

#include "Interop.h"
#include "Newer.h"
#include "interop_constants.h"

using namespace apache::thrift;
using namespace apache::thrift::protocol;
using namespace apache::thrift::transport;
using namespace interop;

// Thrift declares the order of a struct that is a map key, and leaves it to the program.
bool interop::Point::operator<(const Point& other) const {
    return std::tie(x, y, name) < std::tie(other.x, other.y, other.name);
}

namespace {

class Handler final : public InteropIf {
public:
    void ping(std::string& result, const std::string& text) override { result = "pong:" + text; }
    void echo(Everything& result, const Everything& value) override { result = value; }
    void sample(Everything& result) override { result = g_interop_constants.SAMPLE; }
    void check(std::string& result, const Everything& value) override {
        std::ostringstream text;
        if (!(value == g_interop_constants.SAMPLE)) text << value;
        result = text.str();
    }
    bool echoBool(const bool value) override { return value; }
    int8_t echoByte(const int8_t value) override { return value; }
    int16_t echoI16(const int16_t value) override { return value; }
    int32_t echoI32(const int32_t value) override { return value; }
    int64_t echoI64(const int64_t value) override { return value; }
    double echoDouble(const double value) override { return value; }
    void echoString(std::string& result, const std::string& value) override { result = value; }
    void echoBinary(std::string& result, const std::string& value) override { result = value; }
    Shade::type echoShade(const Shade::type value) override { return value; }
    void echoShape(Shape& result, const Shape& value) override { result = value; }
    void echoList(std::vector<int64_t>& result, const std::vector<int64_t>& value) override { result = value; }
    void echoSet(std::set<std::string>& result, const std::set<std::string>& value) override { result = value; }
    void echoMap(std::map<std::string, Point>& result, const std::map<std::string, Point>& value) override { result = value; }
    int32_t add(const int32_t left, const int32_t right) override { return left + right; }
    void nothing() override {}
    void refuse(std::string& result, const int32_t kind) override {
        refuseVoid(kind);
        result = "fine";
    }
    void refuseVoid(const int32_t kind) override {
        if (kind == 0) return;
        if (kind == 1) {
            Refused error;
            error.code = 41;
            error.reason = "refused";
            throw error;
        }
        if (kind == 2) {
            Missing error;
            error.subject = "missing";
            throw error;
        }
        throw std::runtime_error("not declared");
    }
    void note(const std::string& text) override {
        std::lock_guard<std::mutex> guard(lock_);
        noted_.push_back(text);
    }
    void notes(std::vector<std::string>& result) override {
        std::lock_guard<std::mutex> guard(lock_);
        result = noted_;
    }

private:
    std::mutex lock_;
    std::vector<std::string> noted_;
};

std::shared_ptr<TTransportFactory> transport_factory(const std::string& name) {
    if (name == "framed") return std::make_shared<TFramedTransportFactory>();
    return std::make_shared<TBufferedTransportFactory>();
}

std::shared_ptr<TProtocolFactory> protocol_factory(const std::string& name) {
    if (name == "compact") return std::make_shared<TCompactProtocolFactory>();
    return std::make_shared<TBinaryProtocolFactory>();
}

class Announce final : public server::TServerEventHandler {
public:
    explicit Announce(std::shared_ptr<TServerSocket> socket) : socket_(std::move(socket)) {}
    void preServe() override { std::cout << "listening " << socket_->getPort() << std::endl; }

private:
    std::shared_ptr<TServerSocket> socket_;
};

int serve(const std::string& transport, const std::string& protocol) {
    auto socket = std::make_shared<TServerSocket>("127.0.0.1", 0);
    server::TThreadedServer server(
        std::make_shared<InteropProcessor>(std::make_shared<Handler>()), socket, transport_factory(transport), protocol_factory(protocol));
    server.setServerEventHandler(std::make_shared<Announce>(socket));
    std::thread([] {
        std::string rest;
        while (std::getline(std::cin, rest)) {}
        _exit(0);
    }).detach();
    server.serve();
    return 0;
}

class Checks {
public:
    template <typename T>
    void equal(const std::string& name, const T& expected, const T& actual) {
        report(name, expected == actual, "another value came back");
    }

    template <typename E>
    void raises(const std::string& name, const std::function<void()>& call, const std::function<bool(const E&)>& test) {
        try {
            call();
            report(name, false, "nothing was raised");
        } catch (const E& error) {
            report(name, test(error), error.what());
        } catch (const std::exception& error) {
            report(name, false, error.what());
        }
    }

    void report(const std::string& name, bool passed, const std::string& why) {
        failed = failed || !passed;
        std::cout << (passed ? "ok " + name : "FAILED " + name + ": " + why) << std::endl;
    }

    bool failed = false;
};

Shape circle(double value) {
    Shape shape;
    shape.__set_circle(value);
    return shape;
}

Shape label(const std::string& value) {
    Shape shape;
    shape.__set_label(value);
    return shape;
}

void check_numbers(NewerClient& client, Checks& checks) {
    for (bool value : {true, false}) checks.equal("bool " + std::to_string(value), value, client.echoBool(value));
    for (int8_t value : {0, -1, 127, -128}) checks.equal("byte " + std::to_string(value), value, client.echoByte(value));
    for (int16_t value : {0, -1, 32767, -32768}) checks.equal("i16 " + std::to_string(value), value, client.echoI16(value));
    for (int32_t value : {0, -1, INT32_MAX, INT32_MIN}) checks.equal("i32 " + std::to_string(value), value, client.echoI32(value));
    for (int64_t value : {int64_t(0), int64_t(-1), INT64_MAX, INT64_MIN}) checks.equal("i64 " + std::to_string(value), value, client.echoI64(value));
    for (double value : {0.0, -0.1, 1e308, std::numeric_limits<double>::infinity()}) {
        checks.equal("double " + std::to_string(value), value, client.echoDouble(value));
    }
    checks.report("double nan", std::isnan(client.echoDouble(std::nan(""))), "a number came back");
    for (Shade::type value : {Shade::DARK, Shade::ODD}) checks.equal("shade " + std::to_string(value), value, client.echoShade(value));
    checks.equal("add", -3, client.add(4, -7));
}

void check_values(NewerClient& client, Checks& checks) {
    std::string text;
    client.ping(text, "hi");
    checks.equal("ping", std::string("pong:hi"), text);

    Everything everything;
    client.sample(everything);
    checks.equal("sample", g_interop_constants.SAMPLE, everything);
    client.check(text, g_interop_constants.SAMPLE);
    checks.report("check", text.empty(), text);
    client.echo(everything, g_interop_constants.SAMPLE);
    checks.equal("echo", g_interop_constants.SAMPLE, everything);

    check_numbers(client, checks);
    for (const std::string& value : {std::string(), std::string("é世界 🐦"), std::string(70000, 'x')}) {
        client.echoString(text, value);
        checks.equal("string " + std::to_string(value.size()), value, text);
    }
    for (size_t size : {0, 256, 4 * 1024 * 1024}) {
        client.echoBinary(text, std::string(size, '\xff'));
        checks.equal("binary " + std::to_string(size), std::string(size, '\xff'), text);
    }
    for (const Shape& value : {circle(0.5), label("")}) {
        Shape shape;
        client.echoShape(shape, value);
        checks.equal(value.__isset.circle ? "shape circle" : "shape label", value, shape);
    }

    std::vector<int64_t> numbers(1000), list;
    std::iota(numbers.begin(), numbers.end(), -500);
    client.echoList(list, numbers);
    checks.equal("list long", numbers, list);
    client.echoList(list, {});
    checks.equal("list empty", {}, list);
    std::set<std::string> set;
    client.echoSet(set, {"a", "b", ""});
    checks.equal("set", {"a", "b", ""}, set);
    Point point;
    point.x = 1;
    point.y = -1;
    point.__set_name("n");
    std::map<std::string, Point> map;
    client.echoMap(map, {{"p", point}});
    checks.equal("map", {{"p", point}}, map);
    client.echoMap(map, {});
    checks.equal("map empty", {}, map);
    client.nothing();
    checks.report("nothing", true, "");
}

void check_failures(NewerClient& client, Checks& checks) {
    std::string text;
    client.refuse(text, 0);
    checks.equal("refuse none", std::string("fine"), text);
    checks.raises<Refused>("refuse declared", [&] { client.refuse(text, 1); }, [](const Refused& e) { return e.code == 41 && e.reason == "refused"; });
    checks.raises<Missing>("refuse second declared", [&] { client.refuse(text, 2); }, [](const Missing& e) { return e.subject == "missing"; });
    checks.raises<TApplicationException>("refuse undeclared", [&] { client.refuse(text, 9); }, [](const TApplicationException& e) { return e.getType() == TApplicationException::INTERNAL_ERROR && std::string(e.what()) == "not declared"; });
    client.refuseVoid(0);
    checks.report("refuseVoid none", true, "");
    checks.raises<Missing>("refuseVoid declared", [&] { client.refuseVoid(2); }, [](const Missing& e) { return e.subject == "missing"; });
    // Without a service name in the request Kitex says 20, unknown service; Apache Thrift says 1.
    checks.raises<TApplicationException>("unknown method", [&] { client.newest(text, "x"); }, [](const TApplicationException& e) {
        return e.getType() == TApplicationException::UNKNOWN_METHOD || e.getType() == 20;
    });
}

int call(const std::string& transport, const std::string& protocol, const std::string& host, int port) {
    Checks checks;
    auto connect = [&] {
        auto wire = transport_factory(transport)->getTransport(std::make_shared<TSocket>(host, port));
        wire->open();
        return std::make_pair(std::make_unique<NewerClient>(protocol_factory(protocol)->getProtocol(wire)), wire);
    };

    auto [client, wire] = connect();
    check_values(*client, checks);

    const std::string mark = "note of " + std::to_string(getpid());
    client->note(mark);
    // A server may run handlers side by side, so the note is awaited instead of expected at once.
    bool seen = false;
    for (int i = 0; i < 10000 && !seen; i++) {
        std::vector<std::string> noted;
        client->notes(noted);
        seen = std::find(noted.begin(), noted.end(), mark) != noted.end();
    }
    checks.report("oneway", seen, "the note did not arrive");
    check_failures(*client, checks);
    wire->close();

    // A server may close a connection after a call that it could not serve; the next one works.
    auto [again, second] = connect();
    std::string text;
    again->ping(text, "again");
    checks.equal("ping again", std::string("pong:again"), text);
    second->close();
    return checks.failed ? 1 : 0;
}

}  // namespace

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    try {
        return args.at(0) == "server" ? serve(args.at(1), args.at(2)) : call(args.at(1), args.at(2), args.at(3), std::stoi(args.at(4)));
    } catch (const std::exception& error) {
        std::cout << "FAILED peer: " << error.what() << std::endl;
        return 1;
    }
}
