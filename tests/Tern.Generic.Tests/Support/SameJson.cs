using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tern.Generic.Tests;

/// <summary>Compares JSON by what it says: the order of members makes no difference.</summary>
internal static class SameJson
{
    public static void Assert(string expected, string actual)
    {
        if (!JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual)))
        {
            Xunit.Assert.Equal(Normal(expected), Normal(actual));
        }
    }

    private static string Normal(string json) => JsonSerializer.Serialize(JsonNode.Parse(json), new JsonSerializerOptions { WriteIndented = true });
}
