using System.Text.Json;

namespace Tern.Generic;

/// <summary>JSON as values of the map form, where no IDL says what they are.</summary>
internal static class JsonValues
{
    /// <summary>Objects become dictionaries, arrays lists, numbers <see cref="long"/>, <see cref="ulong"/> or <see cref="double"/>.</summary>
    public static object? ToPlain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => ToDictionary(element),
        JsonValueKind.Array => ToList(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.TryGetInt64(out long number) ? number : element.TryGetUInt64(out ulong large) ? large : element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> ToDictionary(JsonElement element)
    {
        Dictionary<string, object?> members = new(StringComparer.Ordinal);
        foreach (JsonProperty member in element.EnumerateObject())
        {
            members[member.Name] = ToPlain(member.Value);
        }

        return members;
    }

    private static List<object?> ToList(JsonElement element)
    {
        List<object?> items = new(element.GetArrayLength());
        foreach (JsonElement item in element.EnumerateArray())
        {
            items.Add(ToPlain(item));
        }

        return items;
    }
}
