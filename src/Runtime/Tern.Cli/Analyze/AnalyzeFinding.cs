using System.Text.Json.Nodes;

namespace Tern.Cli;

/// <summary>A finding of an analyzer, as the compiler logs it.</summary>
/// <param name="Rule">Its id.</param>
/// <param name="Level">error, warning or note.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Where">Where it shows.</param>
/// <param name="Cause">Where it comes from, if that is another place.</param>
/// <param name="BaselineEntry">What the baseline has for it, if it may be there.</param>
/// <param name="Project">Full path of the project.</param>
/// <param name="IsSuppressed">Whether something in the code says that it is right as it is.</param>
/// <param name="Source">The log's own words, which a log for other tools takes over.</param>
internal sealed record AnalyzeFinding(
    string Rule, string Level, string Message, AnalyzePlace? Where, AnalyzePlace? Cause, string? BaselineEntry, string Project, bool IsSuppressed, JsonObject Source)
{
    /// <summary>What two findings share that are one, seen in two projects or frameworks.</summary>
    public (string, AnalyzePlace?, string) Identity => (Rule, Where, Message);

    /// <summary>Where to begin mending.</summary>
    public AnalyzePlace? Root => Cause ?? Where;
}

/// <summary>A place in a file.</summary>
/// <param name="File">Full path.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal sealed record AnalyzePlace(string File, int Line, int Column)
{
    /// <summary>As compilers write it.</summary>
    public string Display(CliHost host) => $"{host.Display(File)}({Line},{Column})";
}
