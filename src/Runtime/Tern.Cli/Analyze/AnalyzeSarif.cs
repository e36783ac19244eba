using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tern.Cli;

/// <summary>SARIF 2.1.0: reads the logs of compilations, and writes one of them all.</summary>
internal static class AnalyzeSarif
{
    /// <summary>What the compiler reports of an analyzer that threw.</summary>
    public const string FailedAnalyzer = "AD0001";

    private static readonly JsonSerializerOptions s_indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads the findings of Tern's rules.</summary>
    /// <param name="text">The log.</param>
    /// <param name="project">Project that was compiled.</param>
    /// <param name="rules">Takes what the log says about rules.</param>
    public static IReadOnlyList<AnalyzeFinding> Read(string text, string project, IDictionary<string, JsonObject> rules)
    {
        List<AnalyzeFinding> findings = [];
        foreach (JsonObject run in Objects(JsonNode.Parse(text)?["runs"]))
        {
            foreach (JsonObject rule in Objects(run["tool"]?["driver"]?["rules"]))
            {
                rules[(string)rule["id"]!] = rule;
            }

            findings.AddRange(Objects(run["results"])
                .Where(IsOfTern)
                .Select(result => Of(result, project)));
        }

        return findings;
    }

    /// <summary>Writes the findings of all projects as one run, which is what code scanning takes.</summary>
    public static string Write(AnalyzeResult result)
    {
        List<AnalyzeFinding> all = [.. result.Findings, .. result.Suppressed];
        List<string> ids = [.. all.Select(static finding => finding.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        JsonArray results = [.. all.Select(finding => ResultOf(finding, ids.IndexOf(finding.Rule)))];
        JsonArray rules = [.. ids.Select(id => RuleOf(id, result.Rules))];
        JsonObject driver = new() { ["name"] = "tern", ["version"] = TernTool.Version, ["rules"] = rules };
        JsonObject document = new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject { ["tool"] = new JsonObject { ["driver"] = driver }, ["columnKind"] = "utf16CodeUnits", ["results"] = results }),
        };
        return document.ToJsonString(s_indented) + "\n";
    }

    private static JsonObject ResultOf(AnalyzeFinding finding, int rule)
    {
        JsonObject copy = finding.Source.DeepClone().AsObject();
        copy["ruleIndex"] = rule;
        if (finding.BaselineEntry is { } entry)
        {
            // The same finding wherever its code moves, as in a baseline.
            copy["partialFingerprints"] = new JsonObject { ["ternNullFlow/v1"] = entry };
        }

        if (int.TryParse((string?)copy["properties"]?["customProperties"]?["Stations"], NumberStyles.None, CultureInfo.InvariantCulture, out int stations))
        {
            // What viewers show as the path of a value; related locations are shown as a list, if at all.
            JsonArray way = [.. Objects(copy["relatedLocations"]).Take(stations).Concat(Objects(copy["locations"]).Take(1)).Select(static place => new JsonObject { ["location"] = place.DeepClone() })];
            copy["codeFlows"] = new JsonArray(new JsonObject { ["threadFlows"] = new JsonArray(new JsonObject { ["locations"] = way }) });
        }

        return copy;
    }

    private static JsonObject RuleOf(string id, IReadOnlyDictionary<string, JsonObject> known)
    {
        JsonObject rule = known.TryGetValue(id, out JsonObject? logged) ? logged.DeepClone().AsObject() : new JsonObject { ["id"] = id };
        if (RulePages.Of(id) is { } page)
        {
            rule["help"] = new JsonObject { ["text"] = page, ["markdown"] = page };
        }

        return rule;
    }

    private static bool IsOfTern(JsonObject result) => (string?)result["ruleId"] switch
    {
        FailedAnalyzer => ((string?)result["message"]?["text"])?.Contains("'Tern.", StringComparison.Ordinal) == true,
        { } rule => rule.StartsWith("TERN", StringComparison.Ordinal),
        null => false,
    };

    private static AnalyzeFinding Of(JsonObject result, string project) => new(
        (string)result["ruleId"]!,
        (string?)result["level"] ?? "warning",
        (string?)result["message"]?["text"] ?? "",
        Objects(result["locations"]).Select(PlaceOf).FirstOrDefault(),
        Objects(result["relatedLocations"]).Select(PlaceOf).FirstOrDefault(),
        (string?)result["properties"]?["customProperties"]?["TernBaseline"],
        project,
        result["suppressions"] is JsonArray { Count: > 0 },
        result);

    private static AnalyzePlace? PlaceOf(JsonObject location)
    {
        JsonNode? place = location["physicalLocation"];
        return (string?)place?["artifactLocation"]?["uri"] is { } uri && Uri.TryCreate(uri, UriKind.Absolute, out Uri? file)
            ? new AnalyzePlace(file.LocalPath, (int?)place["region"]?["startLine"] ?? 1, (int?)place["region"]?["startColumn"] ?? 1)
            : null;
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? array) => array is JsonArray items ? items.OfType<JsonObject>() : [];
}
