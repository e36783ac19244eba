namespace Tern.Generic.Tests;

/// <summary>Messages in which every field is set.</summary>
internal static class Samples
{
    public const string Everything = """
        {
          "flag": true, "tiny": -128, "small": -32768, "medium": 2147483647, "large": -9223372036854775807, "real": -0.1,
          "text": "tern é世界 🐦 \"\\\n", "data": "AAH/", "color": 5, "numbers": [0, -1, 2147483647], "names": ["a", ""],
          "counts": {"one": 1, "two": 2}, "byNumber": {"7": "seven", "-7": ""}, "byColor": {"1": true, "5": false},
          "byPoint": [{"key": {"x": 1, "y": 2}, "value": "here"}, {"key": {"x": 3, "y": 4, "name": "n"}, "value": ""}],
          "point": {"x": -1, "y": 65536, "name": "corner"}, "points": [{"x": 1, "y": 2}], "grid": [[1], [], [2, 3]],
          "note": "", "limit": 8, "count": 0, "choice": {"point": {"x": 5, "y": 6}},
          "places": {"p": [{"x": 1, "y": 1}], "q": []}, "byFlag": {"true": 1, "false": -1}, "byReal": {"1.5": "x", "NaN": "y"},
          "byData": {"AAE=": "z"}, "wide": "9007199254740993", "id": "00112233-4455-6677-8899-aabbccddeeff", "tags": [], "far": 1
        }
        """;

    public const string ProtoEverything = """
        {
          "flag": true, "medium": -2147483648, "large": "-9223372036854775808", "natural": 4294967295, "largeNatural": "18446744073709551615",
          "signed": -1, "largeSigned": "-2", "fixed": 3, "largeFixed": "4", "signedFixed": -5, "largeSignedFixed": "-6", "single": 1.5, "real": -0.1,
          "text": "tern é世界 🐦", "data": "AAH/", "color": "COLOR_BLUE", "point": {"x": 1, "name": ""}, "numbers": [0, -1, 300], "texts": ["", "a"],
          "points": [{}, {"y": 2}], "counts": {"one": 1, "": 0}, "byNumber": {"7": {"x": 7}, "-7": {}}, "byFlag": {"true": "COLOR_RED", "false": "COLOR_NONE"},
          "spot": {"x": 5}, "maybe": 0, "at": "2000-01-31T23:59:59.500Z", "took": "1.500s", "extra": {"a": [1, null, "x"], "b": {"c": true}},
          "any": {"@type": "type.googleapis.com/shop.v1.Point", "x": 3}, "wrapped": 0, "mask": "a.b,cD", "value": null,
          "colors": ["COLOR_RED", "COLOR_NONE", 77], "reals": [0, 1.5, "NaN"], "calledSo": "so", "blobs": {"18446744073709551615": "AA=="}
        }
        """;
}
