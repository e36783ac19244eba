using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;

namespace Tern.Interop.Tests.Vectors;

/// <summary>Compares what Tern read with what the manifest says was on the wire.</summary>
internal static class ManifestValue
{
    /// <summary>Where the value differs from the manifest, or <see langword="null"/> if it is the same.</summary>
    public static string? Difference(JsonElement expected, object? actual, string path)
    {
        switch (actual)
        {
            case null:
                return $"{path} is null instead of {expected}";
            case string text:
                return Compare(expected.GetString(), text, path);
            case bool flag:
                return Compare(expected.GetBoolean(), flag, path);
            case double number:
                return Compare(DoubleBits(expected), BitConverter.DoubleToInt64Bits(number), path);
            case Enum value:
                return Compare(expected.GetInt64(), Convert.ToInt64(value, CultureInfo.InvariantCulture), path);
            case sbyte or short or int or long:
                return Compare(expected.GetInt64(), Convert.ToInt64(actual, CultureInfo.InvariantCulture), path);
            case byte[] bytes:
                return Compare(expected.GetString(), Convert.ToBase64String(bytes), path);
            case IDictionary map:
                return Map(expected, map, path);
            case IEnumerable set when actual.GetType().IsGenericType && actual.GetType().GetGenericTypeDefinition() == typeof(HashSet<>):
                return Set(expected, [.. set.Cast<object>()], path);
            case IEnumerable list:
                return List(expected, [.. list.Cast<object>()], path);
            default:
                return actual.GetType().BaseType!.IsDefined(typeof(RpcUnionAttribute)) ? Union(expected, actual, path) : Message(expected, actual, path);
        }
    }

    private static string? Message(JsonElement expected, object actual, string path)
    {
        HashSet<string> known = [];
        foreach (PropertyInfo property in actual.GetType().GetProperties())
        {
            if (property.GetCustomAttribute<RpcFieldAttribute>() is not { } field)
            {
                continue;
            }

            string name = field.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            known.Add(name);
            object? value = property.GetValue(actual);
            string? difference = expected.TryGetProperty(name, out JsonElement member)
                ? Difference(member, value, $"{path}.{name}")
                : value is null ? null : $"{path}.{name} is {value}, and was not on the wire";
            if (difference is not null)
            {
                return difference;
            }
        }

        string? missing = expected.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name));
        return missing is null ? null : $"{path}.{missing} is not a member of {actual.GetType().Name}";
    }

    private static string? Union(JsonElement expected, object actual, string path)
    {
        int id = actual.GetType().GetCustomAttribute<RpcFieldAttribute>()!.Id;
        string name = id switch { 1 => "num", 2 => "text", _ => "inner" };
        JsonProperty single = expected.EnumerateObject().Single();
        return single.Name == name
            ? Difference(single.Value, actual.GetType().GetProperty("Value")!.GetValue(actual), $"{path}.{name}")
            : $"{path} holds {name} instead of {single.Name}";
    }

    private static string? List(JsonElement expected, object[] actual, string path)
    {
        if (expected.GetArrayLength() != actual.Length)
        {
            return $"{path} has {actual.Length} elements instead of {expected.GetArrayLength()}";
        }

        return actual
            .Select((item, index) => Difference(expected[index], item, $"{path}[{index}]"))
            .FirstOrDefault(difference => difference is not null);
    }

    private static string? Set(JsonElement expected, object[] actual, string path)
    {
        if (expected.GetArrayLength() != actual.Length)
        {
            return $"{path} has {actual.Length} elements instead of {expected.GetArrayLength()}";
        }

        return expected.EnumerateArray().All(element => actual.Any(item => Difference(element, item, path) is null))
            ? null
            : $"{path} lacks an element of {expected}";
    }

    private static string? Map(JsonElement expected, IDictionary actual, string path)
    {
        if (expected.GetArrayLength() != actual.Count)
        {
            return $"{path} has {actual.Count} pairs instead of {expected.GetArrayLength()}";
        }

        foreach (JsonElement pair in expected.EnumerateArray())
        {
            object? key = actual.Keys.Cast<object>().FirstOrDefault(candidate => Difference(pair[0], candidate, path) is null);
            string? difference = key is null ? $"{path} lacks the key {pair[0]}" : Difference(pair[1], actual[key], $"{path}[{pair[0]}]");
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    private static long DoubleBits(JsonElement expected) => expected.ValueKind == JsonValueKind.Object
        ? Convert.ToInt64(expected.GetProperty("doubleBits").GetString(), 16)
        : BitConverter.DoubleToInt64Bits(expected.GetDouble());

    private static string? Compare<T>(T expected, T actual, string path) =>
        EqualityComparer<T>.Default.Equals(expected, actual) ? null : $"{path} is {actual} instead of {expected}";
}
