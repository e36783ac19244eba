using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Policy;

/// <summary>The rules of policies that repeat calls. Tern.Governance refuses the same in configuration, by the same ids.</summary>
internal static class PolicyRules
{
    public static readonly DiagnosticDescriptor Repeats = Make(
        "TERN2001", "Only idempotent methods are repeated", "{0} would repeat '{1}', which is not [Idempotent]: once sent it is never sent again; mark the method if calling it twice has the effect of calling it once, or retry on RetryReasons.NotSent only");

    public static readonly DiagnosticDescriptor Wildcard = Make(
        "TERN2002", "Policies for all methods fit all methods", "{0} for all methods covers {1}, not [Idempotent]: once sent they are never sent again; name the methods that may be repeated, or retry on RetryReasons.NotSent only");

    public static readonly DiagnosticDescriptor Loop = Make(
        "TERN2003", "Calls that are not idempotent are not repeated by hand", "{0} may send '{1}' again after the server has done it: the method is not [Idempotent]; call it once, or repeat only what has MayHaveBeenSent false");

    public static readonly DiagnosticDescriptor NoAttempts = Make(
        "TERN2004", "Policies fit the kind of method", "{0} has no effect on '{1}': {2}");

    public static readonly DiagnosticDescriptor Nested = Make(
        "TERN2015", "Retries are not nested", "'{0}' is retried by {1} and by {2}: the attempts multiply, and the outer ones know nothing of budget, pushback and deadline; keep one of them");

    public static readonly DiagnosticDescriptor NeverLast = Make(
        "TERN2016", "Deadlines leave room for the attempts", "The last of {0} attempts can begin after {1} at the earliest{2}, and {3} is {4}; raise {3}, or lower MaxRetries or the pauses");

    /// <summary>Property of a diagnostic that names the declaration of the method, for the fix that marks it.</summary>
    public const string Method = "Method";

    /// <summary>The properties of a diagnostic about a method.</summary>
    public static ImmutableDictionary<string, string?> About(IMethodSymbol method)
        => ImmutableDictionary<string, string?>.Empty.Add(Method, DocumentationCommentId.CreateDeclarationId(method.OriginalDefinition));

    private static DiagnosticDescriptor Make(string id, string title, string message)
        => new(id, title, message, "Tern.Idempotency", DiagnosticSeverity.Warning, isEnabledByDefault: true);
}
