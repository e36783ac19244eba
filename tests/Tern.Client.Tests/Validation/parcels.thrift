// What the tests of validation serve; the rules are thrift-gen-validator's.
namespace netstd Tern.Client.Tests.Validation.Parcels

enum Speed {
    NORMAL = 1,
    EXPRESS = 3
}

struct Address {
    1: required string city (vt.min_rune_size = "2")
}

struct Parcel {
    1: required string sku (vt.pattern = "^[A-Z]{2}[0-9]+$", vt.max_size = "6")
    2: i32 count = 2 (vt.gt = "0", vt.le = "$limit")
    3: optional i32 limit
    4: Speed speed = Speed.NORMAL (vt.defined_only = "true")
    5: list<string> tags (vt.max_size = "2", vt.elem.prefix = "t-")
    6: map<string, i64> prices (vt.key.min_size = "1", vt.value.ge = "0")
    7: optional Address to (vt.not_nil = "true")
    8: list<Address> via
    9: list<Address> stops (vt.elem.skip = "false")
} (vt.assert = "@equal(@mod($count, 2), 0)")

service Parcels {
    i32 send(1: Parcel parcel),
    i32 add(1: i32 left (vt.ge = "0"), 2: i32 right (vt.ge = "$left")),
    i32 collect(1: Parcel parcel) (streaming.mode = "client"),
    i32 free(1: i32 value)
}
