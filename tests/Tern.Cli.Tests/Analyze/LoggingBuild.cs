using System.Text.Json;
using System.Xml.Linq;

namespace Tern.Cli.Tests.Analyze;

/// <summary>A build that compiles nothing and logs what a test wants.</summary>
internal sealed class LoggingBuild(int exitCode = 0, string output = "") : IProgramRunner
{
    private readonly List<(string Project, object[] Results)> _logs = [];

    public IReadOnlyList<string> Arguments { get; private set; } = [];

    /// <summary>What the build was given from outside.</summary>
    public XDocument Targets { get; private set; } = new();

    public LoggingBuild Log(string project, params object[] results)
    {
        _logs.Add((project, results));
        return this;
    }

    public static object Result(string rule, string message, string file, int line, string level = "warning", (string File, int Line)? cause = null, string? baseline = null, bool suppressed = false) => new
    {
        ruleId = rule,
        ruleIndex = 7,
        level,
        message = new { text = message },
        suppressions = suppressed ? new[] { new { kind = "inSource" } } : [],
        locations = new[] { Place(file, line) },
        relatedLocations = cause is { } place ? new[] { Place(place.File, place.Line) } : [],
        properties = new { customProperties = baseline is null ? new Dictionary<string, string>() : new() { ["TernBaseline"] = baseline } },
    };

    public Task<ProgramResult> RunAsync(string folder, string program, IReadOnlyList<string> arguments, CancellationToken cancellationToken)
    {
        Arguments = [program, .. arguments];
        string targets = arguments.First(argument => argument.StartsWith("-p:CustomAfterMicrosoftCommonTargets=", StringComparison.Ordinal)).Split('=')[1];
        Targets = XDocument.Load(targets);
        string logs = Path.Combine(Path.GetDirectoryName(targets)!, "logs");
        for (int i = 0; i < _logs.Count; i++)
        {
            string log = Path.Combine(logs, $"{i}.sarif");
            object rule = new { id = "TERN1002", shortDescription = new { text = "Null reaches a dereference" } };
            File.WriteAllText(log, JsonSerializer.Serialize(new { runs = new[] { new { tool = new { driver = new { rules = new[] { rule } } }, results = _logs[i].Results } } }));
            File.WriteAllText(log + ".project", _logs[i].Project + "\n");
        }

        return Task.FromResult(new ProgramResult(exitCode, output, ""));
    }

    private static object Place(string file, int line) =>
        new { physicalLocation = new { artifactLocation = new { uri = new Uri(file).AbsoluteUri }, region = new { startLine = line, startColumn = 5 } } };
}
