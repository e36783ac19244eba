// Apache Thrift for C++ as server or client of its own cross-language test; the same arguments and output as peer.py,
// and, with write or check, as values.py.
#include <cstdint>
#include <functional>
#include <iostream>
#include <limits>
#include <thread>
#include <tuple>
#include <unistd.h>

#include <thrift/TApplicationException.h>
#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/protocol/TCompactProtocol.h>
#include <thrift/server/TThreadedServer.h>
#include <thrift/transport/TBufferTransports.h>
#include <thrift/transport/TServerSocket.h>
#include <thrift/transport/TSocket.h>

#include "ThriftTest.h"

using namespace apache::thrift;
using namespace apache::thrift::protocol;
using namespace apache::thrift::transport;
using namespace thrift::test;

// Thrift declares the order of a struct that is a map key, and leaves it to the program.
bool thrift::test::Insanity::operator<(const Insanity& other) const {
    return userMap.size() != other.userMap.size() ? userMap.size() < other.userMap.size() : xtructs.size() < other.xtructs.size();
}

namespace {

using Maps = std::map<int32_t, std::map<int32_t, int32_t>>;
using Insane = std::map<UserId, std::map<Numberz::type, Insanity>>;

const Maps maps = {{-4, {{-4, -4}, {-3, -3}, {-2, -2}, {-1, -1}}}, {4, {{1, 1}, {2, 2}, {3, 3}, {4, 4}}}};

Xtruct xtruct(const std::string& text, int8_t byte, int32_t i32, int64_t i64) {
    Xtruct value;
    value.string_thing = text;
    value.byte_thing = byte;
    value.i32_thing = i32;
    value.i64_thing = i64;
    return value;
}

Insane insane(const Insanity& argument) {
    return {{1, {{Numberz::TWO, argument}, {Numberz::THREE, argument}}}, {2, {{Numberz::SIX, Insanity()}}}};
}

Xception xception(const std::string& message) {
    Xception error;
    error.errorCode = 1001;
    error.message = message;
    return error;
}

class Handler final : public ThriftTestIf {
public:
    void testVoid() override {}
    void testString(std::string& result, const std::string& thing) override { result = thing; }
    bool testBool(const bool thing) override { return thing; }
    int8_t testByte(const int8_t thing) override { return thing; }
    int32_t testI32(const int32_t thing) override { return thing; }
    int64_t testI64(const int64_t thing) override { return thing; }
    double testDouble(const double thing) override { return thing; }
    void testBinary(std::string& result, const std::string& thing) override { result = thing; }
    void testStruct(Xtruct& result, const Xtruct& thing) override { result = thing; }
    void testNest(Xtruct2& result, const Xtruct2& thing) override { result = thing; }
    void testMap(std::map<int32_t, int32_t>& result, const std::map<int32_t, int32_t>& thing) override { result = thing; }
    void testStringMap(std::map<std::string, std::string>& result, const std::map<std::string, std::string>& thing) override { result = thing; }
    void testSet(std::set<int32_t>& result, const std::set<int32_t>& thing) override { result = thing; }
    void testList(std::vector<int32_t>& result, const std::vector<int32_t>& thing) override { result = thing; }
    Numberz::type testEnum(const Numberz::type thing) override { return thing; }
    UserId testTypedef(const UserId thing) override { return thing; }
    void testMapMap(Maps& result, const int32_t) override { result = maps; }
    void testInsanity(Insane& result, const Insanity& argument) override { result = insane(argument); }
    void testMulti(
        Xtruct& result, const int8_t arg0, const int32_t arg1, const int64_t arg2, const std::map<int16_t, std::string>&, const Numberz::type,
        const UserId) override {
        result = xtruct("Hello2", arg0, arg1, arg2);
    }
    void testException(const std::string& arg) override {
        if (arg == "Xception") throw xception(arg);
        if (arg == "TException") throw std::runtime_error(arg);
    }
    void testMultiException(Xtruct& result, const std::string& arg0, const std::string& arg1) override {
        if (arg0 == "Xception") throw xception("This is an Xception");
        if (arg0 == "Xception2") {
            Xception2 error;
            error.errorCode = 2002;
            error.struct_thing.string_thing = "This is an Xception2";
            throw error;
        }
        result = xtruct(arg1, 0, 0, 0);
    }
    void testOneway(const int32_t) override {}
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
        std::make_shared<ThriftTestProcessor>(std::make_shared<Handler>()), socket, transport_factory(transport), protocol_factory(protocol));
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

void check_scalars(ThriftTestClient& client, Checks& checks) {
    client.testVoid();
    checks.report("void", true, "");
    std::string text;
    for (const std::string& value : {std::string(), std::string("Test"), std::string("é世界 🐦\t\n\\ \"quoted\""), std::string(5000, 'x')}) {
        client.testString(text, value);
        checks.equal("string " + std::to_string(value.size()), value, text);
    }
    for (bool value : {true, false}) checks.equal("bool " + std::to_string(value), value, client.testBool(value));
    for (int8_t value : {0, 63, -128, 127}) checks.equal("byte " + std::to_string(value), value, client.testByte(value));
    for (int32_t value : {0, -1, INT32_MAX, INT32_MIN}) checks.equal("i32 " + std::to_string(value), value, client.testI32(value));
    for (int64_t value : {int64_t(0), int64_t(-1), INT64_MAX, INT64_MIN, int64_t(-34359738368)}) {
        checks.equal("i64 " + std::to_string(value), value, client.testI64(value));
    }
    for (double value : {0.0, 5.235098235, -1e-300, std::numeric_limits<double>::infinity()}) {
        checks.equal("double " + std::to_string(value), value, client.testDouble(value));
    }
    for (size_t size : {0, 256}) {
        client.testBinary(text, std::string(size, '\xff'));
        checks.equal("binary " + std::to_string(size), std::string(size, '\xff'), text);
    }
    for (Numberz::type value : {Numberz::ONE, Numberz::EIGHT}) checks.equal("enum " + std::to_string(value), value, client.testEnum(value));
    checks.equal("typedef", int64_t(309858235082523), client.testTypedef(309858235082523));
}

void check_values(ThriftTestClient& client, Checks& checks) {
    Xtruct given = xtruct("Zero", 1, -3, -5), taken;
    client.testStruct(taken, given);
    checks.equal("struct", given, taken);
    Xtruct2 nest, nested;
    nest.byte_thing = 1;
    nest.struct_thing = given;
    nest.i32_thing = 5;
    client.testNest(nested, nest);
    checks.equal("nest", nest, nested);
    std::map<int32_t, int32_t> map;
    for (const std::map<int32_t, int32_t>& value : {std::map<int32_t, int32_t>(), {{0, -10}, {1, -9}, {-5, INT32_MAX}}}) {
        client.testMap(map, value);
        checks.equal("map " + std::to_string(value.size()), value, map);
    }
    std::map<std::string, std::string> strings, words = {{"a", "2"}, {"b", "blah"}, {"some", "thing"}, {"", ""}};
    client.testStringMap(strings, words);
    checks.equal("string map", words, strings);
    std::set<int32_t> set;
    client.testSet(set, {-2, -1, 0, 1, 2});
    checks.equal("set", {-2, -1, 0, 1, 2}, set);
    std::vector<int32_t> list;
    client.testList(list, {-2, -1, 0, 1, 2});
    checks.equal("list", {-2, -1, 0, 1, 2}, list);
    Maps returned;
    client.testMapMap(returned, 1);
    checks.equal("map map", maps, returned);
    Insanity argument;
    argument.userMap = {{Numberz::FIVE, 5}, {Numberz::EIGHT, 8}};
    argument.xtructs = {xtruct("Hello2", 74, 0xff, 0xffffffffffff), xtruct("Goodbye4", 4, 4, 4)};
    Insane result;
    client.testInsanity(result, argument);
    checks.equal("insanity", insane(argument), result);
    client.testMulti(taken, 74, 0xff00ff, 0xf000f000, {{0, "abc"}}, Numberz::FIVE, 0xf0f0f0);
    checks.equal("multi", xtruct("Hello2", 74, 0xff00ff, 0xf000f000), taken);
}

void check_failures(ThriftTestClient& client, Checks& checks) {
    client.testException("success");
    checks.report("exception none", true, "");
    checks.raises<Xception>("exception", [&] { client.testException("Xception"); }, [](const Xception& e) { return e.errorCode == 1001 && e.message == "Xception"; });
    Xtruct taken;
    client.testMultiException(taken, "success", "foobar");
    checks.equal("multi none", std::string("foobar"), taken.string_thing);
    checks.raises<Xception>("multi first", [&] { client.testMultiException(taken, "Xception", "x"); }, [](const Xception& e) {
        return e.errorCode == 1001 && e.message == "This is an Xception";
    });
    checks.raises<Xception2>("multi second", [&] { client.testMultiException(taken, "Xception2", "x"); }, [](const Xception2& e) {
        return e.errorCode == 2002 && e.struct_thing.string_thing == "This is an Xception2";
    });
    client.testOneway(0);
    std::string text;
    client.testString(text, "again");
    checks.equal("after oneway", std::string("again"), text);
    checks.raises<TApplicationException>("exception undeclared", [&] { client.testException("TException"); }, [](const TApplicationException&) { return true; });
}

int call(const std::string& transport, const std::string& protocol, const std::string& host, int port) {
    Checks checks;
    auto wire = transport_factory(transport)->getTransport(std::make_shared<TSocket>(host, port));
    wire->open();
    ThriftTestClient client(protocol_factory(protocol)->getProtocol(wire));
    check_scalars(client, checks);
    check_values(client, checks);
    check_failures(client, checks);
    wire->close();
    return checks.failed ? 1 : 0;
}

}  // namespace

// In values.cpp.
int writeValues(const std::string& protocol);
int checkValues(const std::string& protocol);

int main(int argc, char** argv) {
    const std::vector<std::string> args(argv + 1, argv + argc);
    try {
        if (args.at(0) == "write" || args.at(0) == "check") {
            return args.at(0) == "write" ? writeValues(args.at(1)) : checkValues(args.at(1));
        }
        return args.at(0) == "server" ? serve(args.at(1), args.at(2)) : call(args.at(1), args.at(2), args.at(3), std::stoi(args.at(4)));
    } catch (const std::exception& error) {
        std::cout << "FAILED peer: " << error.what() << std::endl;
        return 1;
    }
}
