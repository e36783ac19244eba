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

    /// <summary>Reads the findings of Tern's rules that nothing in the code suppresses.</summary>
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
                .Where(static result => IsOfTern(result) && result["suppressions"] is not JsonArray { Count: > 0 })
                .Select(result => Of(result, project)));
        }

        return findings;
    }

    /// <summary>Writes the findings of all projects as one run, which is what code scanning takes.</summary>
    public static string Write(AnalyzeResult result)
    {
        JsonArray results = [.. result.Findings.Select(static finding =>
        {
            JsonObject copy = finding.Source.DeepClone().AsObject();
            copy.Remove("ruleIndex");
            return copy;
        })];
        JsonArray rules = [.. result.Findings.Select(static finding => finding.Rule)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .Select(id => result.Rules.TryGetValue(id, out JsonObject? rule) ? rule.DeepClone() : new JsonObject { ["id"] = id })];
        JsonObject driver = new() { ["name"] = "tern", ["version"] = TernTool.Version, ["rules"] = rules };
        JsonObject document = new()
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new JsonArray(new JsonObject { ["tool"] = new JsonObject { ["driver"] = driver }, ["columnKind"] = "utf16CodeUnits", ["results"] = results }),
        };
        return document.ToJsonString(s_indented) + "\n";
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
