using System.Text.Json;
using Xunit;

namespace Tern.Tests;

/// <summary>Holds a log to what SARIF 2.1.0 asks for, as far as a compiler and <c>tern</c> write it.</summary>
internal static class SarifShape
{
    private static readonly string[] s_levels = ["none", "note", "warning", "error"];

    /// <summary>Fails unless the log has the shape; gives its one run.</summary>
    public static JsonElement AssertRun(JsonElement log)
    {
        Assert.Equal("2.1.0", log.GetProperty("version").GetString());
        Assert.Contains("sarif-2.1.0", log.GetProperty("$schema").GetString(), StringComparison.Ordinal);
        JsonElement run = Assert.Single(log.GetProperty("runs").EnumerateArray());
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");
        Assert.NotEqual("", driver.GetProperty("name").GetString());
        JsonElement[] rules = driver.TryGetProperty("rules", out JsonElement known) ? [.. known.EnumerateArray()] : [];
        string[] ids = [.. rules.Select(rule => rule.GetProperty("id").GetString()!)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(rules, rule => Assert.NotEqual("", rule.GetProperty("shortDescription").GetProperty("text").GetString()));
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            AssertResult(result, ids);
        }

        return run;
    }

    /// <summary>The lines, from 1, of an array of locations.</summary>
    public static IEnumerable<int> Lines(JsonElement locations)
        => locations.EnumerateArray().Select(location => location.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32());

    private static void AssertResult(JsonElement result, string[] ids)
    {
        string rule = result.GetProperty("ruleId").GetString()!;
        if (result.TryGetProperty("ruleIndex", out JsonElement index))
        {
            Assert.Equal(rule, ids[index.GetInt32()]);
        }

        Assert.Contains(result.GetProperty("level").GetString(), s_levels);
        Assert.NotEqual("", result.GetProperty("message").GetProperty("text").GetString());
        Assert.All(result.GetProperty("locations").EnumerateArray(), AssertLocation);
        if (result.TryGetProperty("relatedLocations", out JsonElement related))
        {
            Assert.All(related.EnumerateArray(), AssertLocation);
        }

        foreach (JsonElement suppression in result.TryGetProperty("suppressions", out JsonElement suppressions) ? suppressions.EnumerateArray().ToArray() : [])
        {
            Assert.Contains(suppression.GetProperty("kind").GetString(), new[] { "inSource", "external" });
        }

        if (result.TryGetProperty("codeFlows", out JsonElement flows))
        {
            JsonElement way = Assert.Single(Assert.Single(flows.EnumerateArray()).GetProperty("threadFlows").EnumerateArray()).GetProperty("locations");
            Assert.NotEmpty(way.EnumerateArray());
            Assert.All(way.EnumerateArray(), station => AssertLocation(station.GetProperty("location")));
        }
    }

    private static void AssertLocation(JsonElement location)
    {
        JsonElement place = location.GetProperty("physicalLocation");
        Assert.True(Uri.TryCreate(place.GetProperty("artifactLocation").GetProperty("uri").GetString(), UriKind.RelativeOrAbsolute, out _));
        JsonElement region = place.GetProperty("region");
        int line = region.GetProperty("startLine").GetInt32();
        Assert.InRange(line, 1, int.MaxValue);
        Assert.InRange(region.GetProperty("startColumn").GetInt32(), 1, int.MaxValue);
        Assert.InRange(region.GetProperty("endLine").GetInt32(), line, int.MaxValue);
    }
}
