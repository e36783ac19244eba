// Values of everything.proto and legacy.proto as protoc's generated code for C++ encodes them.
//
// values write    prints "<message> <hexadecimal>" for each value
// values check    reads such lines; prints "ok <message>" or "FAILED <message>: <how they differ>"
#include <iomanip>
#include <iostream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <google/protobuf/text_format.h>
#include <google/protobuf/util/message_differencer.h>

#include "everything.pb.h"
#include "legacy.pb.h"

namespace {

using google::protobuf::Message;
using google::protobuf::TextFormat;

template <typename T>
std::unique_ptr<Message> value(const std::string& text) {
    auto message = std::make_unique<T>();
    if (!TextFormat::ParseFromString(text, message.get())) {
        throw std::runtime_error("The program's own value is wrong: " + text);
    }
    return message;
}

std::vector<std::unique_ptr<Message>> values() {
    using tern::generic::Everything;
    using tern::legacy::Order;
    std::vector<std::unique_ptr<Message>> all;
    all.push_back(value<Everything>(""));
    all.push_back(value<Everything>(R"(
        flag: true medium: -1 large: -9223372036854775808 natural: 4294967295 large_natural: 18446744073709551615
        signed: -2147483648 large_signed: -9223372036854775808 fixed: 4294967295 large_fixed: 18446744073709551615
        signed_fixed: -2147483648 large_signed_fixed: -9223372036854775808 single: -0.5 real: 1e-300 text: "é世界" data: "\000\377\001"
        color: COLOR_BLUE point { x: 1 y: -2 name: "" } renamed: "so")"));
    all.push_back(value<Everything>(R"(
        numbers: [0, -1, 300] texts: ["", "a"] points {} points { x: 7 } colors: [COLOR_BLUE, COLOR_NONE] reals: [0, -1.5, inf]
        counts { key: "a" value: 1 } counts { key: "" value: 0 } by_number { key: -1 value { y: 5 } } by_flag { key: true value: COLOR_RED }
        blobs { key: 18446744073709551615 value: "\200" } zigzags: [-1, 1, 9223372036854775807])"));
    all.push_back(value<Everything>(R"(number: 0)"));
    all.push_back(value<Everything>(R"(words: "" maybe: 0)"));
    all.push_back(value<Everything>(R"(spot { name: "here" } single: nan real: -inf)"));
    all.push_back(value<Everything>(R"(
        at { seconds: -1 nanos: 999999999 } took { seconds: -5 nanos: -1 }
        extra { fields { key: "list" value { list_value { values { null_value: NULL_VALUE } values { number_value: 1.5 } values { bool_value: false } } } } }
        any { [type.googleapis.com/tern.generic.Point] { x: 3 } } wrapped { value: 0 } mask { paths: ["a.b", "c"] } value { string_value: "text" }
        wrapped_by_name { key: "a" value { value: 1 } } wrapped_texts { value: "" } wrapped_texts { value: "x" } times { key: "t" value { seconds: 1 nanos: 500000000 } }
        wrapped_natural { value: 18446744073709551615 } wrapped_data {} wrapped_flag { value: true })"));
    all.push_back(value<Order>(R"(id: "" required_size: SMALL)"));
    all.push_back(value<Order>(R"(
        id: "a" required_size: LARGE count: 0 note: "" size: SMALL ratio: -inf data: "\000\001\377" flag: false
        numbers: [0, -1, 300] packed_numbers: [-1, 1] sizes: [LARGE, SMALL] hash: 18446744073709551615)"));
    all.push_back(value<Order>(R"(
        id: "a" required_size: SMALL Part { number: 7 } Line { text: "" } Line { text: "x" orders { id: "b" required_size: SMALL } }
        orders { key: -1 value { id: "c" required_size: LARGE } } text: "" [tern.legacy.priority]: 3 [tern.legacy.tags]: ["", "t"])"));
    return all;
}

std::string hexOf(const std::string& bytes) {
    std::ostringstream hex;
    for (unsigned char byte : bytes) {
        hex << std::hex << std::setw(2) << std::setfill('0') << static_cast<int>(byte);
    }
    return hex.str();
}

std::string bytesOf(const std::string& hex) {
    std::string bytes;
    for (size_t i = 0; i + 1 < hex.size(); i += 2) {
        bytes += static_cast<char>(std::stoi(hex.substr(i, 2), nullptr, 16));
    }
    return bytes;
}

std::string differenceOf(const Message& expected, const std::string& bytes) {
    std::unique_ptr<Message> actual(expected.New());
    if (!actual->ParseFromString(bytes)) {
        return "it cannot be read";
    }
    google::protobuf::util::MessageDifferencer differencer;
    google::protobuf::util::DefaultFieldComparator comparator;
    comparator.set_treat_nan_as_equal(true);
    std::string difference;
    differencer.set_field_comparator(&comparator);
    differencer.ReportDifferencesToString(&difference);
    for (char& letter : difference) {
        letter = letter == '\n' ? ' ' : letter;
    }
    return differencer.Compare(expected, *actual) ? "" : "differs: " + difference;
}

}  // namespace

int main(int argc, char** argv) {
    const std::string mode = argc > 1 ? argv[1] : "";
    for (const auto& message : values()) {
        const std::string name = message->GetDescriptor()->name();
        if (mode == "write") {
            std::cout << name << " " << hexOf(message->SerializeAsString()) << "\n";
            continue;
        }
        // An empty message has no bytes.
        std::string line;
        if (!std::getline(std::cin, line) || line.substr(0, line.find(' ')) != name) {
            std::cout << "FAILED " << name << ": it is not there" << std::endl;
            return 1;
        }
        const std::string difference = differenceOf(*message, bytesOf(line.substr(line.find(' ') + 1)));
        std::cout << (difference.empty() ? "ok " + name : "FAILED " + name + ": " + difference) << "\n";
    }
    return 0;
}
