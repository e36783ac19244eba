using static Tern.Idl.Tests.Thrift.OracleDifferenceKind;

namespace Tern.Idl.Tests.Thrift;

/// <summary>How Apache's compiler and Tern disagree about a file.</summary>
internal enum OracleDifferenceKind
{
    AcceptedHere,
    RefusedHere,

    /// <summary>Newer versions of Apache's compiler than Debian's accept it, too.</summary>
    AcceptedHereAndByNewerVersions,

    /// <summary>Apache's compiler does not end on it.</summary>
    NeverEnds,
}

/// <summary>A file of the corpus about which Apache's compiler and Tern disagree.</summary>
internal sealed record OracleDifference(string File, OracleDifferenceKind Kind, string Reason);

/// <summary>All deliberate differences.</summary>
internal static class OracleDifferences
{
    public static IReadOnlyList<OracleDifference> All { get; } =
    [
        new("good/const-annotated.thrift", AcceptedHere, "thriftgo has annotations on constants"),
        new("good/const-before-definition.thrift", AcceptedHere, "the order of definitions means nothing; thriftgo agrees"),
        new("good/const-enum-of-constant.thrift", AcceptedHere, "a constant stands for its value whatever its type is"),
        new("good/const-enum-unnamed.thrift", AcceptedHere, "readers keep values that an enum does not name, so a constant may be one; a warning"),
        new("good/const-octal.thrift", AcceptedHere, "thriftgo has 0o"),
        new("good/const-reference-collections.thrift", AcceptedHere, "a constant stands for its value whatever its type is; Apache parses it and cannot write it"),
        new("good/const-string-other-escape.thrift", AcceptedHere, "thriftgo keeps backslashes, and the patterns of its validator need them"),
        new("good/const-string-over-lines.thrift", AcceptedHere, "thriftgo has texts over several lines, and documents for OpenAPI stand in them"),
        new("good/include-twice.thrift", AcceptedHere, "the second line means nothing; Apache trips over enums in the file only"),
        new("good/service-extends-later.thrift", AcceptedHere, "the order of definitions means nothing; thriftgo agrees"),
        new("good/service-keyword-functions.thrift", AcceptedHere, "thriftgo reserves no words, and a function, item or constant called list is no type"),
        new("good/service-named-result-annotated.thrift", AcceptedHere, "thriftgo has annotations on every type"),
        new("good/struct-named-type-annotated.thrift", AcceptedHere, "thriftgo has annotations on every type"),
        new("good/const-uuid.thrift", AcceptedHereAndByNewerVersions, "newer versions have uuid"),
        new("good/struct-uuid.thrift", AcceptedHereAndByNewerVersions, "newer versions have uuid"),
        new("good/struct-keyword-fields.thrift", AcceptedHereAndByNewerVersions, "newer versions let fields have words of the language as names"),
        new("good/struct-list-cpp-type-in-front.thrift", AcceptedHereAndByNewerVersions, "newer versions take cpp_type behind the word list, too"),
        new("good/struct-own-uuid.thrift", AcceptedHereAndByNewerVersions, "only older versions accept a type called uuid; here it hides the base type"),

        new("wrong/const-bool-number.thrift", RefusedHere, "a bool is true, false, 1 or 0"),
        new("wrong/const-integer-truth.thrift", RefusedHere, "true is no number"),
        new("wrong/const-map-repeated.thrift", RefusedHere, "which of the two values counts is chance; code that adds both fails at run time"),
        new("wrong/const-out-of-range.thrift", RefusedHere, "Apache leaves it to the compiler of the target language"),
        new("wrong/const-reference-out-of-range.thrift", RefusedHere, "Apache leaves it to the compiler of the target language"),
        new("wrong/const-struct-repeated.thrift", RefusedHere, "which of the two values counts is chance"),
        new("wrong/const-struct-required.thrift", RefusedHere, "such a value can be neither made nor sent"),
        new("wrong/const-union-none.thrift", RefusedHere, "such a value can be neither made nor sent"),
        new("wrong/const-union-two.thrift", RefusedHere, "such a value can be neither made nor sent"),
        new("wrong/definition-duplicate-constant.thrift", RefusedHere, "names are unique in a file; thriftgo agrees"),
        new("wrong/include-ambiguous.thrift", RefusedHere, "Apache silently takes the last file of that name"),
        new("wrong/service-oneway-result.thrift", RefusedHere, "nobody would ever receive the result; thriftgo agrees"),
        new("wrong/service-streaming-mode.thrift", RefusedHere, "Apache does not know streaming.mode; thriftgo agrees"),
        new("wrong/service-streaming-shape.thrift", RefusedHere, "Apache does not know streaming.mode; thriftgo agrees"),
        new("wrong/service-throws-zero.thrift", RefusedHere, "Apache replaces the id by −1"),
        new("wrong/struct-id-out-of-range.thrift", RefusedHere, "Apache cuts the id off on the wire"),
        new("wrong/typedef-too-large.thrift", RefusedHere, "a bound on what names may stand for"),

        new("wrong/comment-without-end.thrift", NeverEnds, "it looks for the end behind the end of the file"),
        new("wrong/typedef-cycle.thrift", NeverEnds, "it follows the circle"),
    ];
}
