using System.Collections;
using System.Reflection;

namespace Tern.Interop.Tests.Apache;

/// <summary>Compares messages member by member; lists in order, sets and maps in any.</summary>
internal static class DeepEquality
{
    /// <summary>Where the values differ, or <see langword="null"/> if they are equal.</summary>
    public static string? Difference(object? expected, object? actual, string path = "value")
    {
        if (expected is null || actual is null || expected.GetType() != actual.GetType())
        {
            return Equals(expected, actual) ? null : $"{path} is {actual ?? "null"} instead of {expected ?? "null"}";
        }

        return expected switch
        {
            string or Enum => Same(expected, actual, path),
            double number => Same(BitConverter.DoubleToInt64Bits(number), BitConverter.DoubleToInt64Bits((double)actual), path),
            IDictionary map => Map(map, (IDictionary)actual, path),
            IEnumerable items when IsSet(expected) => Unordered([.. items.Cast<object>()], [.. ((IEnumerable)actual).Cast<object>()], path),
            IEnumerable items => Ordered([.. items.Cast<object>()], [.. ((IEnumerable)actual).Cast<object>()], path),
            _ when expected.GetType().IsPrimitive => Same(expected, actual, path),
            _ => Members(expected, actual, path),
        };
    }

    private static string? Members(object expected, object actual, string path) => expected.GetType()
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.GetIndexParameters().Length == 0)
        .Select(property => Difference(property.GetValue(expected), property.GetValue(actual), $"{path}.{property.Name}"))
        .FirstOrDefault(difference => difference is not null);

    private static string? Map(IDictionary expected, IDictionary actual, string path)
    {
        if (expected.Count != actual.Count)
        {
            return $"{path} has {actual.Count} pairs instead of {expected.Count}";
        }

        foreach (object key in expected.Keys)
        {
            object? match = actual.Keys.Cast<object>().FirstOrDefault(candidate => Difference(key, candidate, path) is null);
            string? difference = match is null ? $"{path} lacks the key {key}" : Difference(expected[key], actual[match], $"{path}[{key}]");
            if (difference is not null)
            {
                return difference;
            }
        }

        return null;
    }

    private static string? Ordered(object[] expected, object[] actual, string path) => expected.Length != actual.Length
        ? $"{path} has {actual.Length} elements instead of {expected.Length}"
        : expected
            .Select((item, index) => Difference(item, actual[index], $"{path}[{index}]"))
            .FirstOrDefault(difference => difference is not null);

    private static string? Unordered(object[] expected, object[] actual, string path) => expected.Length != actual.Length
        ? $"{path} has {actual.Length} elements instead of {expected.Length}"
        : expected.All(item => actual.Any(candidate => Difference(item, candidate, path) is null)) ? null : $"{path} lacks an element";

    private static string? Same(object expected, object actual, string path) => expected.Equals(actual) ? null : $"{path} is {actual} instead of {expected}";

    private static bool IsSet(object value) => value.GetType().IsGenericType && value.GetType().GetGenericTypeDefinition() == typeof(HashSet<>);
}
