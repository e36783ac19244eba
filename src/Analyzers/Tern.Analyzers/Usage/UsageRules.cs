using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Usage;

/// <summary>The rules of how Tern is used.</summary>
internal static class UsageRules
{
    public static readonly DiagnosticDescriptor UnawaitedWrite = Make("TERN4002", "Stream writes are awaited", "Nothing awaits {0}: {1}");
    public static readonly DiagnosticDescriptor UndisposedStream = Make("TERN4003", "Streams are disposed", "{0} is never disposed, so the stream of '{1}' stays open if it is not read to its end; use 'await foreach', or declare it with 'await using'");
    public static readonly DiagnosticDescriptor Blocking = Make("TERN4004", "Calls are awaited", "'{0}' blocks a thread until '{1}' is answered, and may deadlock or starve the thread pool; await the call");
    public static readonly DiagnosticDescriptor ChannelPerCall = Make("TERN4005", "Channels are kept", "This channel may be made for each call, and its connections with it: {0}; make one per server and keep it");

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        => new(id, title, message, "Tern.Usage", severity, isEnabledByDefault: true);
}
