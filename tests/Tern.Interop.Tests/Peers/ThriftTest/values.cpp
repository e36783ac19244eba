// Values of ThriftTest.thrift as Apache Thrift's C++ code encodes them; the same values, arguments and output as values.py.
#include <functional>
#include <iomanip>
#include <iostream>
#include <limits>
#include <memory>
#include <numeric>
#include <sstream>
#include <string>
#include <vector>

#include <thrift/protocol/TBinaryProtocol.h>
#include <thrift/protocol/TCompactProtocol.h>
#include <thrift/transport/TBufferTransports.h>

#include "ThriftTest_types.h"

using namespace apache::thrift::protocol;
using namespace apache::thrift::transport;
using namespace thrift::test;

namespace {

std::shared_ptr<TProtocol> protocolOn(const std::shared_ptr<TMemoryBuffer>& buffer, const std::string& protocol) {
    if (protocol == "compact") {
        return std::make_shared<TCompactProtocol>(buffer);
    }
    return std::make_shared<TBinaryProtocol>(buffer);
}

struct Value {
    std::string name;
    std::function<void(TProtocol&)> write;
    std::function<bool(TProtocol&)> matches;
};

template <typename T>
Value valueOf(const std::string& name, const T& value) {
    return {
        name,
        [value](TProtocol& protocol) { value.write(&protocol); },
        [value](TProtocol& protocol) {
            T read;
            read.read(&protocol);
            return read == value;
        },
    };
}

Bonk bonk(const std::string& message, int32_t typo) {
    Bonk value;
    value.__set_message(message);
    value.__set_typo(typo);
    return value;
}

Bools bools(bool isTrue, bool isFalse) {
    Bools value;
    value.__set_im_true(isTrue);
    value.__set_im_false(isFalse);
    return value;
}

Xtruct xtruct(const std::string& text, int8_t byte, int32_t i32, int64_t i64) {
    Xtruct value;
    value.__set_string_thing(text);
    value.__set_byte_thing(byte);
    value.__set_i32_thing(i32);
    value.__set_i64_thing(i64);
    return value;
}

StructA structA(const std::string& text) {
    StructA value;
    value.__set_s(text);
    return value;
}

template <typename T, typename Fill>
T filled(Fill fill) {
    T value;
    fill(value);
    return value;
}

std::vector<Value> values() {
    const auto v2 = filled<VersioningTestV2>([](auto& v) {
        v.__set_begin_in_both(1);
        v.__set_newint(-2);
        v.__set_newbyte(-128);
        v.__set_newshort(-32768);
        v.__set_newlong(std::numeric_limits<int64_t>::min());
        v.__set_newdouble(-0.1);
        v.__set_newstruct(bonk("é世界", -1));
        v.__set_newlist({0, std::numeric_limits<int32_t>::max(), std::numeric_limits<int32_t>::min()});
        v.__set_newset({1, -1});
        v.__set_newmap({{1, -1}});
        v.__set_newstring("");
        v.__set_end_in_both(std::numeric_limits<int32_t>::max());
    });
    return {
        valueOf("Bonk", bonk("", 0)),
        valueOf("Bools", bools(true, false)),
        valueOf("Xtruct2", filled<Xtruct2>([](auto& v) {
            v.__set_byte_thing(127);
            v.__set_struct_thing(xtruct(std::string(300, 'x'), -1, 2, -3));
            v.__set_i32_thing(4);
        })),
        valueOf("Insanity", filled<Insanity>([](auto& v) {
            v.__set_userMap({{Numberz::ONE, 1}, {Numberz::EIGHT, -8}});
            v.__set_xtructs({xtruct("a", 1, 2, 3)});
        })),
        valueOf("OneField", filled<OneField>([](auto& v) { v.__set_field(EmptyStruct()); })),
        valueOf("VersioningTestV2", v2),
        valueOf("GuessProtocolStruct", filled<GuessProtocolStruct>([](auto& v) { v.__set_map_field({{"", ""}, {"a", "b"}}); })),
        valueOf("LargeDeltas", filled<LargeDeltas>([&v2](auto& v) {
            std::vector<int32_t> numbers(80);
            std::iota(numbers.begin(), numbers.end(), -40);
            v.__set_b1(bools(true, true));
            v.__set_b10(bools(false, true));
            v.__set_b100(bools(true, false));
            v.__set_check_true(true);
            v.__set_b1000(bools(false, false));
            v.__set_check_false(false);
            v.__set_vertwo2000(v2);
            v.__set_a_set2500({"", "set"});
            v.__set_vertwo3000(v2);
            v.__set_big_numbers(numbers);
        })),
        valueOf("NestedListsI32x2", filled<NestedListsI32x2>([](auto& v) { v.__set_integerlist({{1, 2}, {}, {3}}); })),
        valueOf("NestedListsI32x3", filled<NestedListsI32x3>([](auto& v) {
            v.__set_integerlist(std::vector<std::vector<std::vector<int32_t>>>{{{1}, {}}, {}, {{2, 3}}});
        })),
        valueOf("NestedMixedx2", filled<NestedMixedx2>([](auto& v) {
            v.__set_int_set_list(std::vector<std::set<int32_t>>{{1, 2}, {}});
            v.__set_map_int_strset(std::map<int32_t, std::set<std::string>>{{1, {"a", ""}}, {-1, {}}});
            v.__set_map_int_strset_list(std::vector<std::map<int32_t, std::set<std::string>>>{{{5, {"x"}}}, {}});
        })),
        valueOf("ListBonks", filled<ListBonks>([](auto& v) { v.__set_bonk({bonk("a", 1), bonk("", -1)}); })),
        valueOf("NestedListsBonk", filled<NestedListsBonk>([](auto& v) {
            v.__set_bonk(std::vector<std::vector<std::vector<Bonk>>>{{{bonk("deep", 3)}}, {}});
        })),
        valueOf("BoolTest", filled<BoolTest>([](auto& v) {
            v.__set_b(false);
            v.__set_s("");
        })),
        valueOf("StructB", filled<StructB>([](auto& v) {
            v.__set_aa(structA("a"));
            v.__set_ab(structA("b"));
        })),
        valueOf("StructB", filled<StructB>([](auto& v) { v.__set_ab(structA("")); })),
    };
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

}  // namespace

int writeValues(const std::string& protocol) {
    for (const Value& value : values()) {
        auto buffer = std::make_shared<TMemoryBuffer>();
        value.write(*protocolOn(buffer, protocol));
        std::cout << value.name << " " << hexOf(buffer->getBufferAsString()) << "\n";
    }
    return 0;
}

int checkValues(const std::string& protocol) {
    for (const Value& value : values()) {
        std::string name, hex;
        if (!(std::cin >> name >> hex) || name != value.name) {
            std::cout << "FAILED " << value.name << ": it is not there" << std::endl;
            return 1;
        }
        const std::string bytes = bytesOf(hex);
        auto buffer = std::make_shared<TMemoryBuffer>();
        buffer->write(reinterpret_cast<const uint8_t*>(bytes.data()), static_cast<uint32_t>(bytes.size()));
        const bool isSame = value.matches(*protocolOn(buffer, protocol)) && buffer->available_read() == 0;
        std::cout << (isSame ? "ok " : "FAILED ") << name << (isSame ? "" : ": another value or bytes left over") << "\n";
    }
    return 0;
}
