using Tern.Schema.Idl;

namespace Tern.Idl.Thrift;

/// <summary>Words that mean something, and what people write for them who come from elsewhere.</summary>
internal static class ThriftWords
{
    private static readonly Dictionary<string, IdlScalar> s_scalars = new(StringComparer.Ordinal)
    {
        ["bool"] = IdlScalar.Bool,
        ["byte"] = IdlScalar.I8,
        ["i8"] = IdlScalar.I8,
        ["i16"] = IdlScalar.I16,
        ["i32"] = IdlScalar.I32,
        ["i64"] = IdlScalar.I64,
        ["double"] = IdlScalar.Double,
        ["string"] = IdlScalar.String,
        ["binary"] = IdlScalar.Binary,
        ["uuid"] = IdlScalar.Uuid,
    };

    // Words that can name neither a type nor a service: they would be taken for something else. Not uuid: it came late, and files that define it themselves mean their own.
    private static readonly HashSet<string> s_reserved = new(s_scalars.Keys.Where(word => word != "uuid"), StringComparer.Ordinal)
    {
        "namespace", "include", "cpp_include", "cpp_type", "const", "typedef", "enum", "struct", "union", "exception", "service", "extends", "throws", "void", "oneway", "async",
        "required", "optional", "list", "set", "map", "true", "false", "senum", "slist", "xsd_all", "xsd_optional", "xsd_nillable", "xsd_attrs",
    };

    private static readonly HashSet<string> s_definitions = new(StringComparer.Ordinal) { "const", "typedef", "enum", "struct", "union", "exception", "service", "senum" };

    private static readonly HashSet<string> s_headers = new(StringComparer.Ordinal) { "namespace", "include", "cpp_include" };

    private static readonly Dictionary<string, string> s_foreignTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["int"] = "i32",
        ["int8"] = "i8",
        ["int16"] = "i16",
        ["short"] = "i16",
        ["int32"] = "i32",
        ["integer"] = "i32",
        ["uint32"] = "i64",
        ["int64"] = "i64",
        ["long"] = "i64",
        ["uint64"] = "i64",
        ["u8"] = "i16",
        ["u16"] = "i32",
        ["u32"] = "i64",
        ["u64"] = "i64",
        ["float"] = "double",
        ["float32"] = "double",
        ["float64"] = "double",
        ["f32"] = "double",
        ["f64"] = "double",
        ["decimal"] = "string",
        ["boolean"] = "bool",
        ["str"] = "string",
        ["text"] = "string",
        ["char"] = "string",
        ["bytes"] = "binary",
        ["guid"] = "uuid",
        ["array"] = "list<…>",
        ["vector"] = "list<…>",
        ["repeated"] = "list<…>",
        ["dictionary"] = "map<…>",
        ["slist"] = "string",
    };

    private static readonly Dictionary<string, string> s_foreignDefinitions = new(StringComparer.Ordinal)
    {
        ["import"] = "include",
        ["package"] = "namespace",
        ["message"] = "struct",
        ["class"] = "struct",
        ["record"] = "struct",
        ["interface"] = "service",
        ["rpc"] = "service",
        ["oneof"] = "union",
        ["error"] = "exception",
        ["senum"] = "enum, or typedef string",
        ["using"] = "typedef",
        ["static"] = "const",
        ["cpp_namespace"] = "namespace cpp",
        ["php_namespace"] = "namespace php",
        ["py_module"] = "namespace py",
        ["perl_package"] = "namespace perl",
        ["ruby_namespace"] = "namespace rb",
        ["java_package"] = "namespace java",
        ["cocoa_package"] = "namespace cocoa",
        ["csharp_namespace"] = "namespace csharp",
        ["delphi_namespace"] = "namespace delphi",
        ["smalltalk_category"] = "namespace smalltalk.category",
        ["smalltalk_prefix"] = "namespace smalltalk.prefix",
    };

    public static bool IsReserved(string word) => s_reserved.Contains(word);

    public static bool IsDefinition(string word) => s_definitions.Contains(word);

    public static bool IsHeader(string word) => s_headers.Contains(word);

    public static bool IsScalar(string word, out IdlScalar scalar) => s_scalars.TryGetValue(word, out scalar);

    /// <summary>The names of the base types.</summary>
    public static IEnumerable<string> Scalars => s_scalars.Keys;

    /// <summary>What Thrift calls a type of another language; <see langword="null"/> if it is none.</summary>
    public static string? TypeFor(string foreign) => s_foreignTypes.TryGetValue(foreign, out string? word) ? word : null;

    /// <summary>What Thrift calls a kind of definition of another language; <see langword="null"/> if it is none.</summary>
    public static string? DefinitionFor(string foreign) => s_foreignDefinitions.TryGetValue(foreign, out string? word) ? word : null;
}
