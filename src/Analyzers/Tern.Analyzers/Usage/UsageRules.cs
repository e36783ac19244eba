using Microsoft.CodeAnalysis;

namespace Tern.Analyzers.Usage;

/// <summary>The rules of how Tern is used.</summary>
internal static class UsageRules
{
    public static readonly DiagnosticDescriptor Lossy = Make("TERN4001", "Values travel whole", "{0}");
    public static readonly DiagnosticDescriptor UnawaitedWrite = Make("TERN4002", "Stream writes are awaited", "Nothing awaits {0}: {1}");
    public static readonly DiagnosticDescriptor UndisposedStream = Make("TERN4003", "Streams are disposed", "{0} is never disposed, so the stream of '{1}' stays open if it is not read to its end; use 'await foreach', or declare it with 'await using'");
    public static readonly DiagnosticDescriptor Blocking = Make("TERN4004", "Calls are awaited", "'{0}' blocks a thread until '{1}' is answered, and may deadlock or starve the thread pool; await the call");
    public static readonly DiagnosticDescriptor ChannelPerCall = Make("TERN4005", "Channels are kept", "This channel may be made for each call, and its connections with it: {0}; make one per server and keep it");
    public static readonly DiagnosticDescriptor NoDeadline = Make("TERN4006", "Calls have a deadline", "Nobody gives '{0}' a time: it gives up after 30 seconds only, and the server is told no deadline; set Timeout in the options of the channel or in a CallContext", DiagnosticSeverity.Info);
    public static readonly DiagnosticDescriptor InnerTimeout = Make("TERN4007", "Inner times are shorter than outer ones", "{0} of {1} is longer than {2} of {3} around it, and never ends anything; shorten it or leave it out");
    public static readonly DiagnosticDescriptor KeptContext = Make("TERN4008", "Contexts end with their call", "The context may outlive its call: {0}, and contexts serve other calls afterwards; take what is needed from it instead");
    public static readonly DiagnosticDescriptor RepeatedByHand = Make("TERN4009", "Calls are repeated by policy", "'{0}' is repeated by hand, without regard to budget, pushback and deadline of its channel; give it a retry policy");

    private static DiagnosticDescriptor Make(string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Warning)
        => new(id, title, message, "Tern.Usage", severity, isEnabledByDefault: true);
}
