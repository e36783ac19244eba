using System.Text.Json.Nodes;
using Xunit;

namespace Tern.Interop.Tests.Generic;

/// <summary>Compares JSON by what it says: the order of members, and of the elements of sets and maps, makes no difference.</summary>
internal static class JsonEquality
{
    private static readonly string[] s_unordered = ["ids", "shades", "byPoint"];

    public static bool AreEqual(string left, string right) => JsonNode.DeepEquals(Normal(left), Normal(right));

    public static void AssertEqual(string expected, string actual) => Assert.True(AreEqual(expected, actual), $"Expected {expected}\nActual   {actual}");

    private static JsonNode Normal(string json)
    {
        JsonNode node = JsonNode.Parse(json)!;
        foreach (string name in s_unordered)
        {
            if (node is JsonObject members && members[name] is JsonArray items)
            {
                members[name] = new JsonArray([.. items.Select(item => item!.DeepClone()).OrderBy(item => item.ToJsonString(), StringComparer.Ordinal)]);
            }
        }

        return node;
    }
}
