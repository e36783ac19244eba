using Microsoft.CodeAnalysis;
using Tern.Analyzers.NullFlow.Values;

namespace Tern.Analyzers.NullFlow.Reporting;

/// <summary>The rules of null safety.</summary>
internal static class Rules
{
    private const string Message = "{0}";

    public static readonly DiagnosticDescriptor Local = Make("TERN1001", "Null reaches a dereference in this method");
    public static readonly DiagnosticDescriptor Flow = Make("TERN1002", "Null from another place reaches a dereference");
    public static readonly DiagnosticDescriptor Unset = Make("TERN1003", "Members and elements are set before they are read");
    public static readonly DiagnosticDescriptor Forgiven = Make("TERN1004", "The null-forgiving operator hides a null that arrives");
    public static readonly DiagnosticDescriptor Untested = Make("TERN1005", "Results of a failed attempt are not used");
    public static readonly DiagnosticDescriptor Stale = Make("TERN1006", "Members that were cleared are not used");
    public static readonly DiagnosticDescriptor Implementation = Make("TERN1007", "Implementations and delegates keep the promise of their declaration");
    public static readonly DiagnosticDescriptor Construction = Make("TERN1008", "Objects and statics are not seen before they are initialised");
    public static readonly DiagnosticDescriptor Decoded = Make("TERN1009", "Members of decoded objects may be missing");
    public static readonly DiagnosticDescriptor Contract = new("TERN1010", "Contracts about null are written where callers read them", Message, "Tern.NullSafety", DiagnosticSeverity.Info, isEnabledByDefault: false, customTags: WellKnownDiagnosticTags.CompilationEnd);
    public static readonly DiagnosticDescriptor Handler = Make("TERN1020", "Handlers return a response");
    public static readonly DiagnosticDescriptor Optional = Make("TERN1021", "Optional message members are tested before use");
    public static readonly DiagnosticDescriptor Fallback = Make("TERN1022", "Fallbacks and middleware reply with a value");
    public static readonly DiagnosticDescriptor Lookup = Make("TERN1023", "Metadata and baggage are tested before use");
    public static readonly DiagnosticDescriptor Union = Make("TERN1024", "Union cases are tested before use");
    public static readonly DiagnosticDescriptor Settled = Make("TERN1091", "Entries of the null baseline that nothing needs are removed");
    public static readonly DiagnosticDescriptor Setting = Make("TERN1092", "Settings of the null analysis have values that it knows");
    public static readonly DiagnosticDescriptor Limit = Make("TERN1090", "The null analysis reached a limit", DiagnosticSeverity.Hidden);

    public static DiagnosticDescriptor Of(OriginKind kind, bool local, bool forgiven, bool cleared)
        => kind switch
        {
            OriginKind.Unset or OriginKind.Element or OriginKind.Struct => Unset,
            OriginKind.FailedTry => Untested,
            OriginKind.Static or OriginKind.Construction => Construction,
            OriginKind.Decoded => Decoded,
            OriginKind.Handler => Handler,
            OriginKind.Optional => Optional,
            OriginKind.Lookup => Lookup,
            OriginKind.Union => Union,
            OriginKind.Implementation => Implementation,
            _ when cleared => Stale,
            _ => forgiven ? Forgiven : local ? Local : Flow,
        };

    private static DiagnosticDescriptor Make(string id, string title, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        => new(id, title, Message, "Tern.NullSafety", severity, isEnabledByDefault: true, customTags: WellKnownDiagnosticTags.CompilationEnd);
}
