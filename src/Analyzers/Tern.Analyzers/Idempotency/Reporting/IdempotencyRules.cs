using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Idempotency.Reporting;

/// <summary>The rules about what an <c>[Idempotent]</c> method does.</summary>
internal static class IdempotencyRules
{
    public static readonly DiagnosticDescriptor Call = Make("TERN2005", "Idempotent methods call idempotent methods");
    public static readonly DiagnosticDescriptor FreshValue = Make("TERN2006", "Idempotent methods store no fresh identity, time or randomness");
    public static readonly DiagnosticDescriptor Modify = Make("TERN2007", "Idempotent methods do not change shared state by what it was");
    public static readonly DiagnosticDescriptor Append = Make("TERN2008", "Idempotent methods do not append to shared state");
    public static readonly DiagnosticDescriptor Insert = Make("TERN2009", "Idempotent methods insert with a natural key");
    public static readonly DiagnosticDescriptor RelativeUpdate = Make("TERN2010", "Idempotent methods update to absolute values");
    public static readonly DiagnosticDescriptor Publish = Make("TERN2011", "Idempotent methods publish with a deduplication key");
    public static readonly DiagnosticDescriptor File = Make("TERN2012", "Idempotent methods do not append to files");
    public static readonly DiagnosticDescriptor SecondRun = Make("TERN2013", "Idempotent methods succeed the second time");
    public static readonly DiagnosticDescriptor FreshKey = Make("TERN2014", "Deduplication keys come from the caller");
    public static readonly DiagnosticDescriptor LateGuard = Make("TERN2017", "Deduplication comes before the first effect");
    public static readonly DiagnosticDescriptor OptionalKey = Make("TERN2018", "Deduplication keys are required");

    /// <summary>Where the analysis stopped: silence says nothing there.</summary>
    public static readonly DiagnosticDescriptor Limit = Make("TERN2090", "The analysis of idempotent methods reached a limit", DiagnosticSeverity.Hidden);

    private static DiagnosticDescriptor Make(string id, string title, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        => new(id, title, "{0}", "Tern.Idempotency", severity, isEnabledByDefault: true, helpLinkUri: null, customTags: WellKnownDiagnosticTags.CompilationEnd);
}
