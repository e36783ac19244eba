using System.Globalization;

namespace Tern.Schema.Contracts;

/// <summary>Keys of parts of contracts.</summary>
public static class ContractKeys
{
    /// <summary>A message, union, enum or service interface.</summary>
    public static string Of(TypeName type) => type.ToString();

    /// <summary>A field of a message or a case of a union.</summary>
    public static string OfField(TypeName type, int id) => $"{type}#{Number(id)}";

    /// <summary>A value of an enum.</summary>
    public static string OfValue(TypeName type, string wireName) => $"{type}.{wireName}";

    /// <summary>A method.</summary>
    public static string OfMethod(TypeName service, string wireName) => $"{service}.{wireName}";

    /// <summary>An argument.</summary>
    public static string OfArgument(TypeName service, string method, int id) => $"{service}.{method}#{Number(id)}";

    /// <summary>A declared exception of a method.</summary>
    public static string OfThrows(TypeName service, string method, int id) => $"{service}.{method}!{Number(id)}";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
