using Microsoft.CodeAnalysis;
using Tern.Analyzers.Idempotency.Values;

namespace Tern.Analyzers.Idempotency.Engine;

/// <summary>One method or lambda that is being followed.</summary>
internal sealed class Frame(ISymbol? method, Value self)
{
    public ISymbol? Method { get; } = method;

    public Value This { get; } = self;

    /// <summary>Answers, with the state in which each is given.</summary>
    public List<(Value Value, PathState State)> Returns { get; } = [];

    /// <summary>What a sequence yields.</summary>
    public Value? Yielded { get; set; }
}

/// <summary>A call with its receiver and arguments.</summary>
/// <param name="Method">The method that is named.</param>
/// <param name="Where">The call.</param>
/// <param name="Receiver">The object, which is the first argument of an extension.</param>
/// <param name="ReceiverType">Its type, as the caller sees it.</param>
/// <param name="Arguments">The arguments without the receiver, by parameter.</param>
internal sealed record Call(IMethodSymbol Method, IOperation Where, Value? Receiver, ITypeSymbol? ReceiverType, IReadOnlyList<Argument> Arguments)
{
    public string Name => Method.Name;

    public Value this[int index] => index < Arguments.Count ? Arguments[index].Value : Value.Unknown;

    public Value? Named(params string[] names) => Arguments.FirstOrDefault(a => names.Contains(a.Name, StringComparer.OrdinalIgnoreCase))?.Value;
}

/// <summary>One argument.</summary>
/// <param name="Parameter">Its parameter, if it is known.</param>
/// <param name="Value">What is passed.</param>
/// <param name="Target">The expression, which an <c>out</c> argument assigns.</param>
internal sealed record Argument(IParameterSymbol? Parameter, Value Value, IOperation? Target)
{
    public string Name => Parameter?.Name ?? "";
}

/// <summary>What a call would do.</summary>
internal enum Probed
{
    /// <summary>It changes what it keeps in a way that a second time does not change more, and all of its code was seen.</summary>
    Nothing,

    /// <summary>Nothing that was seen: it calls what cannot be seen, or stands for it.</summary>
    Opaque,

    /// <summary>Each of the methods that it may reach does what its own code says, and all of that was seen.</summary>
    Seen,

    /// <summary>Something, once: it looks whether it was done.</summary>
    Guarded,

    /// <summary>It changes memory only, as a stand-in for something outside does.</summary>
    Memory,

    /// <summary>It does something outside of the program.</summary>
    Outside,
}
