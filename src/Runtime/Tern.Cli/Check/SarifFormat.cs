using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Tern.Idl;

namespace Tern.Cli;

/// <summary>SARIF 2.1.0, which code scanning of GitHub, Azure DevOps and editors read.</summary>
internal sealed class SarifFormat(CliHost host) : FindingFormat(host)
{
    /// <inheritdoc/>
    public override void Write(IReadOnlyList<Finding> findings, TextWriter output)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            string[] rules = [.. findings.Select(static finding => finding.Rule).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            json.WriteStartArray("results");
            foreach (Finding finding in findings)
            {
                WriteResult(json, finding, Array.IndexOf(rules, finding.Rule));
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void WriteTool(Utf8JsonWriter json, string[] rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "tern");
        json.WriteString("version", TernTool.Version);
        json.WriteStartArray("rules");
        foreach (string id in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            if (IdlRules.All.TryGetValue(id, out IdlRule? rule))
            {
                json.WriteStartObject("shortDescription");
                json.WriteString("text", rule.Title);
                json.WriteEndObject();
                json.WriteStartObject("defaultConfiguration");
                json.WriteString("level", LevelOf(rule.Severity));
                json.WriteEndObject();
            }

            if (RulePages.Of(id) is { } page)
            {
                json.WriteStartObject("help");
                json.WriteString("text", page);
                json.WriteString("markdown", page);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteResult(Utf8JsonWriter json, Finding finding, int rule)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", LevelOf(finding.Severity));
        json.WriteStartObject("message");
        json.WriteString("text", finding.Message);
        json.WriteEndObject();
        if (finding.Where is { } where)
        {
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            json.WriteStartObject("artifactLocation");
            json.WriteString("uri", Uri.EscapeDataString(Host.Display(where.File)).Replace("%2F", "/", StringComparison.Ordinal));
            json.WriteEndObject();
            json.WriteStartObject("region");
            json.WriteNumber("startLine", where.StartLine + 1);
            json.WriteNumber("startColumn", where.StartColumn + 1);
            json.WriteNumber("endLine", where.EndLine + 1);
            json.WriteNumber("endColumn", where.EndColumn + 1);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static string LevelOf(IdlSeverity severity) => severity switch
    {
        IdlSeverity.Error => "error",
        IdlSeverity.Warning => "warning",
        _ => "note",
    };
}
